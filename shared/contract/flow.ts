import { z } from 'zod'
import { WakeVerdict } from '../domain/annotation.ts'
import { ClipState } from '../domain/batch.ts'
import { Id, Instant, Locale } from '../domain/values.ts'
import { method } from './method.ts'

// Finding one's way among many clips and several batches.

/** A clip as the list of all clips shows it. */
export const ListedClip = z.strictObject({
  clip: Id,
  batch: Id,
  position: z.int().positive(),
  state: ClipState,
  wake: WakeVerdict.nullable(),
  locale: Locale,
  /** The words as they stand; null for a clip that nobody may open any more. */
  transcript: z.string().nullable(),
  /** Something is entered that no answer holds yet. */
  draft: z.boolean(),
  /** The recogniser's unsure words; 0 once the clip is decided. */
  doubtful: z.int(),
})
export type ListedClip = z.infer<typeof ListedClip>

/** A batch on this laptop, and how far it is. */
export const BatchProgress = z.strictObject({
  batch: Id,
  name: z.string(),
  endsAt: Instant,
  /** Its lease holds now. */
  open: z.boolean(),
  waiting: z.int(),
  submitted: z.int(),
  skipped: z.int(),
  escalated: z.int(),
  /** The clip to begin with: the first that waits, else the first that may be opened. */
  first: Id.nullable(),
})
export type BatchProgress = z.infer<typeof BatchProgress>

export const flowMethods = {
  /** Every clip on this laptop in the order of work. */
  'clips.survey': method({ access: ['reviewer'], input: z.strictObject({}), output: z.array(ListedClip) }),
  /** The batches on this laptop in the order of work. */
  'batches.list': method({ access: ['reviewer'], input: z.strictObject({}), output: z.array(BatchProgress) }),
  /** Remembers where somebody stands, null for nowhere, so that work goes on there after any exit. */
  'clips.enter': method({ access: ['reviewer'], input: z.strictObject({ clip: Id.nullable() }), output: z.strictObject({}) }),
}
