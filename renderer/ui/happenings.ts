/** What an event tells of, as far as a person has to know: one that could not be used is named by it. */
export const happenings = {
  answer: 'An answer',
  withdrawal: 'An answer taken back',
  question: 'A question, or an answer to one',
  contest: 'A word against a known answer',
  report: 'A report of harm',
  shift: 'A part of a shift',
  listening: 'A part of the record of what was heard',
  other: 'An entry',
} as const

export type Happening = keyof typeof happenings

const families: readonly [RegExp, Happening][] = [
  [/^(annotation\.|clip\.skipped)/, 'answer'],
  [/^decision\./, 'withdrawal'],
  [/^question\./, 'question'],
  [/^gold\./, 'contest'],
  [/^(escalation|report)\./, 'report'],
  [/^shift\./, 'shift'],
  [/^(clip|excerpt|sound)\./, 'listening'],
]

export const happeningOf = (type: string): Happening => families.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'
