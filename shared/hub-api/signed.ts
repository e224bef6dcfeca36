import { z } from 'zod'
import { Bytes, Id } from '../domain/values.ts'

// Signatures (Ed25519, RFC 8032) cover a domain prefix, a zero byte and the payload's bytes exactly as transported.

export const Signed = z.strictObject({ payload: Bytes, signature: Bytes.length(86) })
export type Signed = z.infer<typeof Signed>

/** What is signed, and thereby what a signature can never be mistaken for. */
export type SignedKind =
  | 'hello' | 'policy' | 'manifest' | 'lease' | 'enrol-device' | 'join-person' | 'session' | 'escalation' | 'evidence' | 'receipt' | 'rescue' | 'rescue-receipt' | 'erasure-notice' | 'retirement' | 'retired'

export const signaturePrefix = (kind: SignedKind): string => `earshot/${kind}/v1`

/** Every object that the hub signs starts with these; a version below one already seen is refused. */
export const hubSignedHead = {
  hub: Id,
  /** The hub's life between two restores, from 1. */
  epoch: z.int().positive(),
  version: z.int().positive(),
}
