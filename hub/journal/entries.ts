import { z } from 'zod'
import { Chosen } from '../../shared/domain/adjudication.ts'
import { ContestOutcome } from '../../shared/hub-api/gold.ts'
import { PersonCode } from '../../shared/hub-api/access.ts'
import { Site } from '../../shared/hub-api/period-figures.ts'
import { LeaseDocument } from '../../shared/hub-api/leases.ts'
import { Sealed } from '../../shared/hub-api/sealed.ts'
import { Signed } from '../../shared/hub-api/signed.ts'
import { CaseStep } from '../../shared/domain/case-steps.ts'
import { EscalationCategory } from '../../shared/domain/escalation.ts'
import { RecallKind } from '../../shared/domain/recall.ts'
import { RescueCounts } from '../../shared/hub-api/rescue.ts'
import { Bytes, Id, Instant, Role, Sha256 } from '../../shared/domain/values.ts'

// What was decided at the hub and no device can tell again. A kind only ever gains optional fields; anything else is a
// new kind. Each has its replayer in `replayers.ts`, or it does not compile.

const Actor = z.strictObject({ person: Id.nullable(), role: z.enum([...Role.options, 'hub']), deputy: z.boolean() })

export const journalPayloads = {
  'device.enrolled': z.strictObject({ device: Id, signingKey: Bytes, sealingKey: Bytes }),
  'person.added': z.strictObject({ person: Id, code: PersonCode, role: Role, site: Site.nullable().optional() }),
  'person.joined': z.strictObject({ person: Id, device: Id, key: Bytes }),

  /** Laptops that go out of use, and their last word. */
  'device.retired': z.strictObject({ device: Id, reason: z.string(), atOnce: z.boolean() }),
  'device.destroyed': z.strictObject({ device: Id, receipt: Signed }),
  /** Whether somebody may be a second person on cases beyond their role. */
  'person.deputy': z.strictObject({ person: Id, deputy: z.boolean() }),
  /** Where somebody works; null where that is nobody's business any more. */
  'person.site': z.strictObject({ person: Id, site: Site.nullable() }),
  /** What somebody proves themselves by, sealed or hashed as the database has it; what they had before counts no longer. */
  'factor.given': z.strictObject({ person: Id, sealed: Bytes }),
  'pin.given': z.strictObject({ person: Id, salt: Bytes, hash: Bytes }),

  /** A vault that is opened with device, hub and two people; what is sealed is sealed to the recovery key, then to the device. */
  'recovery.asked': z.strictObject({ recovery: Id, code: z.string(), device: Id, person: Id, sealed: Sealed, expiresAt: Instant }),
  'recovery.approved': z.strictObject({ recovery: Id, by: Id }),
  'recovery.released': z.strictObject({ recovery: Id, released: Sealed }),

  /** The whole of it, read by the build that brings it back. */
  'policy.changed': z.strictObject({ revision: z.int().positive(), policy: z.record(z.string(), z.unknown()) }),
  'rota.changed': z.strictObject({
    added: z.array(z.strictObject({ span: Id, person: Id, from: Instant, to: Instant, place: z.int() })), withdrawn: z.array(Id), by: Id.nullable(),
  }),

  /** A step on a case, by whoever took it at the hub; what filers say comes in their streams. */
  'case.stepped': z.strictObject({ escalation: Id, by: Actor, step: CaseStep }),
  /** A case that a telephone call opened. */
  'case.telephoned': z.strictObject({
    escalation: Id, filer: Id, device: Id, clip: z.string(), category: EscalationCategory, happeningNow: z.boolean(), by: Actor,
  }),

  /** Somebody here ended a lease before its time. */
  'lease.ended': z.strictObject({ lease: Id, batch: Id, reason: z.string() }),

  /** A lease that this hub had lost, by the document that its laptop showed. */
  'lease.brought_back': z.strictObject({ document: LeaseDocument }),
  /** A bundle out of a damaged vault was taken; what is in it its laptop keeps until a backup has it. */
  'rescue.taken': z.strictObject({ rescue: Sha256, device: Id, person: Id, madeAt: Instant, ...RescueCounts.shape }),
  /** By when a batch has to be answered; null where nobody waits for it any more. */
  'batch.due': z.strictObject({ batch: Id, dueAt: Instant.nullable(), by: Id.nullable() }),

  'recall.issued': z.strictObject({ number: z.int().positive(), id: Id, kind: RecallKind, subject: z.string(), reason: z.string(), clips: z.array(Id), by: Id.optional() }),
  'recall.confirmed': z.strictObject({ recall: Id, kind: z.enum(['export', 'backup']), recipient: z.string(), by: Id.optional() }),
  /** Sound, key and words of a clip are gone; no backup brings them back. */
  'clip.destroyed': z.strictObject({ clip: Id }),

  /** What a third person decided between two answers; the answer itself is in the box, under the clip's own key. */
  'adjudication.settled': z.strictObject({
    adjudication: Id, clip: Id, a: Id, b: Id, openedAt: Instant, differs: z.string(), version: z.int().positive(), by: Id, chosen: Chosen,
    falseWake: z.boolean(), box: Bytes,
  }),

  /** What was mixed into a batch to measure by; the suggestion that was given instead is under the clip's own key. */
  'batch.drawn': z.strictObject({
    batch: Id, person: Id, clips: z.array(z.strictObject({ clip: Id, kind: z.enum(['overlap', 'gold']), wrong: z.boolean(), given: Bytes.nullable() })),
  }),
  'gold.added': z.strictObject({ clips: z.array(Id) }),
  'gold.removed': z.strictObject({ clip: Id, reason: z.string() }),
  /** What a supervisor found of contested gold; the note is under the clip's own key. */
  'gold.decided': z.strictObject({ contest: Id, by: Id, outcome: ContestOutcome, note: Bytes }),

  'backup.made': z.strictObject({ backup: Id, epoch: z.int().positive(), place: z.string() }),
  'backup.verified': z.strictObject({ backup: Id }),
  'backup.destroyed': z.strictObject({ backup: Id }),
  /** A database was put in place of another; its epoch is never used again. */
  'hub.restored': z.strictObject({ backup: Id, epoch: z.int().positive() }),
}

export type JournalKind = keyof typeof journalPayloads
export type JournalPayload<K extends JournalKind> = z.infer<(typeof journalPayloads)[K]>

export const isJournalKind = (kind: string): kind is JournalKind => Object.hasOwn(journalPayloads, kind)

/** An entry as it lies in the journal, decrypted; its payload is read by its kind. */
export const Entry = z.strictObject({ at: Instant, kind: z.string(), payload: z.unknown() })
export type Entry = z.infer<typeof Entry> & { seq: number }
