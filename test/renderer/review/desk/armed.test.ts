import { describe, expect, test } from 'vitest'
import { armedStep } from '../../../../renderer/review/desk/armed.ts'

const speech = [{ from: 300, to: 1000 }, { from: 1500, to: 2000 }]

describe('an armed clip', () => {
  test('waits while it plays towards speech that was not heard', () => {
    expect(armedStep({ speech, heard: [{ from: 0, to: 600 }], at: 600, playing: true })).toEqual({ kind: 'wait' })
    expect(armedStep({ speech, heard: [{ from: 0, to: 1200 }], at: 1200, playing: true })).toEqual({ kind: 'wait' })
  })

  test('goes on from where it stands when it was paused', () => {
    expect(armedStep({ speech, heard: [{ from: 0, to: 600 }], at: 600, playing: false })).toEqual({ kind: 'play', from: 600 })
    expect(armedStep({ speech, heard: [], at: 0, playing: false })).toEqual({ kind: 'play', from: 0 })
  })

  test('goes back to speech that was jumped over, once nothing is left ahead', () => {
    const heard = [{ from: 0, to: 400 }, { from: 1400, to: 2100 }]
    expect(armedStep({ speech, heard, at: 2100, playing: true })).toEqual({ kind: 'play', from: 400 })
    expect(armedStep({ speech, heard, at: 2100, playing: false })).toEqual({ kind: 'play', from: 400 })
  })

  test('is accepted once all speech was heard; silence need not be', () => {
    expect(armedStep({ speech, heard: [{ from: 0, to: 2010 }], at: 2010, playing: true })).toEqual({ kind: 'accept' })
    expect(armedStep({ speech, heard: [{ from: 290, to: 1010 }, { from: 1490, to: 2010 }], at: 2010, playing: false })).toEqual({ kind: 'accept' })
    expect(armedStep({ speech: [], heard: [], at: 0, playing: false })).toEqual({ kind: 'accept' })
  })

  test('does not cut the last word short by the tolerance', () => {
    expect(armedStep({ speech, heard: [{ from: 0, to: 1950 }], at: 1950, playing: true })).toEqual({ kind: 'wait' })
  })

  test('always comes to an end', () => {
    for (let seed = 1; seed < 300; seed++) {
      const random = (n: number): number => ((seed * 7919 + n * 104_729) % 1000) / 1000
      const spans = [0, 1, 2].map(n => ({ from: n * 1000 + Math.floor(random(n) * 300), to: n * 1000 + 400 + Math.floor(random(n + 9) * 500) }))
      let heard = [{ from: Math.floor(random(5) * 1000), to: 1000 + Math.floor(random(6) * 1500) }]
      let at = Math.floor(random(7) * 3000)
      let playing = random(8) > 0.5
      let steps = 0
      for (; steps < 1000; steps++) {
        const step = armedStep({ speech: spans, heard, at, playing })
        if (step.kind === 'accept') break
        if (step.kind === 'play') {
          at = step.from
          playing = true
        }
        const to = Math.min(at + 16, 3000)
        if (to > at) heard = [...heard, { from: at, to }].toSorted((a, b) => a.from - b.from)
        heard = heard.reduce<typeof heard>((merged, span) => {
          const last = merged.at(-1)
          return last !== undefined && span.from <= last.to ? [...merged.slice(0, -1), { from: last.from, to: Math.max(last.to, span.to) }] : [...merged, span]
        }, [])
        at = to
        playing = at < 3000
      }
      expect(steps, `seed ${seed}`).toBeLessThan(1000)
    }
  })
})
