import type { TimedWord } from '../../../shared/domain/annotation.ts'
import { doubtfulBelow } from '../../../shared/domain/word-times.ts'
import { align, wordsOf } from '../../../shared/domain/words.ts'

/** A word of the transcript as it is shown. */
export type ShownWord = {
  text: string
  /** When it is spoken, in milliseconds; null where nothing is known. */
  from: number | null
  to: number | null
  /** The recogniser was unsure of it and it still stands as the recogniser wrote it. */
  doubtful: boolean
}

/** Gives the words of a transcript the times of the recogniser's words that they came from. */
export function shownWords(timed: readonly TimedWord[], transcript: string): ShownWord[] {
  const words = wordsOf(transcript)
  const origin = new Map<number, { word: TimedWord; same: boolean }>()
  for (const { left, right, same } of align(timed.map(word => word.text), words)) {
    const word = left === null ? undefined : timed[left]
    if (right !== null && word !== undefined) origin.set(right, { word, same })
  }
  return words.map((text, index) => {
    const found = origin.get(index)
    if (found === undefined) return { text, from: null, to: null, doubtful: false }
    const { word, same } = found
    const doubtful = same && word.confidence !== null && word.confidence < doubtfulBelow
    return { text, from: word.from, to: word.to, doubtful }
  })
}

/** The word that is being spoken at a time, or was spoken last before it; null before the first, and at rest. */
export function wordAt(words: readonly ShownWord[], ms: number): number | null {
  const found = words.findLastIndex(word => word.from !== null && word.from < ms)
  return found === -1 ? null : found
}

/** Whether a word still sounds at a time; a short pause after it does not put it out. */
export const sounds = (word: ShownWord | undefined, ms: number): boolean =>
  word !== undefined && word.from !== null && word.to !== null && ms >= word.from && ms < word.to + 120

/** Where each word stands in the text, as offsets of its first letter and after its last. */
export function wordOffsets(transcript: string): { from: number; to: number }[] {
  return [...transcript.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }))
}
