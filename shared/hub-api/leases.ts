import { z } from 'zod'
import { LeaseEnd } from '../domain/batch.ts'
import { Id, Instant } from '../domain/values.ts'

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
export const Standing = z.strictObject({ leases: z.array(StandingLease) })
export type Standing = z.infer<typeof Standing>

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
