import { z } from 'zod'
import { Id, Instant, Sha256 } from '../domain/values.ts'
import { method } from './method.ts'
import { Session } from './session.ts'

const Owner = z.strictObject({ person: Id, passphrase: z.string().max(256) })

/** What was rescued out of a vault of one's own, on its way to the hub. */
export const WaitingRescue = z.strictObject({
  rescue: Sha256,
  madeAt: Instant,
  /** Whole entries, and those of which just the outline could be read. */
  events: z.int().nonnegative(),
  incomplete: z.int().nonnegative(),
  bytes: z.int(),
  sentBytes: z.int(),
  /** `refused`: the hub cannot use it as it came; it stays here, and can be handed over as a file. */
  state: z.enum(['waiting', 'received', 'refused']),
  receivedAt: Instant.nullable(),
  /** Whether the file still lies here. */
  here: z.boolean(),
})
export type WaitingRescue = z.infer<typeof WaitingRescue>

/** For a vault that does not open: what waited in it for the hub, and a way to go on. */
export const rescueMethods = {
  /** Reads what still can be read, into a file that only the hub can open; the vault stays as it is. */
  'vault.rescue': method({
    access: 'anyone',
    input: Owner,
    output: z.strictObject({
      /** Gives the file, once. */
      ticket: z.string(),
      name: z.string(),
      /** Events in it, and those of which just the envelope could be read. */
      events: z.int().nonnegative(),
      incomplete: z.int().nonnegative(),
    }),
  }),
  /** Moves a vault that does not open out of the way, so that its person can join anew; nothing is deleted. */
  'vault.setAside': method({ access: 'anyone', input: Owner, output: Session }),
  /** What waits for the hub, or reached it in the last day; it is handed over at every sync. */
  'rescues.read': method({ access: 'person', input: z.strictObject({}), output: z.array(WaitingRescue) }),
  /** The same bundle as a file, to be handed over by other ways. */
  'rescues.save': method({ access: 'person', input: z.strictObject({ rescue: Sha256 }), output: z.strictObject({ ticket: z.string(), name: z.string() }) }),
}
