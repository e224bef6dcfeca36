import type { WordRange } from '../../../shared/domain/values.ts'
import { searchWords, type PlacedWord } from './words.ts'

/** Words that have to follow one another; the last may be the beginning of a longer one. */
export type Phrase = { words: readonly string[]; prefix: boolean }

/** What somebody looks for: all phrases of one form. Forms differ where languages differ in lower case. */
export type Query = readonly (readonly Phrase[])[]

/** Languages that fold case in ways of their own, and one for all others. */
const foldings = ['und', 'tr', 'lt']

const quoted = /"([^"]*)"?|[^"]+/gu

/**
 * Reads what was typed: words are one phrase, the last of them perhaps unfinished; what stands in quotes is a phrase
 * of whole words, and several phrases have all to be there. Empty where no word is in it.
 */
export function readQuery(typed: string): Query {
  const forms = foldings.map(locale =>
    [...typed.matchAll(quoted)].flatMap(([part, inside]): Phrase[] => {
      const words = searchWords(inside ?? part, locale)
      return words.length === 0 ? [] : [{ words, prefix: inside === undefined && !/\s$/u.test(part) }]
    }),
  )
  const unique = new Map(forms.filter(form => form.length > 0).map(form => [JSON.stringify(form), form]))
  return [...unique.values()]
}

/** A phrase of whole words, as they are written. */
export const exactly = (text: string): Query => readQuery(`"${text.replaceAll('"', ' ')}"`)

/** A query in FTS5's language. Words are letters and digits alone, so nothing in them means anything to it. */
export const matchText = (query: Query): string =>
  query
    .map(form => `(${form.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ')})`)
    .join(' OR ')

const stands = ({ words, prefix }: Phrase, placed: readonly PlacedWord[], from: number): boolean =>
  words.every((word, index) => {
    const there = placed[from + index]?.word
    return there !== undefined && (prefix && index === words.length - 1 ? there.startsWith(word) : there === word)
  })

/** Where the phrases of a query stand in a text, as ranges of written words in their order. */
export function rangesOf(query: Query, placed: readonly PlacedWord[]): WordRange[] {
  const ranges = new Map<string, WordRange>()
  for (const phrase of query.flat()) {
    for (let at = 0; at + phrase.words.length <= placed.length; at++) {
      if (!stands(phrase, placed, at)) continue
      const range = { from: placed[at]?.at ?? 0, to: (placed[at + phrase.words.length - 1]?.at ?? 0) + 1 }
      ranges.set(`${range.from} ${range.to}`, range)
    }
  }
  return [...ranges.values()].toSorted((a, b) => a.from - b.from || a.to - b.to)
}
