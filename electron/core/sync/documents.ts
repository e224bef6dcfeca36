import type { Manifest } from '../../../shared/hub-api/batches.ts'
import type { DocumentKind, HubDocument } from '../../../shared/hub-api/documents.ts'
import { sha256 } from '../crypto/digest.ts'
import type { DocumentStore } from '../documents/store.ts'
import type { Connection } from '../hub/connection.ts'
import { Refusal } from '../refusal.ts'

/** What a manifest names by hash, and as what. */
const namedBy = ({ guidelinesHash, catalogueHash }: Manifest): { kind: DocumentKind; hash: string }[] => [
  ...(guidelinesHash === null ? [] : [{ kind: 'guidelines' as const, hash: guidelinesHash }]),
  ...(catalogueHash === null ? [] : [{ kind: 'catalogue' as const, hash: catalogueHash }]),
]

/**
 * Fetches those of a manifest's documents that the vault lacks. The manifest is signed, so a text with the hash that it
 * names is the hub's. Refuses with `document_tampered` where one is another; then nothing was kept.
 */
export async function fetchDocuments(manifest: Manifest, { documents, hub, signal }: {
  documents: DocumentStore
  hub: Connection
  signal: AbortSignal
}): Promise<HubDocument[]> {
  const fetched: HubDocument[] = []
  for (const { kind, hash } of namedBy(manifest)) {
    if (documents.has(hash)) continue
    const document = await hub.call('documents.read', { params: { hash } }, signal)
    if (document.kind !== kind || sha256(document.text).toString('base64url') !== hash) throw new Refusal('document_tampered')
    fetched.push({ ...document, hash })
  }
  return fetched
}
