import { isFalseWake, type Annotation } from '../../shared/domain/annotation.ts'
import { spokenWords } from '../../shared/domain/marks.ts'
import { spanCounts, type SpanCounts } from '../../shared/domain/quality/span-scores.ts'
import { questionOf, type QuestionKind, type TaskSpecification } from '../../shared/domain/task.ts'
import { carryRanges, wordErrors } from '../../shared/domain/words.ts'

// Pure rules: what an answer is worth beside a reference, and two answers beside each other. Words as written, marks left out.

/** Somebody's standing answer, and what they were asked. */
export type Answer = { person: string; batch: string; at: number; annotation: Annotation; task: TaskSpecification }

const asks = ({ task }: Answer, kind: QuestionKind): boolean => questionOf(task, kind) !== null

/** What somebody says was said; nothing where the assistant was not addressed, for then nobody wrote it down. */
const saidBy = ({ annotation: { wake, transcript } }: Answer): string[] => (isFalseWake(wake) ? [] : spokenWords(transcript))

type GoldMeasure = {
  batch: string
  at: number
  substitutions: number
  deletions: number
  insertions: number
  words: number
  accepted: 0 | 1
}

/** An answer for gold against its reference; `given` is the hypothesis it started from. Null where no words were asked for. */
export function goldMeasure(answer: Answer, reference: string, given: string): GoldMeasure | null {
  if (!asks(answer, 'transcript')) return null
  const said = saidBy(answer)
  const accepted = said.join(' ') === spokenWords(given).join(' ') ? 1 : 0
  return { batch: answer.batch, at: answer.at, ...wordErrors(spokenWords(reference), said), accepted }
}

type PairMeasure = {
  one_at: number
  other_at: number
  one_wake: string | null
  other_wake: string | null
  one_intent: string | null
  other_intent: string | null
  substitutions: number | null
  deletions: number | null
  insertions: number | null
  words: number | null
  slots: string | null
}

/** Slots by label; the other's are brought onto the words of the first, and count as found where that cannot be. */
function slotCounts(one: Annotation, other: Annotation): Record<string, SpanCounts> {
  const carried = carryRanges(other.slots, other.transcript, one.transcript)
  const labels = new Set([...one.slots, ...other.slots].map(({ label }) => label))
  return Object.fromEntries([...labels].toSorted().map(label => {
    const of = <T extends { label: string }>(slots: readonly T[]): T[] => slots.filter(slot => slot.label === label)
    return [label, { ...spanCounts(of(one.slots), of(carried)), found: of(other.slots).length }]
  }))
}

const noWords = { substitutions: null, deletions: null, insertions: null, words: null }

/**
 * Two answers for one clip; errors of the other are counted against the words of the one who answered first. Where the
 * words were erased, or not both heard somebody speak to the assistant, their verdicts alone are compared.
 */
export function pairMeasure(one: Answer, other: Answer, erased: boolean): PairMeasure {
  const both = (kind: QuestionKind): boolean => asks(one, kind) && asks(other, kind)
  const meant = !erased && !isFalseWake(one.annotation.wake) && !isFalseWake(other.annotation.wake)
  const wake = both('wake')
  const intent = meant && both('intent')
  const words = meant && both('transcript')
  return {
    one_at: one.at,
    other_at: other.at,
    one_wake: wake ? one.annotation.wake : null,
    other_wake: wake ? other.annotation.wake : null,
    one_intent: intent ? (one.annotation.intent ?? '') : null,
    other_intent: intent ? (other.annotation.intent ?? '') : null,
    ...(words ? wordErrors(saidBy(one), saidBy(other)) : noWords),
    slots: words && both('slots') ? JSON.stringify(slotCounts(one.annotation, other.annotation)) : null,
  }
}
