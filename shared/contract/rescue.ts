import { z } from 'zod'
import { Id } from '../domain/values.ts'
import { method } from './method.ts'
import { Session } from './session.ts'

const Owner = z.strictObject({ person: Id, passphrase: z.string().max(256) })

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
}
