import { describe, expect, test } from 'vitest'
import { createHeardTracker } from '../../../renderer/player/heard-tracker.ts'

describe('what was heard', () => {
  test('is the stretch between start and stop, to the millisecond', () => {
    const tracker = createHeardTracker(3000, [])
    tracker.start(0.4)
    tracker.reach(512.2)
    tracker.stop(999.6)
    expect(tracker.heard()).toEqual([{ from: 0, to: 1000 }])
    expect(tracker.take()).toEqual([{ from: 0, to: 1000 }])
  })

  test('grows while the sound goes on, and is handed over piece by piece without a gap or a double', () => {
    const tracker = createHeardTracker(3000, [])
    tracker.start(0)
    tracker.reach(700)
    expect(tracker.take()).toEqual([{ from: 0, to: 700 }])
    tracker.reach(900)
    expect(tracker.heard()).toEqual([{ from: 0, to: 900 }])
    tracker.stop(1200)
    expect(tracker.take()).toEqual([{ from: 700, to: 1200 }])
    expect(tracker.take()).toEqual([])
    expect(tracker.heard()).toEqual([{ from: 0, to: 1200 }])
  })

  test('counts a part that was played twice once when drawn, and twice when told', () => {
    const tracker = createHeardTracker(3000, [])
    tracker.start(0)
    tracker.stop(1000)
    tracker.start(500)
    tracker.stop(1500)
    expect(tracker.take()).toEqual([{ from: 0, to: 1000 }, { from: 500, to: 1500 }])
    expect(tracker.heard()).toEqual([{ from: 0, to: 1500 }])
  })

  test('leaves out what was jumped over', () => {
    const tracker = createHeardTracker(3000, [])
    tracker.start(0)
    tracker.stop(400)
    tracker.start(2000)
    tracker.stop(2400)
    expect(tracker.heard()).toEqual([{ from: 0, to: 400 }, { from: 2000, to: 2400 }])
  })

  test('never goes beyond the clip, and never runs backwards', () => {
    const tracker = createHeardTracker(3000, [])
    tracker.start(2900)
    tracker.reach(3020)
    tracker.reach(2950)
    tracker.stop(2950)
    expect(tracker.take()).toEqual([{ from: 2900, to: 3000 }])
  })

  test('is nothing when no sound came between start and stop', () => {
    const tracker = createHeardTracker(3000, [])
    tracker.start(1000)
    tracker.stop(1000)
    tracker.stop(2000)
    expect(tracker.take()).toEqual([])
  })

  test('includes what was heard before and what the core knows', () => {
    const tracker = createHeardTracker(3000, [{ from: 0, to: 300 }])
    tracker.learn([{ from: 250, to: 800 }])
    expect(tracker.heard()).toEqual([{ from: 0, to: 800 }])
    expect(tracker.take()).toEqual([])
  })

  test('knows the stretch that sounds as one, however slowly it is followed and whatever was told of it, until it breaks', () => {
    const tracker = createHeardTracker(9000, [])
    tracker.start(1000)
    tracker.reach(2500)
    const stretch = tracker.stretch()
    tracker.take()
    tracker.reach(4000)
    expect(tracker.stretch()).toBe(stretch)
    tracker.stop(4100)
    expect(stretch).toEqual({ from: 1000, to: 4100 })
    tracker.start(4100)
    expect(tracker.stretch()).not.toBe(stretch)
    expect(tracker.stretch()).toEqual({ from: 4100, to: 4100 })
  })
})
