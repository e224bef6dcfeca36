import { z } from 'zod'
import { Label } from './annotation.ts'
import { Title } from './task.ts'
import type { WordRange } from './values.ts'
import { wordsOf } from './words.ts'

// Names to choose from, so that nobody looks a customer's words up elsewhere, and what labels are called on the screen.

const Name = z.string().trim().min(1).max(200)

const Entity = z.strictObject({ label: Label, name: Name, aliases: z.array(Name).max(50).default([]) })
export type Entity = z.infer<typeof Entity>

export const Catalogue = z.strictObject({
  /** What a label (of an intent, a slot) is called; one without a title is shown as it is. */
  titles: z.record(Label, Title).default({}),
  entities: z.array(Entity).max(50_000).default([]),
})
export type Catalogue = z.infer<typeof Catalogue>

/** An entity found in a text, and over which of its words. */
export type CatalogueMatch = { label: string; words: WordRange; name: string }

/** `written` is the name or alias as it is spelt, in small letters and without punctuation. */
type Entry = { label: string; name: string; written: string }

/** A word of a text that has letters or digits, where it stands, its spelling, and what it is looked up by. */
type Word = { at: number; spelt: string; folded: string }

/** A catalogue made ready to be looked up in; making it takes a moment, looking up does not. */
export type CatalogueIndex = {
  /** By the words of a name or an alias, folded. */
  entries: ReadonlyMap<string, readonly Entry[]>
  /** By the first word: of how many words the longest name is that begins with it. */
  longest: ReadonlyMap<string, number>
  read(words: readonly string[]): Word[]
  isSpeltAlike(one: string, other: string): boolean
}

// Marks above and below Latin, Greek and Cyrillic letters; those of other scripts are letters of their own (Hindi's vowel signs).
const accents = /[\u0300-\u036f]/g
/** Most words need no more work. */
const plain = /^[a-z0-9]+$/
const notOfWords = /[^\p{L}\p{N}\p{M}]/gu

const joined = (words: readonly Word[]): { key: string; written: string } => ({
  key: words.map(({ folded }) => folded).join(' '),
  written: words.map(({ spelt }) => spelt).join(' '),
})

/**
 * Prepares a catalogue for texts of a locale: capitals never count, accents only where the locale's alphabet tells the
 * letters apart (å and a in Swedish, not é and e in French).
 */
export function indexCatalogue({ entities }: Catalogue, locale: string): CatalogueIndex {
  // Words without a letter or digit are left out: the "&" of a band's name is said in many ways.
  const read = (words: readonly string[]): Word[] =>
    words.join(' ').toLocaleLowerCase(locale).normalize('NFC').split(' ').flatMap((word, at) => {
      if (plain.test(word)) return [{ at, spelt: word, folded: word }]
      const spelt = word.replaceAll(notOfWords, '')
      return spelt === '' ? [] : [{ at, spelt, folded: spelt.normalize('NFD').replaceAll(accents, '') }]
    })
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base' })
  const entries = new Map<string, Entry[]>()
  const longest = new Map<string, number>()
  for (const { label, name, aliases } of entities) {
    for (const called of new Set([name, ...aliases])) {
      const words = read(wordsOf(called))
      const first = words[0]?.folded
      if (first === undefined) continue
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
      const { key, written } = joined(words)
      const known = entries.get(key)
      if (known === undefined) entries.set(key, [{ label, name, written }])
      else known.push({ label, name, written })
    }
  }
  return { entries, longest, read, isSpeltAlike: (one, other) => compare(one, other) === 0 }
}

/**
 * The entities that the words of a text name, in their order. Longer names are found before shorter ones, and no two
 * share a word; but words that name several entities bring each of them, in the catalogue's order.
 */
export function catalogueMatches({ entries, longest, read, isSpeltAlike }: CatalogueIndex, words: readonly string[]): CatalogueMatch[] {
  const text = read(words)
  const candidates = text.flatMap(({ folded }, start) => {
    const most = Math.min(longest.get(folded) ?? 0, text.length - start)
    return Array.from({ length: most }, (_, index) => text.slice(start, start + index + 1))
  })
  const taken = new Set<number>()
  const matches: CatalogueMatch[] = []
  for (const part of candidates.toSorted((a, b) => b.length - a.length)) {
    if (part.some(({ at }) => taken.has(at))) continue
    const { key, written } = joined(part)
    const named = (entries.get(key) ?? []).filter(entry => isSpeltAlike(entry.written, written))
    if (named.length === 0) continue
    for (const { at } of part) taken.add(at)
    const range = { from: part[0]?.at ?? 0, to: (part.at(-1)?.at ?? 0) + 1 }
    // An entity whose name and alias differ in accents alone is found by both.
    const once = named.filter((entry, index) => named.findIndex(({ label, name }) => label === entry.label && name === entry.name) === index)
    for (const { label, name } of once) matches.push({ label, name, words: range })
  }
  return matches.toSorted((a, b) => a.words.from - b.words.from)
}
