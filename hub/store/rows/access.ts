import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../../../shared/domain/values.ts'
import type { InvitationKind } from '../../../shared/hub-api/access.ts'
import type { Fixed, Json, Truth } from './columns.ts'

// The hub itself, and who may come to it.

export type HubRow = { only: Fixed<1>; id: Fixed<string>; epoch: number; revision: number; address: string; policy: Json; created_at: Fixed<number>; closed_through: ColumnType<string | null, undefined, string> }

export type PersonRow = {
  id: Fixed<string>
  code: Fixed<string>
  role: Role
  created_at: Fixed<number>
  /** Named to be a second person on cases although they are no safety or privacy role. */
  deputy: Generated<Truth>
  /** Where somebody works, as the operator calls it; null where nobody said. */
  site: ColumnType<string | null, string | null | undefined, string | null>
}

export type DeviceRow = { id: Fixed<string>; signing_key: Fixed<string>; sealing_key: Fixed<string>; enrolled_at: Fixed<number> }

export type PersonKeyRow = { person: Fixed<string>; device: Fixed<string>; key: string; joined_at: number }

export type InvitationRow = {
  id: Fixed<string>
  kind: Fixed<InvitationKind>
  person: Fixed<string | null>
  secret_hash: Fixed<Buffer>
  created_at: Fixed<number>
  expires_at: Fixed<number>
  failures: Generated<number>
  used_at: ColumnType<number | null, undefined, number>
}

export type SessionRow = { token_hash: Fixed<Buffer>; device: Fixed<string>; person: Fixed<string | null>; expires_at: Fixed<number> }

export type NonceRow = { device: Fixed<string>; nonce: Fixed<string>; used_at: Fixed<number> }

/** Somebody forgot their passphrase; what was asked, who agreed, and what the device was given. */
export type RecoveryRow = {
  id: Fixed<string>
  code: Fixed<string>
  device: Fixed<string>
  person: Fixed<string>
  /** Sealed: the vault's key, for the recovery key. */
  sealed: Fixed<Json>
  asked_at: Fixed<number>
  expires_at: Fixed<number>
  /** Sealed: the vault's key, for the device. */
  released: ColumnType<Json | null, undefined, Json>
  released_at: ColumnType<number | null, undefined, number>
  used_at: ColumnType<number | null, undefined, number>
}

/** Append-only. */
export type RecoveryApprovalRow = { recovery: Fixed<string>; person: Fixed<string>; at: Fixed<number> }

/** A device that has to destroy what it holds at its next contact. */
export type RetirementRow = {
  device: Fixed<string>
  at: Fixed<number>
  reason: Fixed<string>
  /** Without waiting for work that lies unsent in locked vaults. */
  at_once: Fixed<Truth>
  /** Signed by the device, its last word. */
  receipt: ColumnType<Json | null, undefined, Json>
  received_at: ColumnType<number | null, undefined, number>
}
