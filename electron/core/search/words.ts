import { wordsOf } from '../../../shared/domain/words.ts'

// How text becomes words that can be searched for, in any script: the same for what is indexed and for what is asked.

/** What FTS5 takes for letters under `categories 'L* N* Co Mn Mc'`; everything else separates. */
const letters = /[\p{L}\p{N}\p{Co}\p{Mn}\p{Mc}]+/gu

/** Scripts that are written without spaces; only their words have to be looked for. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** One segmenter for every language: what is asked carries no language, and must be cut as what is indexed was. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
/** Where one Chinese or Japanese word ends depends on its neighbours, so their signs stand alone and phrases join them. */
const signs = /\p{sc=Han}|\P{sc=Han}+/gu

function cut(run: string): string[] {
  if (!unspaced.test(run)) return [run]
  return [...segmenter.segment(run)].flatMap(({ segment }) => segment.match(signs) ?? [])
}

/** Languages with a lower case of their own, such as Turkish, which parts I from İ; asking for it is slow. */
const ownCase = /^(?:tr|az|lt)(?:-|$)/
const fold = (text: string, locale: string): string =>
  (ownCase.test(locale) ? text.toLocaleLowerCase(locale) : text.toLowerCase()).replaceAll('ς', 'σ')

const wordsIn = (folded: string): string[] => (folded.match(letters) ?? []).flatMap(cut)

/** The searchable words of a text, in lower case. */
export const searchWords = (text: string, locale: string): string[] => wordsIn(fold(text.normalize('NFC'), locale))

const betweenWritten = '\n'

/**
 * A text as the index keeps it: searchable words apart by spaces, and a new line for every written word, so that the
 * place of each is known without cutting the text again.
 */
export const indexedText = (text: string, locale: string): string =>
  wordsOf(fold(text.normalize('NFC'), locale)).map(written => wordsIn(written).join(' ')).join(betweenWritten)

/** A searchable word, and the written word that it belongs to, counted from 0. */
export type PlacedWord = { word: string; at: number }

/** The searchable words of an indexed text. */
export const placedWords = (indexed: string): PlacedWord[] =>
  indexed.split(betweenWritten).flatMap((line, at) => (line === '' ? [] : line.split(' ').map(word => ({ word, at }))))
