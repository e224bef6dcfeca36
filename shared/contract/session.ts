import { z } from 'zod'
import { Person, PersonCode, TotpCode } from '../hub-api/access.ts'
import { HelpContact } from '../hub-api/hello.ts'
import { Recovery } from '../hub-api/recoveries.ts'
import { Id, Zone } from '../domain/values.ts'
import { method } from './method.ts'

export const HostKind = z.enum(['shell', 'nodehost'])
export type HostKind = z.infer<typeof HostKind>
export const KeychainStrength = z.enum(['strong', 'weak'])
export type KeychainStrength = z.infer<typeof KeychainStrength>

export const Session = z.strictObject({
  /** `new`: no hub yet; `enrolled`: nobody joined yet; `locked`: somebody may unlock; `open`: `person` is at work. */
  stage: z.enum(['new', 'enrolled', 'locked', 'open']),
  host: HostKind,
  /** `weak` protects nothing against whoever holds the disk; it has to be allowed on the machine, and shown. */
  keychain: KeychainStrength,
  hubAddress: z.string().nullable(),
  sample: z.boolean(),
  people: z.array(Person),
  person: Person.nullable(),
  /** The hub opens no session to the person at work before it is given a code of their authenticator app. */
  factorNeeded: z.boolean(),
  visibility: z.enum(['named', 'grouped']).nullable(),
  /** By which the hub's policy counts days; null before it is known. */
  zone: Zone.nullable(),
  emergencyPhone: z.string().nullable(),
  help: z.array(HelpContact),
  /** The hub has retired this laptop: `ordered` until those who are `owed` have sent their work, then `done`. */
  retirement: z.strictObject({ state: z.enum(['ordered', 'done']), owed: z.array(PersonCode) }).nullable(),
})
export type Session = z.infer<typeof Session>

/** A recovery of somebody's vault, as it is shown before it is open. */
export const RecoveryState = Recovery.pick({ code: true, state: true, agreed: true, expiresAt: true })
export type RecoveryState = z.infer<typeof RecoveryState>

/** Fewest characters of a passphrase. */
export const leastPassphrase = 12
const Passphrase = z.string().max(256)

export const sessionMethods = {
  'session.read': method({ access: 'anyone', input: z.strictObject({}), output: Session }),
  'device.enrol': method({ access: 'anyone', input: z.strictObject({ invitation: z.string().max(400) }), output: Session }),
  'people.join': method({ access: 'anyone', input: z.strictObject({ invitation: z.string().max(400), passphrase: Passphrase }), output: Session }),
  'session.unlock': method({ access: 'anyone', input: z.strictObject({ person: Id, passphrase: Passphrase }), output: Session }),
  'session.lock': method({ access: 'anyone', input: z.strictObject({}), output: Session }),
  /** A forgotten passphrase: the hub is asked, and two people have to agree to the code that is shown. */
  'recovery.ask': method({ access: 'anyone', input: z.strictObject({ person: Id }), output: RecoveryState }),
  'recovery.read': method({ access: 'anyone', input: z.strictObject({ person: Id }), output: RecoveryState }),
  /** Once they have: a new passphrase over the same vault. */
  'recovery.finish': method({ access: 'anyone', input: z.strictObject({ person: Id, passphrase: Passphrase }), output: Session }),
  /** The passphrase before it opens nothing any more. */
  'session.changePassphrase': method({ access: 'person', input: z.strictObject({ passphrase: Passphrase, next: Passphrase }), output: z.strictObject({}) }),
  /** Somebody is there: told now and then, for the lock alone, and kept nowhere. */
  'session.active': method({ access: 'person', input: z.strictObject({}), output: z.strictObject({}) }),
  /** Opens the line to the hub by the code of the moment; it is kept in no file. */
  'session.factor': method({ access: 'person', input: z.strictObject({ code: TotpCode }), output: z.strictObject({}) }),
}
