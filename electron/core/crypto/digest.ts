import { createHash, hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Digest } from '../../../shared/domain/chain.ts'

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** SHA-256 of a value's canonical JSON (RFC 8785), as base64url. */
export const digest: Digest = value => hash('sha256', canonicalize(value) ?? '', 'base64url')
