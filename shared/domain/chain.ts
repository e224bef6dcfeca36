import { z } from 'zod'
import { Bytes32, Id, Instant, Sha256 } from './values.ts'

// A stream of events is an append-only chain: each envelope names the hash of the one before it. Payloads lie beside
// the chain under a salted commitment, so that erasing one leaves the chain whole (compare RFC 9162 for the idea).

/** Canonicalises (RFC 8785) and hashes (SHA-256) a JSON value; 43 characters of base64url. */
export type Digest = (value: unknown) => string

export const Envelope = z.strictObject({
  v: z.literal(1),
  id: Id,
  stream: Id,
  /** From 1, without gaps. */
  seq: z.int().positive(),
  type: z.string().regex(/^[a-z]+\.[a-z_]+$/),
  at: Instant,
  /** Hash of the envelope before, null for the first. */
  prev: Sha256.nullable(),
  commitment: Sha256,
})
export type Envelope = z.infer<typeof Envelope>

export const Salt = Bytes32()

/** SHA-256 over salt and payload; hides the payload as long as the 32-byte salt is unknown. */
export const commitmentOf = (digest: Digest, salt: string, payload: unknown): string => digest({ salt, payload })

/** Whether a payload, as JSON text, is the one that was committed to. */
export function isCommitted(digest: Digest, commitment: string, salt: string, payload: string): boolean {
  try {
    return commitmentOf(digest, salt, JSON.parse(payload)) === commitment
  } catch {
    return false
  }
}

export type Head = { seq: number; hash: string | null }

export const emptyHead: Head = { seq: 0, hash: null }

/** The envelope that follows `head`, and the head it makes. */
export function extend(
  digest: Digest,
  head: Head,
  fact: { id: string; stream: string; type: string; at: number; commitment: string },
): { envelope: Envelope; head: { seq: number; hash: string } } {
  const envelope: Envelope = { v: 1, ...fact, seq: head.seq + 1, prev: head.hash }
  return { envelope, head: { seq: envelope.seq, hash: digest(envelope) } }
}

export type ChainFault = { seq: number; fault: 'gap' | 'foreign' | 'broken' }

/** The first place at which envelopes do not continue `head`, or null when they do. */
export function findChainFault(digest: Digest, stream: string, head: Head, envelopes: readonly Envelope[]): ChainFault | null {
  let last: Head = head
  for (const envelope of envelopes) {
    if (envelope.stream !== stream) return { seq: envelope.seq, fault: 'foreign' }
    if (envelope.seq !== last.seq + 1) return { seq: envelope.seq, fault: 'gap' }
    if (envelope.prev !== last.hash) return { seq: envelope.seq, fault: 'broken' }
    last = { seq: envelope.seq, hash: digest(envelope) }
  }
  return null
}
