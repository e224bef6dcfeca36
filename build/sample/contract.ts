import { z } from 'zod'
import type { Reply } from '../../shared/contract/failure.ts'
import { method } from '../../shared/contract/method.ts'
import { CoreEvent } from '../../shared/contract/events.ts'
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
  /** Whether a safety lead's laptop stands beside this one. */
  beside: z.boolean(),
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
  /** Has the hub recall the clip on the screen. */
  'sample.recall': method({ access: 'anyone', input: z.strictObject({}), output: SampleState }),
  'sample.settleBeside': method({ access: 'anyone', input: z.strictObject({ device: z.string(), person: z.string() }), output: z.strictObject({}) }),
  /** A call that the window of the laptop beside makes of its own core, and what that answers. */
  'sample.beside': method({ access: 'anyone', input: z.strictObject({ method: z.string(), input: z.unknown() }), output: z.custom<Reply<unknown>>() }),
  /** What happened there after an event, as soon as something does; nothing after a while. */
  'sample.besideEvents': method({ access: 'anyone', input: z.strictObject({ after: z.int().nonnegative() }), output: z.array(CoreEvent) }),
  'sample.thief': method({ access: 'anyone', input: z.strictObject({}), output: ThiefView }),
}
