import type { MethodInput } from '../../shared/contract/methods.ts'
import { harmCategories, severityOf, type EscalationCategory, type Severity } from '../../shared/domain/escalation.ts'
import type { EscalationSubject } from '../state/escalating.ts'

/** A report as it goes to the core. */
export type Filing = MethodInput<'escalations.file'>

/** What the panel holds before it is sent; nothing of it leaves the window until then. */
export type Draft = Pick<Filing, 'happeningNow' | 'words' | 'sounds' | 'inference'> & {
  category: EscalationCategory | null
  /** Whether a report of misuse is about the clip that is chosen; it need not be about any. */
  misuseOfClip: boolean
  /** Whether a pause is wanted once the report is safe. */
  pauseAfter: boolean
}

export const emptyDraft: Draft = {
  category: null, happeningNow: true, words: '', sounds: '', inference: '', misuseOfClip: false, pauseAfter: false,
}

/** The panel's answers in its order, each with its key patterns, the number pad like the digits. */
export const categoryKeys: readonly { category: EscalationCategory; keys: readonly [string, ...string[]] }[] = [
  ...harmCategories.map((category, index) => {
    const digit = (index + 1) % 10
    return { category, keys: [`Digit${digit}`, `Numpad${digit}`] as const }
  }),
  { category: 'other_crime', keys: ['KeyC'] },
  { category: 'misuse', keys: ['KeyM'] },
]

/** What is sent when no answer was chosen: something is wrong, and no words are needed. */
const unanswered: EscalationCategory = 'unsure'

export const categoryOf = (draft: Draft): EscalationCategory => draft.category ?? unanswered

export const severityOfDraft = (draft: Draft): Severity => severityOf(categoryOf(draft), draft.happeningNow)

/** Whether a life may be at risk, as far as the panel knows: as long as nothing is chosen, one may. */
export const mayBeGrave = (draft: Draft): boolean => draft.category === null || severityOfDraft(draft) === 'S1'

/** The report as it goes to the core; `urgent` sends the bare alarm, with whatever was written so far. */
export function filingOf(subject: EscalationSubject | null, draft: Draft, attempt: string, urgent = false): Filing {
  const { happeningNow, words, sounds, inference } = draft
  return {
    attempt,
    clip: subject?.clip ?? null,
    category: urgent ? 'urgent_unspecified' : categoryOf(draft),
    happeningNow: urgent || happeningNow,
    span: subject?.span ?? null,
    words: words.trim(),
    sounds: sounds.trim(),
    inference: inference.trim(),
  }
}
