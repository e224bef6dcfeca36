import type { ColumnType, Generated } from 'kysely'
import type { LeaseEnd } from '../../../shared/domain/batch.ts'
import type { Fixed, Json } from './columns.ts'

// Clips given out.

export type BatchRow = {
  number: Generated<number>
  id: Fixed<string>
  project: Fixed<string>
  person: Fixed<string>
  name: Fixed<string>
  /** TaskSpecification, as it was when the batch was made. */
  task: Fixed<Json>
  retain_until: Fixed<string>
  lease_hours: Fixed<number>
  created_at: Fixed<number>
  /** The documents it was given out with, by hash. */
  guidelines: Fixed<string | null>
  guidelines_version: Fixed<number | null>
  catalogue: Fixed<string | null>
  /** Before this none of its leases begins; null for one that begins when it is taken. */
  starts_at: Fixed<number | null>
  /** By when its clips have to be answered; null where nobody waits for them. */
  due_at: ColumnType<number | null, number | null | undefined, number | null>
  /** When its reviewer gave it back: what they left unanswered is free for others. */
  returned_at: ColumnType<number | null, undefined, number>
}

export type BatchClipRow = { batch: Fixed<string>; position: Fixed<number>; clip: Fixed<string> }

export type LeaseRow = {
  /** Rises with every lease of this hub; the version of its manifest. */
  number: Generated<number>
  id: Fixed<string>
  batch: Fixed<string>
  device: Fixed<string>
  person: Fixed<string>
  starts_at: Fixed<number>
  /** As in its manifest, or earlier where its device has said that the keys went before. */
  ends_at: number
  /** The manifest's payload, base64url, exactly as signed; empty for a lease that was taken back, until somebody asks for it. */
  manifest: string
  signature: string
  received_at: ColumnType<number | null, undefined, number>
  /** Why it is over, its device being told at the next contact; null for one that runs, or whose time is just up. */
  ended_for: ColumnType<LeaseEnd | null, undefined, LeaseEnd>
  /** When its device's signed word came that the keys are gone. */
  receipted_at: ColumnType<number | null, undefined, number>
}

export type LeaseClipRow = { lease: Fixed<string>; position: Fixed<number>; clip: Fixed<string> }

/** A lease that somebody at the hub ended before its time; append-only. */
export type LeaseEndingRow = { lease: Fixed<string>; at: Fixed<number>; reason: Fixed<string> }

/** A lease that was lost with what came after a backup, and taken back from its laptop; `lost` of its clips are not here. */
export type LeaseBackRow = { lease: Fixed<string>; at: Fixed<number>; lost: Fixed<number> }
