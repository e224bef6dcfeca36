import type { TimedWord } from '../../../shared/domain/annotation.ts'
import { wordsOf } from '../../../shared/domain/words.ts'

/**
 * The words of the hypothesis with the times of a recogniser's words, however those were cut, cased and punctuated:
 * letters are matched one by one, and a word takes the lowest confidence it touches. Null where they are other words,
 * so that nothing which the hypothesis does not say can come in beside it.
 */
export function timeWords(hypothesis: string, recognised: readonly TimedWord[]): TimedWord[] | null {
  const letters = recognised.flatMap(word => {
    const own = lettersOf(word.text)
    const instantAt = (position: number): number => Math.round(word.from + ((word.to - word.from) * position) / own.length)
    return own.map((letter, i) => ({ letter, from: instantAt(i), to: instantAt(i + 1), confidence: word.confidence }))
  })
  if (letters.map(({ letter }) => letter).join('') !== lettersOf(hypothesis).join('')) return null
  let at = 0
  return wordsOf(hypothesis).map(text => {
    const before = at
    at += lettersOf(text).length
    const own = letters.slice(before, at)
    const from = (own[0] ?? letters[before] ?? letters.at(-1))?.from ?? 0
    const confidences = own.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]))
    return { text, from, to: own.at(-1)?.to ?? from, confidence: confidences.length > 0 ? Math.min(...confidences) : null }
  })
}

const lettersOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}\p{M}]/gu) ?? []
