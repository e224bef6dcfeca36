import type { Annotation, Slot, TimedWord } from './annotation.ts'
import { mergeSpans } from './heard.ts'
import { isMark } from './marks.ts'
import { overlaps, type Span, type WordRange } from './values.ts'
import { align, spreadWords, wordsOf } from './words.ts'

// What leaves in place of what is sensitive: a class for its words, silence for its sound.

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

const plain = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')

/**
 * Words, as far as letters and digits go, that the transcript has nowhere but masked, with their class: wherever else
 * one of them turns up, and however the wordings align, it gives the same away.
 */
function hiddenWords(words: readonly string[], mask: Mask): Map<string, string> {
  const open = new Set(words.filter((_, index) => (mask[index] ?? null) === null).map(plain))
  return new Map(words.flatMap((word, index) => {
    const cls = mask[index] ?? null
    return cls === null || plain(word) === '' || open.has(plain(word)) ? [] : [[plain(word), cls]]
  }))
}

/** Where each word goes when marks leave: a mark's own place is null. */
function placesWithoutMarks(words: readonly string[]): (number | null)[] {
  let next = 0
  return words.map(word => (isMark(word) ? null : next++))
}

export type RedactedText = {
  transcript: string
  /**
   * The words of `transcript` without its marks. Marks stay in the text, as in the transcripts of NIST and Kaldi, and
   * leave where words are counted or tagged, as scoring there takes them out: no recogniser says them, so a tagger
   * that learnt from them would meet a token it never sees again. Slots and spans are placed on these words.
   */
  words: string[]
  slots: Slot[]
  sensitive: Annotation['sensitive']
  hypothesis: string
  reference: string | null
}

/** Every wording of an utterance without what its annotation marks as sensitive; slots and spans moved along. */
export function redactText(annotation: Annotation, utterance: Utterance, reference: string | null): RedactedText {
  const own = wordsOf(annotation.transcript)
  const mask = transcriptMask(annotation, utterance)
  const replaced = replaceMasked(own, mask)
  const clean = mask.every(cls => cls === null)
  const unmarked = placesWithoutMarks(replaced.words)
  const hidden = hiddenWords(own, mask)
  const elsewhere = (text: string): string => {
    const other = wordsOf(text)
    const otherMask = join(carryMask(mask, own, other), other.map(word => hidden.get(plain(word)) ?? null))
    return clean ? text : replaceMasked(other, otherMask).words.join(' ')
  }
  /** A range of marks alone holds no word, and goes. */
  const moved = ({ from, to }: WordRange): WordRange | null => {
    const kept = replaced.places.slice(from, to).flatMap(place => unmarked[place] ?? [])
    const [first, last] = [kept[0], kept.at(-1)]
    return first === undefined || last === undefined ? null : { from: first, to: last + 1 }
  }
  return {
    transcript: clean ? annotation.transcript : replaced.words.join(' '),
    words: replaced.words.filter(word => !isMark(word)),
    slots: annotation.slots.flatMap(slot => {
      const words = moved(slot.words)
      return words === null ? [] : [{ ...slot, words }]
    }),
    sensitive: annotation.sensitive.map(span => ({ ...span, words: span.words === null ? null : moved(span.words) })),
    hypothesis: elsewhere(utterance.hypothesis),
    reference: reference === null ? null : elsewhere(reference),
  }
}

/**
 * The stretches of a clip to silence before its sound may leave, sorted and apart from each other; null where a
 * sensitive span has no time that was set or confirmed by ear, and the sound may not leave at all.
 */
export function silencesFor(sensitive: Annotation['sensitive']): Span[] | null {
  const times = sensitive.flatMap(({ time, confirmed }) => (confirmed && time !== null ? [time] : []))
  return times.length < sensitive.length ? null : mergeSpans([], times)
}
