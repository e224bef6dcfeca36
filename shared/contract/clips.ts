import { z } from 'zod'
import { Annotation, SkipCause, TimedWord, Slot, WakeVerdict } from '../domain/annotation.ts'
import { TaskSpecification } from '../domain/task.ts'
import { ClipState } from '../domain/batch.ts'
import { Bytes, Day, Id, Instant, Locale, Millis, Span } from '../domain/values.ts'
import { method } from './method.ts'

export const BatchPage = z.strictObject({
  batch: Id,
  name: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  retainUntil: Day,
  endsAt: Instant,
  task: TaskSpecification,
})
export type BatchPage = z.infer<typeof BatchPage>

export const ClipRow = z.strictObject({
  clip: Id,
  batch: Id,
  /** From 1, in the order of work. */
  position: z.int().positive(),
  state: ClipState,
  wake: WakeVerdict.nullable(),
})
export type ClipRow = z.infer<typeof ClipRow>

export const ClipPage = z.strictObject({
  clip: Id,
  batch: Id,
  position: z.int().positive(),
  state: ClipState,
  locale: Locale,
  day: Day.nullable(),
  durationMs: Millis,
  /** One byte (0-255) for every 10 ms. */
  peaks: Bytes,
  gainDb: z.number(),
  /** Flagged as likely distressing, or met softened by the person's own wish: it never sounds unasked. */
  shielded: z.boolean(),
  speech: z.array(Span),
  hypothesis: z.string(),
  words: z.array(TimedWord),
  /** Words were spread over the speech, not timed by the recogniser. */
  wordsApproximate: z.boolean(),
  suggestedIntent: z.string().nullable(),
  suggestedSlots: z.array(Slot),
  heard: z.array(Span),
  annotation: Annotation,
  revision: z.int().nonnegative(),
})
export type ClipPage = z.infer<typeof ClipPage>

/** What sounded since the last report: stretches of the clip at one speed. */
export const Played = z.strictObject({ spans: z.array(Span).max(1000), speed: z.number().min(0.5).max(3) })
export type Played = z.infer<typeof Played>

/** `enough`: the day's hard limit of flagged sound is reached: this must fall silent, and gets no licence any more today. */
export const Sounded = z.strictObject({ enough: z.boolean().optional() })

const clip = z.strictObject({ clip: Id })
/**
 * The clip to begin with once the answer stands, where it is the one to go on with: sound is licensed for it as by
 * `clips.start`, in the same transaction.
 */
const begin = Id.optional()
const Decided = z.strictObject({
  /** The clip to go on with, null when none is left that may be met now. */
  next: Id.nullable(),
  /** When sound was licensed for the clip to begin with; absent where it was not. */
  startedAt: Instant.optional(),
})

export const clipMethods = {
  'batches.read': method({ access: ['reviewer'], input: z.strictObject({ batch: Id }), output: BatchPage }),
  'clips.list': method({ access: ['reviewer'], input: z.strictObject({}), output: z.array(ClipRow) }),
  /** The clip to work on now: the one left open, else the first that waits; null also where none may be met now. */
  'clips.current': method({ access: ['reviewer'], input: z.strictObject({}), output: z.strictObject({ clip: Id.nullable(), upcoming: z.array(Id).max(2) }) }),
  /** The clips to come after this one as things stand; the answer to it decides in the end. */
  'clips.ahead': method({ access: ['reviewer'], input: clip, output: z.strictObject({ clips: z.array(Id).max(2) }) }),
  'clips.open': method({ access: ['reviewer'], input: clip, output: ClipPage }),
  /** Decrypts a clip and gives a ticket for `/clip/<ticket>`: it works once, for this shift, for ten minutes. */
  'clips.prepare': method({ access: ['reviewer'], input: clip, output: z.strictObject({ ticket: z.string() }) }),
  /** The licence to make sound; the only other one comes with an answer. */
  'clips.start': method({ access: ['reviewer'], input: clip, output: z.strictObject({ startedAt: Instant }) }),
  'clips.played': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, played: Played }), output: Sounded.extend({ heard: z.array(Span) }) }),
  'clips.skip': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, cause: SkipCause, played: Played.nullable(), begin }), output: Decided }),

  /** Marks seconds of a clip as sensitive, in whatever state its answer is. */
  'clips.markSensitive': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, span: Span.nullable() }), output: z.strictObject({}) }),
  /** Notes a sound that hurt, and plays this clip softer from now on. */
  'clips.soften': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, span: Span.nullable() }), output: z.strictObject({}) }),

  'annotations.save': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, annotation: Annotation }), output: z.strictObject({ revision: z.int() }) }),
  'annotations.submit': method({ access: ['reviewer'], input: z.strictObject({ clip: Id, annotation: Annotation, played: Played.nullable(), begin }), output: Decided }),

  /** Takes back the last change or decision, across clips; answers which clip it was in. */
  'history.undo': method({ access: ['reviewer'], input: z.strictObject({}), output: clip }),
  'history.redo': method({ access: ['reviewer'], input: z.strictObject({}), output: clip }),
}
