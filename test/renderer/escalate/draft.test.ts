import { describe, expect, test } from 'vitest'
import { categoryKeys, categoryOf, emptyDraft, filingOf, severityOfDraft } from '../../../renderer/escalate/draft.ts'
import type { EscalationSubject } from '../../../renderer/state/escalating.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { EscalationCategory, harmCategories } from '../../../shared/domain/escalation.ts'
import { idOf } from '../stage/figures.ts'

const subject: EscalationSubject = {
  clip: idOf(12), position: 12, durationMs: 6840, span: { from: 1200, to: 3400 },
}

describe('the keys of the panel', () => {
  test('are the digits in the order of the harms, then C and M, the number pad like the digits', () => {
    expect(categoryKeys.map(({ category }) => category)).toEqual([...harmCategories, 'other_crime', 'misuse'])
    expect(categoryKeys.map(({ keys }) => keys[0])).toEqual([
      'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0', 'KeyC', 'KeyM',
    ])
    expect(categoryKeys.find(({ category }) => category === 'unsure')?.keys).toContain('Numpad0')
  })

  test('leave out nothing that can be reported, but for the bare alarm, which is F8', () => {
    const reachable = new Set(categoryKeys.map(({ category }) => category))
    expect(EscalationCategory.options.filter(category => !reachable.has(category))).toEqual(['urgent_unspecified'])
  })
})

describe('a draft', () => {
  test('without an answer means that something is wrong', () => {
    expect(categoryOf(emptyDraft)).toBe('unsure')
    expect(severityOfDraft(emptyDraft)).toBe('S3')
  })

  test('counts as happening now until somebody says otherwise', () => {
    expect(severityOfDraft({ ...emptyDraft, category: 'threat' })).toBe('S1')
    expect(severityOfDraft({ ...emptyDraft, category: 'threat', happeningNow: false })).toBe('S2')
  })

  test('becomes a report that the contract accepts, with the span marked beforehand', () => {
    const filing = filingOf(subject, { ...emptyDraft, category: 'self_harm', words: '  they said it ' }, idOf(7))
    expect(filing).toEqual({
      attempt: idOf(7), clip: idOf(12), category: 'self_harm', happeningNow: true, span: { from: 1200, to: 3400 }, words: 'they said it', sounds: '',
      inference: '',
    })
    expect(methods['escalations.file'].input.safeParse(filing).success).toBe(true)
  })

  test('sent as an alarm is urgent and happening now, whatever was chosen, and keeps every word', () => {
    const filing = filingOf(subject, { ...emptyDraft, category: 'disturbing', happeningNow: false, sounds: 'glass' }, idOf(7), true)
    expect(filing).toMatchObject({ category: 'urgent_unspecified', happeningNow: true, sounds: 'glass' })
  })
})
