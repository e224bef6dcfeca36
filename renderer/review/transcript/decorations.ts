import type { SensitiveClass, SensitiveSpan, Slot } from '../../../shared/domain/annotation.ts'
import { isMark } from '../../../shared/domain/marks.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import { align, wordsOf } from '../../../shared/domain/words.ts'
import type { ShownWord } from './lighting.ts'

/** Where a word stands in a stretch of words that is drawn as one. */
type Part = 'only' | 'start' | 'in' | 'end'

/** How a word differs from what the recogniser heard. */
export type Difference = 'changed' | 'added'

/** What is drawn on a word beside the word. */
export type Decoration = {
  slot: Part | null
  sensitive: Part | null
  /** Chosen to be labelled. */
  chosen: Part | null
  /** What begins at this word: the labels of slots, the class of a sensitive span. */
  labels: readonly string[]
  kind: SensitiveClass | null
  mark: boolean
  difference: Difference | null
  /** Words that the recogniser heard before this one and that were taken out. */
  gone: boolean
}

/** What the words of a transcript carry. */
export type Carried = {
  slots: readonly Slot[]
  sensitive: readonly SensitiveSpan[]
  chosen: WordRange | null
  /** What the recogniser heard; null where the transcript is not held against it. */
  hypothesis: string | null
}

function partIn(ranges: readonly WordRange[], word: number): Part | null {
  const over = ranges.filter(({ from, to }) => word >= from && word < to)
  if (over.length === 0) return null
  const start = over.every(({ from }) => from === word)
  const end = over.every(({ to }) => to === word + 1)
  return start && end ? 'only' : start ? 'start' : end ? 'end' : 'in'
}

/** How words differ from what the recogniser heard, by position; a position past the last stands for the end. */
export function differences(hypothesis: string, words: readonly string[]): { words: Map<number, Difference>; gone: Set<number>; count: number } {
  const found = { words: new Map<number, Difference>(), gone: new Set<number>(), count: 0 }
  // Most transcripts stand as they were recognised.
  if (words.join(' ') === hypothesis) return found
  let next = 0
  for (const { left, right, same } of align(wordsOf(hypothesis), words)) {
    if (!same) found.count++
    if (right === null) found.gone.add(next)
    else {
      next = right + 1
      if (!same) found.words.set(right, left === null ? 'added' : 'changed')
    }
  }
  return found
}

export function decorate(words: readonly ShownWord[], { slots, sensitive, chosen, hypothesis }: Carried): Decoration[] {
  const held = hypothesis === null ? null : differences(hypothesis, words.map(({ text }) => text))
  const veiled = sensitive.flatMap(span => (span.words === null ? [] : [span.words]))
  return words.map(({ text }, word) => ({
    slot: partIn(slots.map(slot => slot.words), word),
    sensitive: partIn(veiled, word),
    chosen: chosen === null ? null : partIn([chosen], word),
    labels: slots.filter(slot => slot.words.from === word).map(({ label }) => label),
    kind: sensitive.find(span => span.words?.from === word)?.class ?? null,
    mark: isMark(text),
    // A mark says by itself that it was put there.
    difference: isMark(text) ? null : (held?.words.get(word) ?? null),
    gone: held?.gone.has(word) ?? false,
  }))
}
