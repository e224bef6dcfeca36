import { describe, expect, test } from 'vitest'
import { heardShape } from '../../../renderer/player/heard-shape.ts'
import { rulerMarks } from '../../../renderer/player/ruler.ts'

describe('the ruler', () => {
  test('has round marks and the end, never so close that they touch', () => {
    expect(rulerMarks(3700)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000, 3700])
    expect(rulerMarks(2040)).toEqual([0, 500, 1000, 1500, 2040])
    expect(rulerMarks(300)).toEqual([0, 100, 200, 300])
    expect(rulerMarks(60_000)).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000])
  })

  test('stays readable for every length of clip', () => {
    for (let ms = 300; ms <= 60_000; ms += 37) {
      const marks = rulerMarks(ms)
      expect(marks.length).toBeLessThanOrEqual(9)
      expect(marks.at(-1)).toBe(ms)
    }
  })
})

describe('the tint of heard parts', () => {
  test('covers each stretch and nothing between them', () => {
    expect(heardShape([{ from: 0, to: 500 }, { from: 1000, to: 2000 }], 2000)).toBe(
      'polygon(0.00% 100%,0.00% 0,25.00% 0,25.00% 100%,50.00% 100%,50.00% 0,100.00% 0,100.00% 100%)',
    )
  })

  test('covers nothing of an unheard clip', () => {
    expect(heardShape([], 2000)).toBe('inset(0 100% 0 0)')
  })
})
