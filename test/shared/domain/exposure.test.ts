import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterClip, ContentFlag, designLimits, fitting, isFlagged, isSevere, limitsOf, mayMeet, maySound, opensAt, withReserve,
  type ExposureLedger, type ShiftLedger,
} from '../../../shared/domain/exposure.ts'

const minute = 60_000
const start = 1_000_000
const shiftOf = (changes: Partial<ShiftLedger> = {}): ShiftLedger => ({ startedAt: start, severe: 0, protectedPauses: 0, plainSince: 10, ...changes })
const ledgerOf = (changes: Partial<ExposureLedger> = {}): ExposureLedger => ({ heardMs: 0, shift: shiftOf(), optedOut: [], ...changes })
const at = start + 60 * minute

const flags = fc.uniqueArray(fc.constantFrom(...ContentFlag.options), { maxLength: 3 })
const some = fc.uniqueArray(fc.constantFrom(...ContentFlag.options), { minLength: 1, maxLength: 4 })
const ledgers: fc.Arbitrary<ExposureLedger> = fc.record({
  heardMs: fc.integer({ min: 0, max: 90 * minute }),
  optedOut: fc.uniqueArray(fc.constantFrom(...ContentFlag.options)),
  shift: fc.record({
    startedAt: fc.constant(start), severe: fc.nat(5), protectedPauses: fc.nat(5), plainSince: fc.nat(20),
  }),
})
const instants = fc.integer({ min: start, max: start + 10 * 60 * minute })

describe('meeting what may distress', () => {
  test('is never in the way of a plain clip', () => {
    fc.assert(fc.property(ledgers, instants, (ledger, now) => mayMeet([], ledger, designLimits, now) === 'yes' && mayMeet([], ledger, designLimits, now, 'asked') === 'yes'))
  })

  test('keeps every limit, whatever was met before', () => {
    fc.assert(fc.property(some, ledgers, instants, (of, ledger, now) => {
      if (mayMeet(of, ledger, designLimits, now) !== 'yes') return
      expect(of.some(flag => ledger.optedOut.includes(flag))).toBe(false)
      expect(ledger.heardMs).toBeLessThan(30 * minute)
      expect(ledger.shift?.plainSince).toBeGreaterThanOrEqual(10)
      expect(now).toBeGreaterThanOrEqual(start + 15 * minute)
      expect(now).toBeLessThan(start + 8 * 60 * minute)
      if (isSevere(of)) expect(ledger.shift?.severe).toBeLessThan(3)
    }))
  })

  test('is given only where it may be asked for, and asked for at most an hour a day', () => {
    fc.assert(fc.property(some, ledgers, instants, (of, ledger, now) => {
      if (mayMeet(of, ledger, designLimits, now) === 'yes') expect(mayMeet(of, ledger, designLimits, now, 'asked')).toBe('yes')
      if (mayMeet(of, ledger, designLimits, now, 'asked') === 'yes') expect(maySound(ledger, designLimits)).toBe(true)
    }))
  })

  test('ends at each limit by itself', () => {
    const ask = (changes: Partial<ExposureLedger>, now = at) => mayMeet(['distressing'], ledgerOf(changes), designLimits, now)
    expect(ask({})).toBe('yes')
    expect(ask({ heardMs: 30 * minute })).toBe('not_today')
    expect(ask({ optedOut: ['distressing'] })).toBe('opted_out')
    expect(ask({ shift: shiftOf({ severe: 3 }) })).toBe('not_today')
    expect(ask({ shift: shiftOf({ protectedPauses: 3 }) })).toBe('not_today')
    expect(ask({ shift: shiftOf({ plainSince: 9 }) })).toBe('not_now')
    expect(ask({}, start + 15 * minute - 1)).toBe('not_now')
    expect(ask({}, start + 8 * 60 * minute)).toBe('not_today')
    expect(mayMeet(['health'], ledgerOf({ shift: shiftOf({ severe: 3 }) }), designLimits, at)).toBe('yes')
    expect(mayMeet(['distressing'], ledgerOf({ heardMs: 45 * minute }), designLimits, at, 'asked')).toBe('yes')
    expect(maySound(ledgerOf({ heardMs: 60 * minute }), designLimits)).toBe(false)
  })

  test('leaves ten plain clips and at most three severe ones in any sequence of clips', () => {
    fc.assert(fc.property(fc.array(flags, { maxLength: 120 }), sequence => {
      let shift = shiftOf()
      const met: (readonly ContentFlag[])[] = []
      for (const of of sequence) {
        if (mayMeet(of, ledgerOf({ shift }), designLimits, at) !== 'yes') continue
        met.push(of)
        shift = afterClip(shift, of)
      }
      const places = met.flatMap((of, index) => (isFlagged(of) ? [index] : []))
      for (const [index, place] of places.entries()) if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThan(10)
      expect(met.filter(isSevere).length).toBeLessThanOrEqual(3)
    }))
  })
})

describe('policy', () => {
  test('can tighten every limit and loosen none', () => {
    const care = fc.record({
      softMinutes: fc.double({ min: 0, max: 500, noNaN: true }), hardMinutes: fc.double({ min: 0, max: 500, noNaN: true }),
      severePerShift: fc.nat(20), plainBetween: fc.nat(50), firstMinutes: fc.nat(200), lastMinutes: fc.nat(200),
      plainReserve: fc.double({ min: 0, max: 1, noNaN: true }),
    }, { requiredKeys: [] })
    fc.assert(fc.property(care, some, ledgers, instants, (own, of, ledger, now) => {
      const limits = limitsOf({ care: own, shiftHours: 9 })
      expect(limits.softMs).toBeLessThanOrEqual(limits.hardMs)
      expect(limits.plainReserve).toBeGreaterThanOrEqual(0.2)
      if (mayMeet(of, ledger, limits, now) === 'yes') expect(mayMeet(of, ledger, designLimits, now)).toBe('yes')
    }))
  })
})

describe('what is kept back', () => {
  test('comes by itself after the first quarter of an hour, unless plain clips are missing or the day is full', () => {
    const early = start + 5 * minute
    expect(opensAt(ledgerOf(), designLimits, early)).toBe(start + 15 * minute)
    expect(opensAt(ledgerOf(), designLimits, at)).toBe(at)
    expect(opensAt(ledgerOf({ shift: shiftOf({ plainSince: 4 }) }), designLimits, early)).toBeNull()
    expect(opensAt(ledgerOf({ heardMs: 31 * minute }), designLimits, early)).toBeNull()
    expect(opensAt(ledgerOf({ shift: null }), designLimits, early)).toBeNull()
  })

  test('is left out of projections beyond what fits between plain clips', () => {
    expect(fitting({ plain: 25, flagged: 9 }, ledgerOf(), designLimits, at)).toBe(3)
    expect(fitting({ plain: 0, flagged: 9 }, ledgerOf({ shift: shiftOf({ plainSince: 0 }) }), designLimits, at)).toBe(0)
    expect(fitting({ plain: 500, flagged: 9 }, ledgerOf(), designLimits, at)).toBe(9)
    expect(fitting({ plain: 500, flagged: 9 }, ledgerOf(), designLimits, start + 8 * 60 * minute)).toBe(0)
  })
})

test('a batch keeps its reserve of plain clips, in order and as large as it may be', () => {
  const clips = fc.array(flags.map(of => ({ flags: of })), { maxLength: 80 })
  fc.assert(fc.property(clips, fc.integer({ min: 1, max: 90 }), fc.double({ min: 0, max: 1, noNaN: true }), (inOrder, count, reserve) => {
    const taken = withReserve(inOrder, count, reserve)
    const plain = taken.filter(({ flags: of }) => !isFlagged(of)).length
    const waiting = inOrder.filter(({ flags: of }) => !isFlagged(of)).length
    expect(taken.length).toBeLessThanOrEqual(count)
    expect(plain).toBeGreaterThanOrEqual(taken.length * reserve - 1e-9)
    expect(taken).toEqual(inOrder.filter(clip => taken.includes(clip)))
    // No plain clip stays behind where there is room.
    expect(plain).toBe(Math.min(waiting, count - (taken.length - plain)))
    if (inOrder.every(({ flags: of }) => !isFlagged(of))) expect(taken).toEqual(inOrder.slice(0, count))
  }))
  const of = (...kinds: string[]) => kinds.map(kind => ({ flags: kind === 'p' ? [] : (['health'] as ContentFlag[]), kind }))
  expect(withReserve(of('f', 'f', 'f', 'f', 'f', 'p', 'p'), 5, 0.2).map(({ kind }) => kind)).toEqual(['f', 'f', 'f', 'f', 'p'])
  expect(withReserve(of('f', 'f'), 5, 0.2)).toEqual([])
})
