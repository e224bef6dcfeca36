import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { RejectionReason } from '../hub-api/rejections.ts'
import { Failure } from './failure.ts'
import { method } from './method.ts'

export const SyncStatus = z.strictObject({
  phase: z.enum(['idle', 'asking', 'downloading', 'sending']),
  /** Whether the hub answered when last asked; null before the first attempt. */
  online: z.boolean().nullable(),
  /** The network is left alone until somebody goes online again: then nothing is sent, a report of harm included. */
  keptOffline: z.boolean(),
  progress: z
    .strictObject({ clips: z.int(), clipsTotal: z.int(), bytes: z.int(), bytesTotal: z.int() })
    .nullable(),
  clipsOnDevice: z.int(),
  /** Answers and reports that the hub has not acknowledged. */
  waiting: z.int(),
  parked: z.int(),
  lastSyncAt: Instant.nullable(),
  leaseEndsAt: Instant.nullable(),
  /** Why the last attempt stopped, null after a good one. */
  failure: Failure.nullable(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

/** What the hub could not use of what was done here; kept here and there. */
export const ParkedEvent = z.strictObject({
  id: Id,
  /** The event's type, which may be one that an older Earshot wrote. */
  type: z.string(),
  at: Instant,
  why: RejectionReason,
  /** When somebody has seen to it; null until then. */
  settledAt: Instant.nullable(),
})
export type ParkedEvent = z.infer<typeof ParkedEvent>

/** A batch on this laptop, or one that waits for it. */
export const HeldBatch = z.strictObject({
  batch: Id,
  name: z.string(),
  /** Here, wholly or in part; still at the hub; or on another laptop of the same person. */
  place: z.enum(['here', 'hub', 'elsewhere']),
  clips: z.int(),
  /** How many of them are here and verified, and how many are decided. */
  arrived: z.int(),
  decided: z.int(),
  bytes: z.int(),
  bytesMissing: z.int(),
  /** Null for one that begins when it is fetched. */
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
})
export type HeldBatch = z.infer<typeof HeldBatch>

export const Holding = z.strictObject({
  batches: z.array(HeldBatch),
  /** Free room where the vault lies, null where the system does not say. */
  freeBytes: z.int().nullable(),
})
export type Holding = z.infer<typeof Holding>

export const syncMethods = {
  'sync.status': method({ access: 'person', input: z.strictObject({}), output: SyncStatus }),
  /** Starts sending and fetching in the background; progress comes as `sync.changed`. */
  'sync.start': method({ access: 'person', input: z.strictObject({}), output: SyncStatus }),
  'sync.parked': method({ access: 'person', input: z.strictObject({}), output: z.array(ParkedEvent) }),
  /** Leaves the network alone from now on, or no longer; what waits is kept. */
  'sync.keepOffline': method({ access: 'person', input: z.strictObject({ offline: z.boolean() }), output: SyncStatus }),
  'leases.read': method({ access: ['reviewer'], input: z.strictObject({}), output: Holding }),
  /** Gives back what is left of a batch: its clips go from this laptop at once, what was done on them is sent. */
  'leases.giveBack': method({ access: ['reviewer'], input: z.strictObject({ batch: Id }), output: Holding }),
  /** Stops fetching; what is verified stays, the rest is fetched another time. */
  'sync.cancel': method({ access: 'person', input: z.strictObject({}), output: SyncStatus }),
}
