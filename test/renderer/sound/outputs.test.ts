import { describe, expect, test } from 'vitest'
import { goOnSoundStage } from './on-sound-stage.ts'

// Choosing the device that clips sound on, and losing it, with Chromium's stand-ins for devices. They are named here as
// the shell's permission names them: without the microphone.

const page = goOnSoundStage(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
const headset = 'Fake Audio Output 1'

const open = async (output: string | null, absent: string[] = []): Promise<void> => {
  await page().evaluate(async ([name, gone]) => {
    window.outputs = await window.sound.outputs(name, gone)
  }, [output, absent] as const)
}
const state = () => page().evaluate(() => window.outputs.state())

describe('the device that clips sound on', () => {
  test('is one of those that the browser names, without their aliases', async () => {
    await open(null)
    expect(await page().evaluate(() => window.outputs.names())).toEqual([headset, 'Fake Audio Output 2'])
  })

  test('is taken at the start, by its name, and can be changed while a clip sounds', async () => {
    await open(headset)
    await page().evaluate(() => window.outputs.play())
    expect(await state()).toEqual({ playing: true, told: [], routedTo: [headset] })
    await page().evaluate(() => window.outputs.choose('Fake Audio Output 2'))
    expect(await state()).toEqual({ playing: true, told: [], routedTo: [headset, 'Fake Audio Output 2'] })
    await page().evaluate(() => window.outputs.choose(null))
    expect((await state()).routedTo.at(-1)).toBe('system')
  })

  test('unplugged, pauses the clip, says so, and sends sound nowhere else', async () => {
    await open(headset)
    await page().evaluate(() => window.outputs.play())
    await page().evaluate(name => window.outputs.unplug(name), headset)
    const lost = await state()
    expect(lost.playing).toBe(false)
    expect(lost.told).toEqual([expect.stringContaining('not there')])
    expect(lost.routedTo).toEqual([headset])
    await page().evaluate(() => window.outputs.play())
    expect((await state()).playing).toBe(false)
  })

  test('plugged in again, sounds when it is asked to, and not before', async () => {
    await open(headset)
    await page().evaluate(() => window.outputs.play())
    await page().evaluate(name => window.outputs.unplug(name), headset)
    await page().evaluate(name => window.outputs.plug(name), headset)
    expect((await state()).playing).toBe(false)
    await page().evaluate(() => window.outputs.play())
    expect((await state()).playing).toBe(true)
  })

  test('that is not there at the start keeps everything silent until another is chosen', async () => {
    await open(headset, [headset])
    await page().evaluate(() => window.outputs.play())
    expect(await state()).toMatchObject({ playing: false, routedTo: [] })
    await page().evaluate(() => window.outputs.choose(null))
    await page().evaluate(() => window.outputs.play())
    expect((await state()).playing).toBe(true)
  })
})

describe('the system’s own choice', () => {
  test('moved to another device pauses the clip; what goes on without the system’s leave is only what was asked for', async () => {
    await open(null)
    await page().evaluate(() => window.outputs.play())
    await page().evaluate(() => window.outputs.moveSystem('loudspeakers'))
    const moved = await state()
    expect(moved.playing).toBe(false)
    expect(moved.told).toEqual([expect.stringContaining('was paused')])
    await page().evaluate(() => window.outputs.play())
    expect((await state()).playing).toBe(true)
  })

  test('stays where it is when something else is plugged in', async () => {
    await open(null)
    await page().evaluate(() => window.outputs.play())
    await page().evaluate(() => window.outputs.unplug('Fake Audio Output 2'))
    expect(await state()).toMatchObject({ playing: true, told: [] })
  })

  test('that the browser does not tell counts as moved whenever a device comes or goes', async () => {
    await open(null)
    await page().evaluate(() => window.outputs.moveSystem(null))
    await page().evaluate(() => window.outputs.play())
    await page().evaluate(() => window.outputs.moveSystem(null))
    expect((await state()).playing).toBe(false)
  })
})
