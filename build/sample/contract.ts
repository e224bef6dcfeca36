import { z } from 'zod'
import { method } from '../../shared/contract/method.ts'
import { Bytes, Id, type Role } from '../../shared/domain/values.ts'

// What the sample bar asks of a core that runs on invented people and clips. Never part of the product.

/** The roles that the bar switches between, in its order. */
export const sampleRoles = ['reviewer', 'supervisor', 'safety'] as const satisfies readonly Role[]
export const SampleRole = z.enum(sampleRoles)
export type SampleRole = z.infer<typeof SampleRole>

export const SampleState = z.strictObject({
  people: z.array(z.strictObject({ person: Id, role: SampleRole })),
  /** Whose vault is open; null while it is locked. */
  current: SampleRole.nullable(),
  /** False while the bar has cut the way to the hub. */
  connected: z.boolean(),
})
export type SampleState = z.infer<typeof SampleState>

export const ThiefView = z.strictObject({
  /** The vault's files as they lie on the disk at this moment. */
  files: z.array(
    z.strictObject({
      name: z.string(),
      size: z.int().nonnegative(),
      /** Shannon entropy of the file's bytes, 0 to 8; noise comes close to 8. */
      entropyBitsPerByte: z.number().min(0).max(8),
      /** Its first bytes, at most 512. */
      head: Bytes.max(683),
    }),
  ),
  /** Words of the clip on the screen, and whether any of the files holds them in UTF-8 or UTF-16. */
  searched: z.array(z.strictObject({ text: z.string(), found: z.boolean() })),
})
export type ThiefView = z.infer<typeof ThiefView>

export const sampleMethods = {
  'sample.read': method({ access: 'anyone', input: z.strictObject({}), output: SampleState }),
  /** Locks the open vault and unlocks that of the person with this role. */
  'sample.become': method({ access: 'anyone', input: z.strictObject({ role: SampleRole }), output: SampleState }),
  /** Cuts or restores the way to the hub, as a pulled cable would. */
  'sample.network': method({ access: 'anyone', input: z.strictObject({ connected: z.boolean() }), output: SampleState }),
  'sample.thief': method({ access: 'anyone', input: z.strictObject({}), output: ThiefView }),
}
