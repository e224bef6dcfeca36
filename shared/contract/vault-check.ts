import { z } from 'zod'
import { Instant } from '../domain/values.ts'
import { method } from './method.ts'

/** What of a vault a damaged place belongs to. */
export const VaultPart = z.enum(['sound', 'clips', 'work', 'log', 'other'])
export type VaultPart = z.infer<typeof VaultPart>

/** How a check of the whole vault stands, or how the last one since unlocking ended. */
export const VaultCheck = z.strictObject({
  running: z.boolean(),
  /** Rows read, and rows there are; the second grows while somebody works. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Null before the first one has ended. */
  checkedAt: Instant.nullable(),
  damaged: z.array(VaultPart),
})
export type VaultCheck = z.infer<typeof VaultCheck>

export const vaultCheckMethods = {
  'vault.checked': method({ access: 'person', input: z.strictObject({}), output: VaultCheck }),
  /** Reads all of the open vault beside the work; progress comes as `vault.checked`. */
  'vault.check': method({ access: 'person', input: z.strictObject({}), output: VaultCheck }),
  /** Locks, and has the vault read whole before it opens again; where it is damaged, its rescue is offered then. */
  'vault.doubt': method({ access: 'person', input: z.strictObject({}), output: z.strictObject({}) }),
}
