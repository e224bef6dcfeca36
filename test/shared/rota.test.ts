import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactsAt, nextContact, thinStretches, type OnCall } from '../../shared/domain/rota.ts'

const hour = 3_600_000
const noon = Date.UTC(2026, 10, 23, 12)
const span = (person: string, from: number, to: number, place = 1): OnCall => ({ person, from: noon + from * hour, to: noon + to * hour, place })

describe('a rota', () => {
  test('has people turned to by their place, each once, from the first instant of a span to before its last', () => {
    const rota = [span('bo', 0, 8, 2), span('ana', 0, 8, 1), span('cy', 2, 4, 1), span('ana', 1, 2, 3)]
    expect(contactsAt(rota, noon)).toEqual(['ana', 'bo'])
    expect(contactsAt(rota, noon + 1.5 * hour)).toEqual(['ana', 'bo'])
    expect(contactsAt(rota, noon + 2 * hour)).toEqual(['ana', 'cy', 'bo'])
    expect(contactsAt(rota, noon + 4 * hour)).toEqual(['ana', 'bo'])
    expect(contactsAt(rota, noon + 8 * hour)).toEqual([])
    expect(contactsAt(rota, noon - 1)).toEqual([])
  })

  test('turns to everybody once, then to nobody', () => {
    expect(nextContact(['ana', 'bo'], new Set())).toBe('ana')
    expect(nextContact(['ana', 'bo'], new Set(['ana']))).toBe('bo')
    expect(nextContact(['ana', 'bo'], new Set(['bo']))).toBe('ana')
    expect(nextContact(['ana', 'bo'], new Set(['ana', 'bo']))).toBeNull()
    expect(nextContact([], new Set())).toBeNull()
  })
})

describe('hours that are thin', () => {
  const able = new Set(['ana', 'bo', 'prue'])

  test('are those with fewer than two who can be a second person', () => {
    const rota = [span('ana', 0, 4), span('bo', 0, 2), span('sup', 0, 4)]
    expect(thinStretches(rota, able, noon, 5)).toEqual([
      { from: noon + 2 * hour, to: noon + 4 * hour, people: 1 },
      { from: noon + 4 * hour, to: noon + 5 * hour, people: 0 },
    ])
  })

  test('are found where one person leaves before another comes, however short the gap', () => {
    const gap = [span('ana', 0, 3), span('bo', 0, 1.5), span('prue', 1.51, 3)]
    expect(thinStretches(gap, able, noon, 3)).toEqual([{ from: noon + hour, to: noon + 2 * hour, people: 1 }])
  })

  test('count one person once, however many spans they have', () => {
    expect(thinStretches([span('ana', 0, 1, 1), span('ana', 0, 1, 2)], able, noon, 1)).toEqual([{ from: noon, to: noon + hour, people: 1 }])
  })

  test('begin with the hour that runs, and do not blame it for what is over', () => {
    const rota = [span('ana', 0.5, 2), span('bo', 0.5, 2)]
    expect(thinStretches(rota, able, noon + 0.6 * hour, 2)).toEqual([])
    expect(thinStretches(rota, able, noon, 2)).toEqual([{ from: noon, to: noon + hour, people: 0 }])
  })

  test('are every hour in which some sampled moment has fewer than two, and no other', () => {
    const spans = fc.array(fc.record({ person: fc.constantFrom('ana', 'bo', 'prue'), from: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 20 }), place: fc.integer({ min: 1, max: 3 }) }), { maxLength: 8 })
    fc.assert(fc.property(spans, drawn => {
      const rota = drawn.map(({ person, from, length, place }) => span(person, from / 4, (from + length) / 4, place))
      const thin = thinStretches(rota, able, noon, 10)
      for (let hours = 0; hours < 10; hours++) {
        const fewest = Math.min(...[0, 0.25, 0.5, 0.75].map(part => contactsAt(rota, noon + (hours + part) * hour).length))
        const found = thin.find(({ from, to }) => from <= noon + hours * hour && noon + hours * hour < to)
        expect(found?.people ?? 2).toBe(Math.min(2, fewest))
      }
    }))
  })
})
