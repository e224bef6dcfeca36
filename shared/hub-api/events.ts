import { z } from 'zod'
import { Annotation, SkipCause } from '../domain/annotation.ts'
import { FilerStep } from '../domain/case-steps.ts'
import { EscalationCategory, Severity } from '../domain/escalation.ts'
import { ContentFlag } from '../domain/exposure.ts'
import { WithdrawalReason } from '../domain/recall.ts'
import { Correction, ShiftNote } from '../domain/shift-corrections.ts'
import { StreamFault } from '../domain/stream-fault.ts'
import { Id, Instant, Millis, Span, Text, Zone } from '../domain/values.ts'
import { ContestText } from './gold.ts'
import { AskingText } from './questions.ts'
import { Signed } from './signed.ts'

// Every durable fact is one of these, written in the transaction that changes the state it tells of.
// A type's payload only ever gains optional fields; anything else is a new type.

const inBatch = { clip: Id, batch: Id, lease: Id, shift: Id }
/** Decisions on a clip count from 1; the highest that was not withdrawn is the one that counts, and all are kept. */
const inDecision = { ...inBatch, revision: z.int().positive() }

export const eventPayloads = {
  /** First of every stream; a device's own stream has no person. One that came apart is continued behind its last event in common. */
  'stream.opened': z.strictObject({
    device: Id,
    person: Id.nullable(),
    continues: z.strictObject({ stream: Id, seq: z.int().nonnegative() }).optional(),
  }),

  'shift.started': z.strictObject({ shift: Id, zone: Zone }),
  /** The clock stops; *wellness* and *protected* pauses are never counted against anyone. */
  'shift.paused': z.strictObject({ shift: Id, kind: z.enum(['break', 'wellness', 'protected']) }),
  /** The clock stops because no clip is suitable: paid time away from clips. */
  'shift.unsuited': z.strictObject({ shift: Id }),
  'shift.resumed': z.strictObject({ shift: Id }),
  /** The screen was locked; for what cause stays in the access log. */
  'shift.locked': z.strictObject({
    shift: Id,
    /** Earlier than the event itself where the workstation ended without a word. */
    since: Instant,
  }),
  'shift.unlocked': z.strictObject({ shift: Id }),
  'shift.ended': z.strictObject({
    shift: Id,
    /** Earlier than the event itself where a crash or a forgotten clock-out was repaired. */
    endedAt: Instant,
    repaired: z.boolean(),
    reason: Text(400).nullable(),
  }),

  /**
   * A shift put right afterwards by who worked it. `end`: it ended at `to`, where it had said `from`; the last one said
   * counts. `break`: from `from` to `to` was a break that nobody had begun.
   */
  'shift.corrected': z.strictObject({ shift: Id, ...Correction.shape }),
  /** What a reviewer says about their shift, for whoever reads its figures. */
  'shift.noted': z.strictObject({ shift: Id, note: ShiftNote }),

  'batch.received': z.strictObject({ batch: Id, lease: Id, clips: z.int().positive() }),

  /** In the device's own stream, for it happens with every vault locked as well: a signed `LeaseReceipt`. */
  'lease.shredded': z.strictObject({ lease: Id, receipt: Signed }),
  /** A clip was taken back: the key to its sound is gone from this device, and (`words`) so is everything of it in the person's vault. */
  'recall.applied': z.strictObject({ clip: Id, person: Id, reason: WithdrawalReason, words: z.boolean() }),

  'clip.prepared': z.strictObject({ clip: Id, lease: Id }),
  'clip.started': z.strictObject({ clip: Id, lease: Id, shift: Id }),
  /** The access log: which stretches of a clip sounded. */
  'clip.played': z.strictObject({ clip: Id, lease: Id, shift: Id, played: z.array(Span).min(1), speed: z.number().positive() }),

  /** A sound that hurt the ear; it is softer on this laptop from then on. */
  'sound.incident': z.strictObject({ ...inBatch, span: Span.nullable() }),

  'annotation.submitted': z.strictObject({
    ...inDecision,
    taskVersion: z.int().positive(),
    annotation: Annotation,
    handlingMs: Millis.nullable(),
    heardMs: Millis,
  }),
  /**
   * What is left of an answer whose words went with its recording. It counts wherever the hub never had the answer itself,
   * or has lost it.
   */
  'annotation.erased': z.strictObject({
    ...inDecision,
    taskVersion: z.int().positive(),
    annotation: Annotation,
    handlingMs: Millis.nullable(),
    heardMs: Millis,
    /** What the answer had changed, counted before its words went. */
    counted: z.strictObject({ corrected: z.int().nonnegative(), labelled: z.int().nonnegative() }).optional(),
    decidedAt: Instant.optional(),
  }),
  'clip.skipped': z.strictObject({ ...inDecision, cause: SkipCause, handlingMs: Millis.nullable() }),
  /** A decision (annotation or skip) was taken back; the one before it counts again, or the clip is open. */
  'decision.withdrawn': z.strictObject(inDecision),

  'escalation.filed': z.strictObject({
    escalation: Id,
    ...inBatch,
    category: EscalationCategory,
    severity: Severity,
    happeningNow: z.boolean(),
    span: Span.nullable(),
    heard: z.array(Span),
    transcript: Text(4000),
    /** Kept apart, so that evidence and inference are never mixed: words, sounds, what the filer infers. */
    words: Text(2000),
    sounds: Text(2000),
    inference: Text(2000),
    zone: Zone,
  }),

  /**
   * A report on what was not given out to its filer for work: misuse, which needs no recording, or harm in the seconds
   * of somebody else's question.
   */
  'report.filed': z.strictObject({
    escalation: Id,
    clip: Id.nullable(),
    shift: Id.nullable(),
    category: EscalationCategory,
    severity: Severity,
    happeningNow: z.boolean(),
    span: Span.nullable(),
    words: Text(2000),
    sounds: Text(2000),
    inference: Text(2000),
    zone: Zone,
  }),

  /** By the one who filed it: an answer, a *rather not*, or that it was pressed by mistake. */
  'escalation.replied': z.strictObject({ escalation: Id, step: FilerStep }),

  'question.asked': z.strictObject({ question: Id, ...inBatch, span: Span, text: AskingText }),
  /** By whoever was asked; a supervisor works without a shift. */
  'question.answered': z.strictObject({ question: Id, clip: Id, shift: Id.nullable(), text: AskingText }),
  'question.declined': z.strictObject({ question: Id, clip: Id, shift: Id.nullable() }),
  /** The access log of excerpts: which stretches of the clip sounded out of what was granted. */
  'excerpt.played': z.strictObject({ grant: Id, clip: Id, shift: Id.nullable(), played: z.array(Span).min(1), speed: z.number().positive() }),

  /** By whoever was measured by it, in a batch that is over: the known answer of this clip is wrong. */
  'gold.contested': z.strictObject({ contest: Id, clip: Id, batch: Id, reason: ContestText }),

  /** All categories that a person wants no clips of, from now on; for assigning alone, and shown to nobody. */
  'care.opted_out': z.strictObject({ categories: z.array(ContentFlag) }),

  /** The laptop followed a stream of its own and found that it does not hold. */
  'audit.failed': z.strictObject({ stream: Id, ...StreamFault.shape }),

  'access.unlocked': z.strictObject({
    person: Id,
    /** The power went while the vault was written to last: its last step, which nobody had been told was done, is gone. */
    torn: z.literal(true).optional(),
  }),
  'access.unlock_failed': z.strictObject({ person: Id, failures: z.int().positive() }),
  'access.passphrase_changed': z.strictObject({ person: Id }),
  /** A forgotten passphrase was replaced with the help of hub and two people. */
  'access.recovered': z.strictObject({ person: Id, recovery: Id }),
}

export type EventType = keyof typeof eventPayloads
export type EventPayload<T extends EventType> = z.infer<(typeof eventPayloads)[T]>

/** Events whose words go with their clip: salt and payload are erased, the envelope stays and the chain holds. */
export const erasableTypes: readonly EventType[] = ['annotation.submitted', 'question.asked', 'question.answered', 'gold.contested']

/** What a person calls a result: it was their doing, and somebody waits for it. */
export const resultTypes: readonly EventType[] = ['annotation.submitted', 'clip.skipped', 'decision.withdrawn', 'escalation.filed', 'report.filed', 'escalation.replied', 'question.asked', 'question.answered', 'question.declined', 'gold.contested']

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventPayloads, type)
