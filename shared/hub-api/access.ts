import { z } from 'zod'
import { Bytes, Id, Instant, Role } from '../domain/values.ts'
import { Signed } from './signed.ts'

// How devices and people come to a hub. Each request is signed, so that a proxy that breaks TLS learns no right.

/** Crockford's base32; the identifier finds the invitation, the secret (60 random bits) opens it. */
export const InvitationCode = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{6}$/),
  secret: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/),
})
export type InvitationCode = z.infer<typeof InvitationCode>

export const PersonCode = z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/)
export const Person = z.strictObject({ person: Id, code: PersonCode, role: Role })
export type Person = z.infer<typeof Person>

/** Signed by the new device's signing key (`enrol-device`). */
export const EnrolDevice = z.strictObject({
  invitation: InvitationCode,
  signingKey: Bytes.length(43),
  sealingKey: Bytes.length(43),
})
export const EnrolledDevice = z.strictObject({ device: Id, policy: Signed })

/** Signed by the new person key and by the device (`join-person`). */
export const JoinPerson = z.strictObject({
  invitation: InvitationCode,
  device: Id,
  personKey: Bytes.length(43),
  /** Who has a vault on this device already: the key in it must not be replaced by a new one. */
  present: z.array(Id),
})
export const JoinedPerson = z.strictObject({ person: Person })

/** Six digits, as authenticator apps show them (RFC 6238). */
export const TotpCode = z.string().regex(/^\d{6}$/)

/** Signed by the device and, unless the session is the device's alone, by the person (`session`). */
export const OpenSession = z.strictObject({
  device: Id,
  person: Id.nullable(),
  /** The hub's time as last heard; more than 5 minutes off is refused. */
  at: Instant,
  nonce: Bytes.length(22),
  /** The authenticator app's code of the moment, where a role needs one and none was given lately. */
  totp: TotpCode.optional(),
})
export const OpenedSession = z.strictObject({
  token: Bytes.length(43),
  expiresAt: Instant,
  time: Instant,
  person: Person.nullable(),
  policy: Signed,
  /** The hub has retired this device: all that is open to it is to send what it has, and its receipt. */
  retirement: Signed.nullable(),
})

export const DoublySigned = z.strictObject({
  payload: Bytes,
  deviceSignature: Bytes.length(86),
  personSignature: Bytes.length(86).nullable(),
})
export type DoublySigned = z.infer<typeof DoublySigned>

export const InvitationKind = z.enum(['device', 'person'])
export type InvitationKind = z.infer<typeof InvitationKind>

/** One string carries all that is needed: `earshot://HOST:PORT/KIND/FINGERPRINT/ID-SECRET`. */
export type InvitationString = { kind: InvitationKind; host: string; fingerprint: string; code: InvitationCode }

const pattern =
  /^earshot:\/\/(?<host>[A-Za-z0-9.\-[\]:]+:\d{1,5})\/(?<kind>device|person)\/(?<fingerprint>[A-Za-z0-9_-]{43})\/(?<id>[0-9A-HJKMNP-TV-Z]{6})-(?<secret>[0-9A-HJKMNP-TV-Z]{12})$/

export const formatInvitation = ({ kind, host, fingerprint, code }: InvitationString): string =>
  `earshot://${host}/${kind}/${fingerprint}/${code.id}-${code.secret}`

/** Parses a pasted string; null where it is none. White space around it is ignored. */
export function parseInvitation(text: string): InvitationString | null {
  const found = pattern.exec(text.trim())?.groups
  if (found === undefined) return null
  const { host = '', kind, fingerprint = '', id = '', secret = '' } = found
  return { kind: InvitationKind.parse(kind), host, fingerprint, code: { id, secret } }
}
