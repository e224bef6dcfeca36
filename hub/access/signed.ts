import type { z } from 'zod'
import type { DoublySigned } from '../../shared/hub-api/access.ts'
import type { SignedKind } from '../../shared/hub-api/signed.ts'
import { fromText } from '../keys/bytes.ts'
import { isSignedBy } from '../keys/signatures.ts'
import { Refusal } from '../refusal.ts'

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Reads what was signed. Its signature still has to be checked, often with a key that it names itself. */
export function readPayload<S extends z.ZodType>(schema: S, payload: string): z.output<S> {
  const read = schema.safeParse(parseJson(fromText(payload)))
  if (read.success) return read.data
  const where = read.error.issues.map(issue => issue.path.join('.')).join(', ')
  throw new Refusal('invalid_request', `The signed payload does not fit at: ${where || 'its whole'}`)
}

const requireSignature = (kind: SignedKind, who: string, payload: string, signature: string | null, key: string): void => {
  if (signature !== null && isSignedBy(kind, { payload, signature }, key)) return
  throw new Refusal('bad_signature', `The ${who}'s signature does not fit.`)
}

export const requireDevice = (kind: SignedKind, { payload, signature }: { payload: string; signature: string }, key: string): void =>
  requireSignature(kind, 'device', payload, signature, key)

/** Both signatures over the same bytes; `keys.person` null where nobody may have signed. */
export function requireBoth(kind: SignedKind, signed: DoublySigned, keys: { device: string; person: string | null }): void {
  requireSignature(kind, 'device', signed.payload, signed.deviceSignature, keys.device)
  if (keys.person !== null) requireSignature(kind, 'person', signed.payload, signed.personSignature, keys.person)
  else if (signed.personSignature !== null) throw new Refusal('bad_signature', 'A signature of nobody in particular.')
}
