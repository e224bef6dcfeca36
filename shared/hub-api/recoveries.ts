import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { Sealed } from './sealed.ts'

// A forgotten passphrase: the device asks, two people agree, the recovery key opens, and the device gets the vault's key.

/** What binds a vault's key that is sealed to the hub's recovery key. */
export const recoveryInfo = (hub: string, device: string): string => ['earshot/vault-recovery/v1', hub, device].join('\0')

/** What binds a vault's key that is sealed to the device that asked for it. */
export const recoveredInfo = (hub: string, device: string, recovery: string): string => ['earshot/vault-recovered/v1', hub, device, recovery].join('\0')

/** Shown on the laptop and read out to those who agree: eight of Crockford's digits. */
const RecoveryCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)

export const AskRecovery = z.strictObject({ person: Id, sealed: Sealed })

export const Recovery = z.strictObject({
  recovery: Id,
  code: RecoveryCode,
  /** `waiting` for two people, then `agreed` and waiting for the recovery key; `ready` to be taken; or no longer good. */
  state: z.enum(['waiting', 'agreed', 'ready', 'expired', 'used']),
  /** How many people have agreed. */
  agreed: z.int().nonnegative(),
  expiresAt: Instant,
  /** The vault's key, sealed to the device. */
  sealed: Sealed.nullable(),
})
export type Recovery = z.infer<typeof Recovery>
