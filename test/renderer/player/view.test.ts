import { describe, expect, test } from 'vitest'
import { createView } from '../../../renderer/player/view.ts'

const opened = (durationMs = 10_000) => {
  const view = createView()
  view.meet(durationMs)
  return view
}

describe('what is in sight', () => {
  test('keeps what one looks at in its place when it grows or shrinks', () => {
    const view = opened()
    for (const around of [0, 0.2, 0.5, 0.9, 1]) {
      const before = (around - view.getState().from) * view.getState().zoom
      view.step(1, around)
      const { zoom, from } = view.getState()
      expect((around - from) * zoom, `around ${around}`).toBeCloseTo(Math.min(Math.max(before, 0), 1), 6)
    }
    expect(view.getState().zoom).toBe(32)
    for (let i = 0; i < 5; i++) view.step(-1, 0.5)
    expect(view.getState()).toEqual({ zoom: 1, from: 0 })
  })

  test('is as large on the next clip, and begins at its start', () => {
    const view = opened()
    view.step(1, 0.8)
    view.step(1, 0.8)
    expect(view.getState().from).toBeGreaterThan(0)
    view.meet(5000)
    expect(view.getState()).toEqual({ zoom: 4, from: 0 })
  })

  test('is never less than a quarter of a second, without forgetting what is wanted', () => {
    const view = opened()
    view.setZoom(16)
    view.meet(1000)
    expect(view.getState().zoom).toBe(4)
    view.meet(60_000)
    expect(view.getState().zoom).toBe(16)
  })
})

describe('following the playhead', () => {
  test('moves nothing while the playhead is in sight', () => {
    const view = opened()
    view.step(1, 0)
    view.step(1, 0)
    let moves = 0
    view.subscribe(() => moves++)
    for (let head = 0.02; head < 0.21; head += 0.005) view.follow(head)
    expect(moves).toBe(0)
  })

  test('glides, never jumps: no move is larger than the playhead’s own', () => {
    const view = opened()
    view.setZoom(8)
    let from = view.getState().from
    for (let head = 0.01; head <= 1; head += 0.0017) {
      view.follow(head)
      const now = view.getState().from
      expect(now - from).toBeGreaterThanOrEqual(0)
      expect(now - from).toBeLessThanOrEqual(0.0017 + 1e-9)
      expect((head - now) * 8).toBeLessThanOrEqual(1)
      from = now
    }
    expect(from).toBeCloseTo(1 - 1 / 8, 6)
  })

  test('brings a playhead that was moved out of sight to the nearer edge', () => {
    const view = opened()
    view.setZoom(4)
    view.follow(0.9)
    expect(view.getState().from).toBeCloseTo(0.9 - 0.86 / 4, 6)
    view.follow(0.3)
    expect(view.getState().from).toBeCloseTo(0.3 - 0.04 / 4, 6)
    view.follow(0)
    expect(view.getState().from).toBe(0)
  })
})
