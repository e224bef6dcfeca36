import { z } from 'zod'
import { LeaseEnd } from '../domain/batch.ts'
import { TaskSpecification } from '../domain/task.ts'
import { Day, Id, Instant, Sha256 } from '../domain/values.ts'
import { hubSignedHead } from './signed.ts'

/** A lease on a device whose receipt the hub does not have, and why it is over, where it is. */
export const StandingLease = z.strictObject({
  lease: Id,
  batch: Id,
  person: Id,
  startsAt: Instant,
  endsAt: Instant,
  endedFor: LeaseEnd.nullable(),
})
export type StandingLease = z.infer<typeof StandingLease>

/** What a device has to know whoever works on it, and while nobody does. */
export const Standing = z.strictObject({
  /** The hub's life: in another one than before it may have been restored, and lack what it gave out since its backup. */
  epoch: z.int().positive().optional(),
  leases: z.array(StandingLease),
})
export type Standing = z.infer<typeof Standing>

/**
 * Signed by the hub (`lease`) and given out with every lease: all that a hub which was restored from an older backup has
 * to know to take it back, and not a word of what was said in its clips.
 */
export const LeaseDocument = z.strictObject({
  type: z.literal('lease'),
  ...hubSignedHead,
  lease: Id,
  batch: Id,
  device: Id,
  person: Id,
  project: Id,
  name: z.string().min(1).max(120),
  task: TaskSpecification,
  retainUntil: Day,
  leaseHours: z.number().positive(),
  guidelinesHash: Sha256.nullable(),
  guidelinesVersion: z.int().positive().nullable(),
  catalogueHash: Sha256.nullable(),
  startsAt: Instant,
  endsAt: Instant,
  clips: z.array(Id).min(1).max(5000),
})
export type LeaseDocument = z.infer<typeof LeaseDocument>

/**
 * What the hub says to a lease's document: it has the lease, it has taken it back just now, or it cannot, because it has
 * lost its clips as well.
 */
export const PresentedLease = z.strictObject({ state: z.enum(['known', 'taken', 'lost']) })
export type PresentedLease = z.infer<typeof PresentedLease>

/**
 * Signed by the device (`receipt`): its half of the key of every clip of this lease is destroyed, and with it the only
 * way to their sound. It vouches for keys alone: the encrypted bytes, which nothing opens any more, go when the vault is open.
 */
export const LeaseReceipt = z.strictObject({
  type: z.literal('receipt'),
  hub: Id,
  device: Id,
  person: Id,
  lease: Id,
  batch: Id,
  endedFor: LeaseEnd,
  endedAt: Instant,
  /** How many clips still had their key. */
  clips: z.int().nonnegative(),
})
export type LeaseReceipt = z.infer<typeof LeaseReceipt>
