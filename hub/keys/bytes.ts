import { createHash, hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Digest } from '../../shared/domain/chain.ts'

/** base64url without padding (RFC 4648, section 5). */
export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
export const fromText = (text: string): Buffer => Buffer.from(text, 'base64url')

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** SHA-256 of a value's canonical JSON (RFC 8785), base64url. Throws where the value is not JSON. */
export const digest: Digest = value => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Only JSON has a digest')
  return hash('sha256', text, 'base64url')
}

/** Cryptographically strong random bytes; injected so that tests own chance. */
export type Random = (count: number) => Buffer
