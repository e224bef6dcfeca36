import type { ColumnType, Generated } from 'kysely'
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
  ends_at: ColumnType<number, number, number>
  /** The manifest's payload, base64url, exactly as signed. */
  manifest: string
  signature: string
  received_at: ColumnType<number | null, undefined, number>
}

export type LeaseClipRow = { lease: Fixed<string>; position: Fixed<number>; clip: Fixed<string> }
