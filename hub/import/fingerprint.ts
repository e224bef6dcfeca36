import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ImportRow } from './sink.ts'

/** Base64url SHA-256 over the hash of a source file's bytes and its row (RFC 8785), whatever the manifest's format. */
export function fingerprintOf(file: Uint8Array, row: ImportRow): string {
  const bytes = createHash('sha256').update(file).digest('base64url')
  return createHash('sha256').update(`earshot/import/v1\0${bytes}\0${canonicalize(row)}`).digest('base64url')
}
