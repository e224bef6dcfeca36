import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { durationMs, idOf, makeDesk } from './small-core.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const words = [
  { text: 'play', from: 600, to: 900, confidence: 0.9 },
  { text: 'music', from: 1000, to: 1400, confidence: 0.9 },
]

describe('resuming', () => {
  const paused = async (settings = {}) => {
    const made = makeDesk({ settings })
    await made.open()
    await made.listen(1200)
    made.desk.listening.toggle()
    return made
  }

  test('goes a little back, as far as the settings say', async () => {
    const { desk, player } = await paused()
    desk.listening.toggle()
    expect(player.position()).toBe(1200 - 500)
    expect(player.getState().playing).toBe(true)
    const far = await paused({ stepBackMs: 5000 })
    far.desk.listening.toggle()
    expect(far.player.position()).toBe(0)
    const not = await paused({ stepBackMs: 0 })
    not.desk.listening.toggle()
    expect(not.player.position()).toBe(1200)
  })

  test('does not where the clip was moved meanwhile, or starts over', async () => {
    const { desk, player } = await paused()
    desk.listening.seekBy(1000)
    desk.listening.toggle()
    expect(player.position()).toBe(2200)
    player.run(3000)
    expect(player.position()).toBe(durationMs)
    desk.listening.toggle()
    expect(player.position()).toBe(durationMs)
    desk.listening.silence()
    desk.listening.replay()
    expect(player.position()).toBe(0)
  })
})

describe('silence', () => {
  test('holds also against sound that was asked for and whose licence is on its way', async () => {
    for (const silence of ['silence', 'escalate', 'leave'] as const) {
      const { open, desk, player, settle } = makeDesk()
      await open()
      desk.listening.toggle()
      if (silence === 'silence') desk.listening.silence()
      if (silence === 'escalate') void desk.escalate()
      if (silence === 'leave') void desk.handOver()
      await settle()
      expect(player.did.filter(what => what.startsWith('play')), silence).toEqual([])
    }
  })

  test('ends with the next wish to hear', async () => {
    const { open, desk, player, settle } = makeDesk()
    await open()
    desk.listening.toggle()
    desk.listening.silence()
    await settle()
    desk.listening.toggle()
    await settle()
    expect(player.getState().playing).toBe(true)
  })
})

describe('a passage', () => {
  const opened = async () => {
    const made = makeDesk({ words })
    await made.open()
    return made
  }

  test('loops over the selection until it is told to stop, and goes on from there', async () => {
    const { desk, player, listen } = await opened()
    desk.store.setState({ selection: { from: 1000, to: 1400 } })
    desk.listening.passages.loop()
    await listen(0)
    player.run(2000)
    expect(player.getState().playing).toBe(true)
    expect(player.position()).toBeGreaterThanOrEqual(1000)
    expect(player.position()).toBeLessThan(1416)
    expect(player.heard()).toEqual([{ from: 1000, to: expect.closeTo(1400, -2) as number }])
    desk.listening.passages.loop()
    player.run(1000)
    expect(player.position()).toBeGreaterThan(1600)
  })

  test('loops over the word just heard, and over the clip before any was', async () => {
    const { desk, player, listen } = await opened()
    desk.listening.passages.loop()
    expect(player.getState().passage).toEqual({ span: { from: 0, to: durationMs }, again: true })
    desk.listening.passages.loop()
    await listen(1100)
    desk.listening.passages.loop()
    expect(player.getState().passage).toEqual({ span: { from: 1000, to: 1400 }, again: true })
  })

  test('is left by moving out of it', async () => {
    const { desk, player, listen } = await opened()
    desk.store.setState({ selection: { from: 1000, to: 1400 } })
    desk.listening.passages.loop()
    await listen(100)
    player.seek(1200)
    expect(player.getState().passage).not.toBeNull()
    desk.listening.replay()
    expect(player.getState().passage).toBeNull()
  })

  test('around a word ends by itself, and Space goes on behind it', async () => {
    const { desk, player } = await opened()
    desk.listening.passages.around({ from: 1000, to: 1400 }, 300)
    await vi.advanceTimersByTimeAsync(0)
    expect(player.position()).toBe(700)
    player.run(3000)
    expect(player.getState()).toMatchObject({ playing: false, passage: null })
    expect(player.position()).toBeCloseTo(1700, -2)
  })

  test('starts at the word before or after, also while another sounds', async () => {
    const { desk, player } = await opened()
    desk.listening.passages.fromWord(1)
    await vi.advanceTimersByTimeAsync(0)
    expect(player.position()).toBe(600)
    player.run(100)
    desk.listening.passages.fromWord(1)
    expect(player.position()).toBe(1000)
    desk.listening.passages.fromWord(1)
    expect(player.position()).toBe(1000)
    desk.listening.passages.fromWord(-1)
    expect(player.position()).toBe(600)
  })
})

describe('a clip that is met softened', () => {
  const shieldAt = async (...shielded: number[]) => {
    const made = makeDesk({ shielded })
    await made.open()
    return made
  }

  test('does not play by itself when it comes, and plays softened when asked', async () => {
    const { desk, listen, front, player, settle } = await shieldAt(2)
    await listen()
    desk.accept()
    await settle()
    expect(front()).toBe(2)
    expect(player.getState()).toMatchObject({ playing: false, shield: { on: true, lifted: [] } })
    desk.listening.toggle()
    await settle()
    expect(player.getState()).toMatchObject({ playing: true, shield: { on: true } })
  })

  test('is not started by Enter either, and is accepted once it was heard', async () => {
    const { desk, listen, front, player, settle } = await shieldAt(1)
    desk.accept()
    await settle()
    expect(desk.store.getState().armed).toBe(false)
    expect(player.getState().playing).toBe(false)
    await listen(800)
    desk.accept()
    expect(desk.store.getState().armed).toBe(true)
    player.run(2000)
    await settle()
    expect(front()).toBe(2)
  })

  test('armed, never starts again at speech that was jumped over', async () => {
    const { desk, listen, player, front, settle } = await shieldAt(1)
    await listen(600)
    desk.accept()
    player.seek(1800)
    player.run(2000)
    await settle()
    expect(front()).toBe(1)
    expect(desk.store.getState().armed).toBe(false)
    expect(player.getState().playing).toBe(false)
  })

  test('is in the reviewer’s hand: lifted for a stretch, taken away, put back, and as assigned on the next clip', async () => {
    const { desk, player, settle } = await shieldAt(1)
    desk.listening.shielding.lift()
    expect(player.getState().shield).toEqual({ on: true, lifted: [{ from: 500, to: 1500 }] })
    desk.store.setState({ selection: { from: 2000, to: 2500 } })
    desk.listening.shielding.lift()
    expect(player.getState().shield.lifted).toHaveLength(2)
    desk.listening.shielding.toggle()
    expect(player.getState().shield).toEqual({ on: false, lifted: [] })
    desk.listening.shielding.toggle()
    expect(player.getState().shield).toEqual({ on: true, lifted: [] })
    desk.skip('other')
    await settle()
    expect(player.getState().shield.on).toBe(false)
  })

  test('is read again when the person wants all clips softened', async () => {
    const { desk, bridge, settle } = await shieldAt()
    const opened = () => bridge.calls.filter(({ method }) => method === 'clips.open').map(({ input }) => (input as { clip: string }).clip)
    const before = opened().length
    await Promise.all([desk.reread(), settle()])
    expect(opened().slice(before)).toEqual([idOf(2), idOf(3)])
  })
})

test('zoom and spectrogram are remembered', async () => {
  const { desk, settings, open } = makeDesk()
  await open()
  desk.listening.zoom(1)
  desk.listening.zoom(1)
  expect(settings.zoom).toBe(4)
  desk.listening.zoom(-1)
  expect(settings.zoom).toBe(2)
  desk.listening.toggleSpectrogram()
  expect(settings.spectrogram).toBe(true)
})
