import type { Annotation, Slot, TimedWord } from '../../shared/domain/annotation.ts'
import type { Span, WordRange } from '../../shared/domain/values.ts'
import { align, spreadWords, wordsOf } from '../../shared/domain/words.ts'

/** For each word the class of what it gives away, or null. */
export type Mask = readonly (string | null)[]

/**
 * Carries a mask over to another wording of the same utterance. A word without a counterpart is masked when either
 * neighbour is: rather a word too many than a digit of a card number.
 */
export function carryMask(mask: Mask, from: readonly string[], to: readonly string[]): Mask {
  const pairs = align(from, to)
  const classes = pairs.map(({ left }) => (left === null ? undefined : (mask[left] ?? null)))
  return pairs.flatMap(({ right }, index) => {
    if (right === null) return []
    const own = classes[index]
    if (own !== undefined) return [own]
    const before = classes.slice(0, index).findLast(value => value !== undefined)
    const after = classes.slice(index).find(value => value !== undefined)
    return [before ?? after ?? null]
  })
}

const join = (one: Mask, other: Mask): Mask => one.map((value, index) => value ?? other[index] ?? null)

const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

/** What is known of an utterance's wording and timing. */
export type Utterance = { hypothesis: string; words: readonly TimedWord[] | null; speech: readonly Span[]; durationMs: number }

/** Sensitive words of the transcript: those marked, and those spoken in a marked stretch of time. */
function transcriptMask({ transcript, sensitive }: Annotation, { hypothesis, words, speech, durationMs }: Utterance): Mask {
  const own = wordsOf(transcript)
  const marked: Mask = own.map((_, index) => sensitive.find(span => span.words !== null && span.words.from <= index && index < span.words.to)?.class ?? null)
  const timed = words ?? spreadWords(hypothesis, speech, durationMs)
  const inTime: Mask = timed.map(word => sensitive.find(span => span.words === null && span.time !== null && overlaps(word, span.time))?.class ?? null)
  return join(marked, carryMask(inTime, timed.map(({ text }) => text), own))
}

/** Words with every sensitive stretch replaced by one `[sensitive:class]`, and where each word went. */
export function replaceMasked(words: readonly string[], mask: Mask): { words: string[]; places: number[] } {
  const replaced: string[] = []
  const places: number[] = []
  words.forEach((word, index) => {
    const cls = mask[index] ?? null
    const continues = cls !== null && index > 0 && mask[index - 1] === cls
    if (!continues) replaced.push(cls === null ? word : `[sensitive:${cls}]`)
    places.push(replaced.length - 1)
  })
  return { words: replaced, places }
}

/** `B-`, `I-` or `O` for every word (Ramshaw and Marcus 1995, IOB2); where slots overlap the first one counts. */
export function bioTags(length: number, slots: readonly Slot[]): string[] {
  const tags = Array.from({ length }, () => 'O')
  for (const { label, words } of slots) {
    if (tags.slice(words.from, words.to).some(tag => tag !== 'O')) continue
    for (let index = words.from; index < Math.min(words.to, length); index++) tags[index] = `${index === words.from ? 'B' : 'I'}-${label}`
  }
  return tags
}

export type MaskedText = Pick<Annotation, 'transcript' | 'slots' | 'sensitive'> & {
  words: string[]
  bio: string[]
  hypothesis: string
  reference: string | null
}

/** Every wording of an utterance without what its annotation marks as sensitive; slots, spans and tags moved along. */
export function maskText(annotation: Annotation, utterance: Utterance, reference: string | null): MaskedText {
  const own = wordsOf(annotation.transcript)
  const mask = transcriptMask(annotation, utterance)
  const { words, places } = replaceMasked(own, mask)
  const clean = mask.every(cls => cls === null)
  const elsewhere = (text: string): string => {
    const other = wordsOf(text)
    return clean ? text : replaceMasked(other, carryMask(mask, own, other)).words.join(' ')
  }
  const moved = ({ from, to }: WordRange): WordRange[] => {
    const first = places[from]
    const last = places[to - 1]
    return first === undefined || last === undefined ? [] : [{ from: first, to: last + 1 }]
  }
  const slots = annotation.slots.flatMap(({ label, words: range }) => moved(range).map(place => ({ label, words: place })))
  return {
    transcript: clean ? annotation.transcript : words.join(' '),
    words,
    bio: bioTags(words.length, slots),
    slots,
    sensitive: annotation.sensitive.map(span => ({ ...span, words: span.words === null ? null : (moved(span.words)[0] ?? null) })),
    hypothesis: elsewhere(utterance.hypothesis),
    reference: reference === null ? null : elsewhere(reference),
  }
}
