import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterQuestionStep, askable, excerptSpan, expiryOf, longestExcerptMs, mayAnswer, questionStateAt, wordsWithin, type QuestionState, type QuestionStep,
} from '../../shared/domain/asking.ts'
import { Role } from '../../shared/domain/values.ts'

const steps: readonly QuestionStep[] = ['receive', 'answer', 'decline', 'expire']
const day = 24 * 3_600_000

describe('a question', () => {
  test('goes from the laptop to the hub, and ends answered, declined or expired', () => {
    expect(afterQuestionStep('waiting', 'receive')).toBe('received')
    expect(steps.map(step => afterQuestionStep('received', step))).toEqual([null, 'answered', 'declined', 'expired'])
    expect(steps.map(step => afterQuestionStep('waiting', step))).toEqual(['received', null, null, null])
  })

  test('that was answered stays answered, whatever comes after it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), history => {
      let state: QuestionState = 'waiting'
      let answered = false
      for (const step of history) {
        state = afterQuestionStep(state, step) ?? state
        answered ||= state === 'answered'
        if (answered) expect(state).toBe('answered')
      }
    }))
  })

  test('is never open and closed at once, and stays closed once it is', () => {
    const instant = fc.integer({ min: 0, max: 1000 })
    const times = fc.record({ receivedAt: instant, expiresAt: instant, answeredAt: fc.option(instant), declinedAt: fc.option(instant) })
    fc.assert(fc.property(times, instant, instant, (question, one, other) => {
      const [before, after] = [questionStateAt(question, Math.min(one, other)), questionStateAt(question, Math.max(one, other))]
      expect(before === 'received' || before === after).toBe(true)
    }))
    expect(questionStateAt({ receivedAt: null, expiresAt: null, answeredAt: null, declinedAt: null }, 5)).toBe('waiting')
  })

  test('expires after its days, and never beyond the last day of its batch', () => {
    const at = Date.UTC(2026, 10, 23, 8)
    expect(expiryOf(at, 3, '2027-01-31')).toBe(at + 3 * day)
    expect(expiryOf(at, 3, '2026-11-24')).toBe(Date.UTC(2026, 10, 25))
    expect(expiryOf(at, 3, '2026-11-01')).toBeLessThan(at)
  })

  test('is answered by reviewers who have or had the clip and by supervisors, never by whoever asked', () => {
    const may = (asked: boolean, leased: boolean) => Role.options.filter(role => mayAnswer({ role, asked, leased }))
    expect(may(false, true)).toEqual(['reviewer', 'supervisor'])
    expect(may(false, false)).toEqual(['supervisor'])
    expect([may(true, true), may(true, false)]).toEqual([[], []])
  })
})

describe('the seconds that are given', () => {
  const marked = fc.tuple(fc.nat(70_000), fc.integer({ min: 1, max: 70_000 })).map(([from, length]) => ({ from, to: from + length }))

  test('lie in the clip, hold what was asked about, and are never more than thirty', () => {
    fc.assert(fc.property(marked, fc.integer({ min: 300, max: 60_000 }), (span, durationMs) => {
      const asked = askable(span, durationMs)
      expect(asked === null).toBe(span.from >= durationMs)
      if (asked === null) return
      const given = excerptSpan(asked, durationMs)
      expect(given.from).toBeLessThanOrEqual(asked.from)
      expect(given.to).toBeGreaterThanOrEqual(asked.to)
      expect(given.from).toBeGreaterThanOrEqual(Math.max(0, asked.from - 500))
      expect(given.to).toBeLessThanOrEqual(Math.min(durationMs, asked.to + 500))
      expect(given.to - given.from).toBeLessThanOrEqual(longestExcerptMs)
    }))
  })

  test('stay within bounds for a span that never was checked', () => {
    fc.assert(fc.property(marked, fc.integer({ min: 300, max: 60_000 }), (span, durationMs) => {
      const { from, to } = excerptSpan(span, durationMs)
      expect(from >= 0 && to <= durationMs && from < to && to - from <= longestExcerptMs).toBe(true)
    }))
  })

  test('come with the words that sound in them', () => {
    const words = [0, 500, 1000, 1500].map(from => ({ text: `w${from}`, from, to: from + 400, confidence: null }))
    expect(wordsWithin(words, { from: 450, to: 1001 }).map(({ text }) => text)).toEqual(['w500', 'w1000'])
    expect(wordsWithin(words, { from: 400, to: 500 })).toEqual([])
  })
})
