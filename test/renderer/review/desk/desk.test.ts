import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Refused } from '../../stage/memory-bridge.ts'
import { fresh, idOf, makeDesk } from './small-core.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('opening the desk', () => {
  test('puts the first clip in front in silence, and the next two behind it', async () => {
    const { open, front, player } = makeDesk()
    await open()
    expect(front()).toBe(1)
    expect([idOf(1), idOf(2), idOf(3)].every(player.holds)).toBe(true)
    expect(player.did).toEqual(['show 1'])
  })

  test('makes sound only when the core has licensed it', async () => {
    const { open, listen, player } = makeDesk()
    await open()
    await listen(100)
    expect(player.did).toEqual(['show 1', 'licence 1', 'play 1'])
  })

  test('stays silent when the core refuses, and says why', async () => {
    const { open, listen, player, failures } = makeDesk({ refuse: method => (method === 'clips.start' ? new Refused('lease_ended') : null) })
    await open()
    await listen(100)
    expect(player.did).toEqual(['show 1'])
    expect(failures).toEqual(['lease_ended'])
  })
})

describe('accepting', () => {
  test('shows the next clip before the core has answered, and lets it sound only after', async () => {
    const { open, listen, desk, front, player, settle } = makeDesk()
    await open()
    await listen()
    player.did.length = 0
    desk.accept()
    expect(front()).toBe(2)
    expect(player.getState()).toMatchObject({ clip: idOf(2), playing: false })
    await settle()
    expect(player.did).toEqual(['licence 2', 'show 2', 'play 2'])
  })

  test('tells what sounded, once: with the answer, or before it when the clip had fallen silent', async () => {
    const { open, listen, desk, called, settle } = makeDesk()
    await open()
    await listen(1600)
    desk.accept()
    await settle()
    expect(called('annotations.submit')).toEqual([{ clip: idOf(1), annotation: fresh, played: { spans: [{ from: 0, to: 1600 }], speed: 1 }, begin: idOf(2) }])
    await listen()
    await settle()
    expect(called('clips.played')).toEqual([{ clip: idOf(2), played: { spans: [{ from: 0, to: 3000 }], speed: 1 } }])
    desk.accept()
    await settle()
    expect(called('annotations.submit')[1]?.played).toBeNull()
  })

  test('comes back to the clip with everything entered when the core refuses, and says why', async () => {
    const { open, listen, desk, front, player, failures, settle, called } = makeDesk({
      refuse: method => (method === 'annotations.submit' ? new Refused('disk_full') : null),
    })
    await open()
    desk.edit({ transcript: 'play the music' })
    await listen()
    player.did.length = 0
    desk.accept()
    expect(front()).toBe(2)
    await settle()
    expect(front()).toBe(1)
    expect(desk.store.getState().work?.draft.transcript).toBe('play the music')
    expect(desk.store.getState().rows[0]?.state).not.toBe('submitted')
    expect(failures).toEqual(['disk_full'])
    expect(player.did).not.toContain('play 2')
    await vi.advanceTimersByTimeAsync(1000)
    expect(called('annotations.save').at(-1)?.annotation.transcript).toBe('play the music')
  })

  test('leaves the next clip silent when the core licenses it not, and says why', async () => {
    const refused: string[] = []
    const { open, listen, desk, player, failures, settle } = makeDesk({ refuse: method => (refused.includes(method) ? new Refused('lease_ended') : null) })
    await open()
    await listen()
    refused.push('clips.start')
    player.did.length = 0
    desk.accept()
    await settle()
    expect(player.did).toEqual(['show 2'])
    expect(failures).toEqual(['lease_ended'])
  })

  test('stops at a question that must be answered', async () => {
    const { open, desk, called, listen } = makeDesk()
    await open()
    await listen()
    desk.edit({ transcript: ' ' })
    desk.accept()
    expect(desk.store.getState().open).toEqual(['transcript'])
    expect(called('annotations.submit')).toEqual([])
  })

  test('ends at the last clip', async () => {
    const { open, listen, desk, settle } = makeDesk({ clips: 1 })
    await open()
    await listen()
    desk.accept()
    await settle()
    expect(desk.store.getState()).toMatchObject({ stage: 'finished', work: null })
  })
})

describe('speech that was not heard', () => {
  test('arms: the clip plays to its end and goes on by itself', async () => {
    const { open, desk, front, player, settle, called } = makeDesk()
    await open()
    desk.accept()
    expect(desk.store.getState().armed).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    player.run(1400)
    expect(front()).toBe(1)
    player.run(200)
    await settle()
    expect(front()).toBe(2)
    expect(called('annotations.submit')).toHaveLength(1)
  })

  test('disarmed, waits again', async () => {
    const { open, desk, front, player, settle } = makeDesk()
    await open()
    desk.accept()
    await vi.advanceTimersByTimeAsync(0)
    player.run(300)
    desk.listening.disarm()
    player.run(3000)
    await settle()
    expect(front()).toBe(1)
  })

  test('does not hold up a false wake, which goes on at once', async () => {
    const { open, desk, front, called, settle } = makeDesk()
    await open()
    desk.answerWake('media')
    expect(front()).toBe(2)
    await settle()
    expect(called('annotations.submit')[0]).toMatchObject({ annotation: { wake: 'media' }, played: null })
  })

  test('does not hold up a skip', async () => {
    const { open, desk, front, called, settle } = makeDesk()
    await open()
    desk.skip('known_person')
    expect(front()).toBe(2)
    await settle()
    expect(called('clips.skip')).toEqual([{ clip: idOf(1), cause: 'known_person', played: null, begin: idOf(2) }])
  })
})

describe('the way back', () => {
  test('opens the clip before, and goes on from it without a second answer when nothing was changed', async () => {
    const { open, desk, front, called, settle } = makeDesk()
    await open()
    desk.answerWake('media')
    await settle()
    desk.previous()
    await settle()
    expect(front()).toBe(1)
    desk.accept()
    await settle()
    expect(front()).toBe(2)
    expect(called('annotations.submit')).toHaveLength(1)
  })

  test('goes as far as it was pressed, however quickly', async () => {
    const { open, desk, front, settle } = makeDesk()
    await open()
    for (const verdict of ['media', 'noise'] as const) {
      desk.answerWake(verdict)
      await settle()
    }
    expect(front()).toBe(3)
    desk.previous()
    desk.previous()
    await settle()
    expect(front()).toBe(1)
  })

  test('undoes across clips', async () => {
    const { open, desk, front, settle, failures } = makeDesk()
    await open()
    desk.answerWake('media')
    await settle()
    await Promise.all([desk.undo(), settle()])
    expect(front()).toBe(1)
    await Promise.all([desk.undo(), settle()])
    expect(failures).toEqual(['nothing_to_undo'])
  })
})

test('what was entered is handed over when the desk rests', async () => {
  const { open, desk, called, settle } = makeDesk()
  await open()
  desk.edit({ transcript: 'play musi' })
  await Promise.all([desk.rest(), settle()])
  expect(called('annotations.save').at(-1)).toMatchObject({ clip: idOf(1), annotation: { transcript: 'play musi' } })
})

test('the clip that was left does not take keys while the desk is begun anew: what they did would be undone', async () => {
  const { open, desk, front, settle } = makeDesk()
  await open()
  await Promise.all([desk.rest(), settle()])
  const begun = desk.start()
  expect(desk.store.getState()).toMatchObject({ stage: 'starting' })
  await Promise.all([begun, settle()])
  expect(front()).toBe(1)
  expect(desk.store.getState().stage).toBe('working')
})
