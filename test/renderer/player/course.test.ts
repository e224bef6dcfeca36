import { describe, expect, test } from 'vitest'
import { afterSilence, turnAt } from '../../../renderer/player/course.ts'
import { movedEdge, spanBetween } from '../../../renderer/player/dragging.ts'
import { isSoftAt, lift } from '../../../renderer/player/shield.ts'
import { loudnessSketch } from '../../../renderer/player/peaks.ts'

const speech = [{ from: 1000, to: 2000 }, { from: 5000, to: 6000 }]

describe('skipping silence', () => {
  test('lands 150 ms before speech and leaves 150 ms after it', () => {
    expect(afterSilence(speech, 0, 8000)).toBe(850)
    expect(afterSilence(speech, 2149, 8000)).toBe(2149)
    expect(afterSilence(speech, 2150, 8000)).toBe(4850)
    expect(afterSilence(speech, 6150, 8000)).toBe(8000)
  })

  test('never jumps back, never into the middle of speech, and never for less than it costs', () => {
    for (let at = 0; at <= 8000; at += 7) {
      const to = afterSilence(speech, at, 8000)
      expect(to).toBeGreaterThanOrEqual(at)
      if (to !== at) expect(speech.some(({ from, to: end }) => to > from && to < end)).toBe(false)
    }
    expect(afterSilence([{ from: 1000, to: 2000 }, { from: 2400, to: 3000 }], 2150, 3100)).toBe(2150)
  })

  test('skips nothing where no speech was found', () => {
    expect(afterSilence([], 100, 8000)).toBe(100)
  })
})

describe('a passage', () => {
  const course = { strideMs: 16, skipping: true, speech, durationMs: 8000 }
  test('goes over silence, and ends or begins again at its end', () => {
    const span = { from: 2200, to: 3000 }
    expect(turnAt({ ...course, at: 2500, passage: { span, again: true } })).toEqual({ kind: 'on' })
    expect(turnAt({ ...course, at: 2993, passage: { span, again: true } })).toEqual({ kind: 'jump', to: 2200 })
    expect(turnAt({ ...course, at: 2993, passage: { span, again: false } })).toEqual({ kind: 'stop' })
    expect(turnAt({ ...course, at: 2500, passage: null })).toEqual({ kind: 'jump', to: 4850 })
  })
})

describe('marking by hand', () => {
  test('takes either direction, and never less than can be heard', () => {
    expect(spanBetween(900.4, 200.2, 3000)).toEqual({ from: 200, to: 900 })
    expect(spanBetween(3000, 3000, 3000)).toEqual({ from: 2980, to: 3000 })
  })

  test('moves one edge and leaves the other', () => {
    const span = { from: 500, to: 900 }
    expect(movedEdge(span, 'from', 700, 3000)).toEqual({ from: 700, to: 900 })
    expect(movedEdge(span, 'from', 1500, 3000)).toEqual({ from: 880, to: 900 })
    expect(movedEdge(span, 'to', 5000, 3000)).toEqual({ from: 500, to: 3000 })
    expect(movedEdge(span, 'to', 100, 3000)).toEqual({ from: 500, to: 520 })
  })
})

test('a shield softens everything but what was lifted', () => {
  const lifted = lift({ on: true, lifted: [] }, { from: 100, to: 200 })
  expect([50, 100, 199, 200].map(at => isSoftAt(lifted, at))).toEqual([true, false, false, true])
  expect(isSoftAt({ on: false, lifted: [] }, 50)).toBe(false)
})

test('a sketch tells where it is loud, in few steps', () => {
  const peaks = Buffer.from(Array.from({ length: 400 }, (_, index) => (index < 200 ? 20 : 200))).toString('base64url')
  const sketch = loudnessSketch(peaks, -6)
  expect(sketch.length).toBe(48)
  expect(Math.max(...sketch.slice(0, 23))).toBeLessThan(0.1)
  expect(Math.min(...sketch.slice(25))).toBeGreaterThan(0.7)
  expect(loudnessSketch(Buffer.from([255]).toString('base64url'), 0)).toEqual([1])
})
