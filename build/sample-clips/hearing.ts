import { createHash } from 'node:crypto'
import type { TimedWord } from '../../shared/domain/annotation.ts'
import type { WordRange } from '../../shared/domain/values.ts'
import { align, wordsOf } from '../../shared/domain/words.ts'
import { timeWords } from '../../hub/import/manifest/word-times.ts'

// What a recogniser might have made of a recording whose words are known.

type Hearing = {
  /** The words that are said, with their times. */
  said: readonly TimedWord[]
  /** The same words as they are written. */
  reference: string
  hypothesis: string
  /** Words of the hypothesis that the recogniser was not sure of. */
  doubtful: readonly string[]
  /** Of the clip; it settles the confidences. */
  number: number
}

/** The recogniser's words: those said, with their times, where it heard as many; null where nothing was said. */
export function hearWords({ said, reference, hypothesis, doubtful, number }: Hearing): TimedWord[] | null {
  if (said.length === 0) return null
  const timed = timeWords(reference, said)
  if (timed === null) throw new Error(`Clip ${number}: what is said is not what is written`)
  const heard = wordsOf(hypothesis)
  return align(timed.map(word => word.text), heard).flatMap(({ left, right }) => {
    const text = right === null ? undefined : heard[right]
    if (text === undefined) return []
    const word = left === null ? undefined : timed[left]
    if (word === undefined) throw new Error(`Clip ${number}: nothing is said where "${text}" was heard`)
    return [{ text, from: word.from, to: word.to, confidence: confidenceOf(text, number, doubtful.includes(text)) }]
  })
}

/** Between 0.90 and 0.99, or 0.30 and 0.54 where doubtful; the same each time. */
function confidenceOf(text: string, number: number, isDoubtful: boolean): number {
  const share = createHash('sha256').update(`${number}/${text}`).digest().readUInt8() / 255
  return Math.round((isDoubtful ? 0.3 + share * 0.24 : 0.9 + share * 0.09) * 100) / 100
}

/** Where these words stand in the hypothesis. */
export function rangeOf(text: string, hypothesis: string): WordRange {
  const words = wordsOf(hypothesis)
  const wanted = wordsOf(text)
  const from = words.findIndex((_, i) => wanted.every((word, j) => words[i + j] === word))
  if (from < 0) throw new Error(`"${text}" is not in "${hypothesis}"`)
  return { from, to: from + wanted.length }
}
