import type { Slot, TimedWord } from '../../shared/domain/annotation.ts'
import { isMark, spokenWords } from '../../shared/domain/marks.ts'
import { align, carryRanges, wordsOf } from '../../shared/domain/words.ts'
import type { Store } from '../store/store.ts'
import { shuffled, type Chance } from './chance.ts'

// A hypothesis that is wrong, as a recogniser's own mistakes are: a word that looks alike, or one that is missing.

/** What a recogniser suggests for a clip; `words` null where it gave no times. */
export type Suggested = { hypothesis: string; words: readonly TimedWord[] | null; slots: readonly Slot[] }

/** A word that so many recordings share is nobody's name, and tells nothing of any of them. */
const leastShared = 3
const readClips = 500
/** Words that look alike, of which one is taken. */
const mostAlike = 3
/** A second word is wrong from so many words on. */
const longFrom = 8

/** Words that several recordings of a locale have in common, as recognised lately. */
export async function commonWords(store: Store, project: string, locale: string): Promise<string[]> {
  const rows = await store
    .selectFrom('clips')
    .select('hypothesis')
    .where('project', '=', project)
    .where('locale', '=', locale)
    .where('quarantined_at', 'is', null)
    .where('held_at', 'is', null)
    .where('flags', '=', '[]')
    .orderBy('number', 'desc')
    .limit(readClips)
    .execute()
  const counts = new Map<string, number>()
  for (const { hypothesis } of rows) {
    for (const word of new Set(spokenWords(hypothesis))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].flatMap(([word, count]) => (count >= leastShared ? [word] : [])).toSorted()
}

const letterErrors = (one: string, other: string): number => align(Array.from(one), Array.from(other)).filter(({ same }) => !same).length

const isAlike = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** A word that a recogniser may have heard instead; null where none is known that shares as much as a letter in its place. */
function mistakenFor(chance: Chance, word: string, common: readonly string[]): string | null {
  const alike = shuffled(chance, common.filter(other => !isAlike(word, other)))
    .map(other => ({ other, errors: letterErrors(word, other) }))
    .filter(({ errors }) => errors < word.length)
    .toSorted((one, another) => one.errors - another.errors)
    .slice(0, mostAlike)
  return alike[Math.floor(chance() * alike.length)]?.other ?? null
}

/** The positions of the words that are to be wrong. */
function wrongPlaces(chance: Chance, words: readonly string[]): number[] {
  const spoken = words.flatMap((word, index) => (isMark(word) ? [] : [index]))
  return shuffled(chance, spoken).slice(0, words.length >= longFrom ? 2 : 1)
}

/**
 * The suggestion with a word or two that are wrong; times and slots stay on the words that they stood on. Null where
 * nothing can be wrong: there is one word or none, and no other is known.
 */
export function mishear(chance: Chance, { hypothesis, words, slots }: Suggested, common: readonly string[]): Suggested | null {
  const given = wordsOf(hypothesis)
  const places = wrongPlaces(chance, given)
  const heard = given.map((word, index) => (places.includes(index) ? mistakenFor(chance, word, common) : word))
  // What is known no other word for is left out, unless nothing would be left.
  const wrong = heard.join(' ') === given.join(' ') ? null : heard.filter(word => word !== null)
  if (wrong === null || wrong.length === 0) return null
  const text = wrong.join(' ')
  const timed = words?.flatMap((word, index) => {
    const now = heard[index] ?? null
    return now === null ? [] : [{ ...word, text: now }]
  })
  return { hypothesis: text, words: timed ?? null, slots: carryRanges(slots, hypothesis, text) }
}
