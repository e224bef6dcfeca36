import type { MyQuestion } from '../../shared/contract/questions.ts'
import type { Region } from '../player/Regions.tsx'

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

/** What the waveform of a clip marks as asked about, in order of time; `labelOf` says briefly where each stands. */
export const askedRegions = (questions: readonly MyQuestion[], clip: string, labelOf: (answered: boolean) => string): Region[] =>
  questions
    .filter(question => question.clip === clip && question.state !== 'refused')
    .map(({ question, span, answers }): Region => ({ id: question, ...span, kind: 'asked', label: labelOf(answers.length > 0) }))
    .toSorted((one, other) => one.from - other.from)
