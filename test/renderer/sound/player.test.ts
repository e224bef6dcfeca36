import { describe, expect, test } from 'vitest'
import { goOnSoundStage, largestStep } from './on-sound-stage.ts'
import type { PlayStep, Recording } from './main.ts'

// The real player in Chromium, with a recorder where the loudspeaker would be.

const page = goOnSoundStage()

type Clip = { seconds: number; speech?: { from: number; to: number }[]; shielded?: boolean; quiet?: { from: number; to: number } }
const hz = 400
/** The steepest that the tone itself ever is, from one sample to the next. */
const ownStep = (rate: number): number => (0.5 * 2 * Math.PI * hz) / rate

async function record(clip: Clip, steps: PlayStep[], forMs: number): Promise<Recording> {
  await page().evaluate(of => window.sound.open(of), { hz, ...clip })
  return page().evaluate(([does, ms]) => window.sound.record(does, ms), [steps, forMs] as const)
}

/** How long after a time sound went on, in milliseconds. */
const soundedOn = ({ samples, rate }: Recording, after: number): number =>
  ((samples.findLastIndex(sample => Math.abs(sample) > 1e-5) + 1) / rate - after) * 1000
const soundingMs = ({ samples, rate }: Recording): number => {
  const block = Math.round(rate / 100)
  let sounding = 0
  for (let at = 0; at < samples.length; at += block) if (samples.slice(at, at + block).some(sample => Math.abs(sample) > 0.02)) sounding += 10
  return sounding
}

describe('silence', () => {
  /** When in the fade the first sound comes is the browser's; that the path makes no click then is shown offline. */
  const unsteady = 'the fade-in'
  const states: [string, PlayStep[], Clip?][] = [
    ['a clip that plays', [{ at: 0, what: 'play' }]],
    [unsteady, [{ at: 270, what: 'play' }]],
    ['three times the speed', [{ at: 0, what: 'speed', value: 3 }, { at: 1, what: 'play' }]],
    ['half the speed', [{ at: 0, what: 'speed', value: 0.5 }, { at: 1, what: 'play' }]],
    ['a loop', [{ at: 0, what: 'loop', span: { from: 500, to: 700 } }, { at: 1, what: 'play' }]],
    ['a jump that is under way', [{ at: 0, what: 'play' }, { at: 298, what: 'seek', value: 2000 }]],
    ['a softened clip', [{ at: 0, what: 'play' }], { seconds: 4, shielded: true }],
  ]

  test.each(states)('comes within 50 ms out of %s, and makes no click', async (name, steps, clip = { seconds: 4 }) => {
    const recording = await record(clip, [...steps, { at: 300, what: 'pause' }], 600)
    const after = soundedOn(recording, recording.at.at(-1) ?? 0)
    process.stdout.write(`out of ${name}: silent ${after.toFixed(1)} ms after it was asked for\n`)
    expect(after).toBeLessThanOrEqual(50)
    expect(recording.playing).toBe(false)
    if (name !== unsteady) expect(largestStep(recording.samples.slice(Math.floor(((recording.at.at(-1) ?? 0) - 0.002) * recording.rate)))).toBeLessThan(ownStep(recording.rate) * 1.6)
  })

  test('stays, and takes up again from where sound ended', async () => {
    const once = await record({ seconds: 4 }, [{ at: 0, what: 'play' }, { at: 400, what: 'pause' }], 700)
    expect(once.heard).toHaveLength(1)
    expect(once.position).toBeCloseTo(once.heard[0]?.to ?? 0, -1)
    const again = await page().evaluate(steps => window.sound.record(steps, 400), [{ at: 0, what: 'play' }, { at: 200, what: 'pause' }] satisfies PlayStep[])
    expect(again.heard).toHaveLength(1)
  })
})

describe('what counts as heard', () => {
  const speech = [{ from: 500, to: 900 }, { from: 2500, to: 2900 }]

  test('leaves out silence that was skipped, and the sound is as short as that', async () => {
    const recording = await record({ seconds: 4, speech }, [{ at: 0, what: 'skip', on: true }, { at: 1, what: 'play' }], 2200)
    const [first, second, ...others] = recording.heard
    expect(others).toEqual([])
    expect(first?.from).toBeCloseTo(350, -1)
    expect(first?.to).toBeGreaterThanOrEqual(1050)
    expect(first?.to).toBeLessThan(1200)
    expect(second?.from).toBeCloseTo(2350, -1)
    expect(second?.to).toBeGreaterThanOrEqual(3050)
    expect(second?.to).toBeLessThan(3200)
    expect(recording.playing).toBe(false)
    expect(soundingMs(recording)).toBeLessThan(1750)
  })

  test('is the loop once, and is told as often as it sounded', async () => {
    const recording = await record({ seconds: 4 }, [
      { at: 0, what: 'loop', span: { from: 1000, to: 1300 } }, { at: 1, what: 'play' }, { at: 1700, what: 'pause' },
    ], 1900)
    expect(recording.heard).toHaveLength(1)
    expect(recording.heard[0]?.from).toBeCloseTo(1000, -1)
    expect(recording.heard[0]?.to).toBeLessThanOrEqual(1330)
    const told = (recording.played?.spans ?? []).reduce((sum, { from, to }) => sum + to - from, 0)
    expect(recording.played?.spans.length).toBeGreaterThanOrEqual(4)
    expect(told).toBeGreaterThan(1000)
    expect(told).toBeLessThanOrEqual(1750)
  })

  test('is the clip’s own time at any speed', async () => {
    const recording = await record({ seconds: 6 }, [{ at: 0, what: 'speed', value: 3 }, { at: 1, what: 'play' }, { at: 900, what: 'pause' }], 1100)
    expect(recording.heard).toHaveLength(1)
    expect((recording.heard[0]?.to ?? 0) / 3).toBeGreaterThan(700)
    expect((recording.heard[0]?.to ?? 0) / 3).toBeLessThan(910)
    expect(recording.played?.speed).toBe(3)
  })

  test('leaves out what a jump passed over', async () => {
    const recording = await record({ seconds: 4 }, [{ at: 0, what: 'play' }, { at: 400, what: 'seek', value: 2000 }, { at: 800, what: 'pause' }], 1000)
    expect(recording.heard).toHaveLength(2)
    expect(recording.heard[0]?.to).toBeLessThan(420)
    expect(recording.heard[1]?.from).toBe(2000)
  })

  test('is told once, by who leaves the clip', async () => {
    await page().evaluate(of => window.sound.open(of), { hz, seconds: 4 })
    const { bySilence, byLeaving } = await page().evaluate(() => window.sound.leave(500))
    expect(bySilence).toBeNull()
    expect(byLeaving?.spans).toHaveLength(1)
    expect(byLeaving?.spans[0]?.to).toBeGreaterThan(300)
  })

  test('counts a softened clip as any other', async () => {
    const recording = await record({ seconds: 4, shielded: true }, [{ at: 0, what: 'play' }, { at: 600, what: 'shield', on: false }, { at: 1000, what: 'pause' }], 1200)
    expect(recording.heard).toHaveLength(1)
    const peakOf = (from: number, to: number): number => Math.max(...recording.samples.slice((recording.at[0]! + from) * recording.rate, (recording.at[0]! + to) * recording.rate))
    expect(20 * Math.log10(peakOf(0.3, 0.5) / peakOf(0.8, 0.95))).toBeCloseTo(-12, 0)
    expect(peakOf(0, 0.5)).toBeLessThan(0.15)
  })
})
