import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { Failure } from './failure.ts'
import { method } from './method.ts'

export const SyncStatus = z.strictObject({
  phase: z.enum(['idle', 'asking', 'downloading', 'sending']),
  /** Whether the hub answered when last asked; null before the first attempt. */
  online: z.boolean().nullable(),
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
  /** As the hub says it. */
  why: z.string(),
  /** When somebody has seen to it; null until then. */
  settledAt: Instant.nullable(),
})
export type ParkedEvent = z.infer<typeof ParkedEvent>

export const syncMethods = {
  'sync.status': method({ access: 'person', input: z.strictObject({}), output: SyncStatus }),
  /** Starts sending and fetching in the background; progress comes as `sync.changed`. */
  'sync.start': method({ access: 'person', input: z.strictObject({}), output: SyncStatus }),
  'sync.parked': method({ access: 'person', input: z.strictObject({}), output: z.array(ParkedEvent) }),
  /** Stops fetching; what is verified stays, the rest is fetched another time. */
  'sync.cancel': method({ access: 'person', input: z.strictObject({}), output: SyncStatus }),
}
