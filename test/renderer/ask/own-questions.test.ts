import { describe, expect, test } from 'vitest'
import { askedRegions, concludedSince, isNews } from '../../../renderer/ask/own-questions.ts'
import type { MyQuestion } from '../../../shared/contract/questions.ts'

const question = (n: number, changes: Partial<MyQuestion> = {}): MyQuestion => ({
  question: `q${n}`, clip: 'a', position: 1, span: { from: n * 100, to: n * 100 + 50 }, text: 'what', state: 'received', askedAt: n,
  receivedAt: n, expiresAt: 99, answers: [], seen: false, ...changes,
})

describe('own questions', () => {
  test('that came to an end are told of once, and never those that were at an end before', () => {
    const before = [question(1), question(2), question(3, { state: 'answered' }), question(4, { state: 'waiting' })]
    const now = [question(1, { state: 'answered' }), question(2), question(3, { state: 'answered' }), question(4, { state: 'refused' })]
    expect(concludedSince(before, now).map(({ question: id }) => id)).toEqual(['q1', 'q4'])
    expect(concludedSince(now, now)).toEqual([])
    expect(concludedSince(null, now)).toEqual([])
  })

  test('are news until they were looked at, and only once something came of them', () => {
    expect([question(1), question(1, { state: 'answered' }), question(1, { state: 'expired', seen: true })].map(isNews)).toEqual([false, true, false])
  })

  test('mark their seconds on their clip, those of other clips and those that went wrong aside', () => {
    const all = [question(3), question(1, { answers: [{ at: 5, by: 'supervisor', text: 'so' }], state: 'answered' }), question(2, { clip: 'b' }), question(4, { state: 'refused' })]
    expect(askedRegions(all, 'a', answered => (answered ? 'answered' : 'asked'))).toEqual([
      { id: 'q1', from: 100, to: 150, kind: 'asked', label: 'answered' },
      { id: 'q3', from: 300, to: 350, kind: 'asked', label: 'asked' },
    ])
  })
})
