// How text becomes words that can be searched for, in any script: the same for what is indexed and for what is asked.

/** One segmenter for every language: what is asked carries no language, and must be cut as what is indexed was. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
/** What FTS5 takes for letters under `categories 'L* N* Co Mn Mc'`; everything else separates. */
const letters = /[\p{L}\p{N}\p{Co}\p{Mn}\p{Mc}]+/gu
/** Where one Chinese or Japanese word ends depends on its neighbours, so their signs stand alone and phrases join them. */
const signs = /\p{Script=Han}|\P{Script=Han}+/gu

/** Lower case as a language has it: Turkish parts I from İ. */
const fold = (text: string, locale: string): string => text.toLocaleLowerCase(locale).replaceAll('ς', 'σ')

/** The searchable words of a text, in lower case. */
export function searchWords(text: string, locale: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFC'))) {
    if (isWordLike !== true) continue
    for (const [run] of segment.matchAll(letters)) words.push(...(fold(run, locale).match(signs) ?? []))
  }
  return words
}

const betweenWritten = '\n'

/**
 * A text as the index keeps it: searchable words apart by spaces, and a new line for every written word, so that the
 * place of each is known without cutting the text again.
 */
export const indexedText = (text: string, locale: string): string =>
  text.split(/\s+/u).filter(written => written !== '').map(written => searchWords(written, locale).join(' ')).join(betweenWritten)

/** A searchable word, and the written word that it belongs to, counted from 0. */
export type PlacedWord = { word: string; at: number }

/** The searchable words of an indexed text. */
export const placedWords = (indexed: string): PlacedWord[] =>
  indexed.split(betweenWritten).flatMap((line, at) => (line === '' ? [] : line.split(' ').map(word => ({ word, at }))))
