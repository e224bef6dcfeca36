import type { MyQuestion } from '../../shared/contract/questions.ts'

// What is derived from one's own questions.

/** Nothing more comes of it by itself. */
export const isConcluded = ({ state }: MyQuestion): boolean => state !== 'waiting' && state !== 'received'

/** Something came of it that was not looked at. */
export const isNews = (question: MyQuestion): boolean => isConcluded(question) && !question.seen

/** The questions that came to an end between two readings; none for the first reading. */
export function concludedSince(before: readonly MyQuestion[] | null, now: readonly MyQuestion[] | null): MyQuestion[] {
  const open = new Set(before?.filter(question => !isConcluded(question)).map(({ question }) => question))
  return (now ?? []).filter(question => open.has(question.question) && isConcluded(question))
}

/** A stretch of a clip that its reviewer has asked about. */
export type AskedRegion = { id: string; from: number; to: number; kind: 'asked'; answered: boolean }

/** What the waveform of a clip marks as asked about, in order of time. */
export const askedRegions = (questions: readonly MyQuestion[], clip: string): AskedRegion[] =>
  questions
    .filter(question => question.clip === clip && question.state !== 'refused')
    .map(({ question, span, answers }): AskedRegion => ({ id: question, ...span, kind: 'asked', answered: answers.length > 0 }))
    .toSorted((one, other) => one.from - other.from)
