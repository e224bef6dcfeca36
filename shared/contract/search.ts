import { z } from 'zod'
import { Label, Slot } from '../domain/annotation.ts'
import { ClipState } from '../domain/batch.ts'
import { Id, Locale, Millis, Span, Text, WordRange } from '../domain/values.ts'
import { method } from './method.ts'

// Looking for words in all leased clips, and labelling them wherever they stand.

const Scope = z.union([z.literal('all'), Id])
/** Where the next page begins; from the page before. */
const Cursor = z.int().positive().nullable()
const page = { scope: Scope, cursor: Cursor, limit: z.int().min(1).max(100) }

const found = {
  clip: Id,
  batch: Id,
  position: z.int().positive(),
  state: ClipState,
  locale: Locale,
  transcript: z.string(),
}

export const SearchMatch = z.strictObject({
  ...found,
  /** Where the words stand in the transcript; empty where only the recogniser wrote them. */
  words: z.array(WordRange),
  slots: z.array(Slot),
  heard: z.array(Span),
})
export type SearchMatch = z.infer<typeof SearchMatch>

/** A label that words may get: once they have been heard, somebody accepts or refuses it. */
export const Proposal = z.strictObject({
  ...found,
  words: WordRange,
  /** When the words are spoken. */
  span: Span,
  durationMs: Millis,
  heard: z.boolean(),
  /** It may distress: heard on request alone. */
  shielded: z.boolean(),
  /** These very words have this label already. */
  stands: z.boolean(),
  /** What these words, or some of them, are labelled now. */
  labelled: z.array(Label),
})
export type Proposal = z.infer<typeof Proposal>

const labelled = z.strictObject({ clip: Id, label: Label, words: WordRange })

export const searchMethods = {
  /**
   * Clips with these words, the newest first: one phrase whose last word may be unfinished, or several in quotes.
   * Only clips that may be opened; never those that are sealed, taken back or in quarantine.
   */
  'search.find': method({
    access: ['reviewer'],
    input: z.strictObject({ text: Text(200), ...page }),
    output: z.strictObject({ matches: z.array(SearchMatch), cursor: Cursor }),
  }),
  /** Every place where these very words stand and the batch's task has the label, but for those refused before. */
  'mining.propose': method({
    access: ['reviewer'],
    input: z.strictObject({ words: Text(400), label: Label, ...page }),
    output: z.strictObject({ proposals: z.array(Proposal), refused: z.int(), cursor: Cursor }),
  }),
  /** Labels the words: in a draft, or for a submitted clip as a revision. Refuses with `not_all_heard`. */
  'mining.accept': method({ access: ['reviewer'], input: labelled, output: z.strictObject({ state: ClipState }) }),
  /** Remembers that the words are not that. Refuses with `not_all_heard`. */
  'mining.refuse': method({ access: ['reviewer'], input: labelled, output: z.strictObject({}) }),
}
