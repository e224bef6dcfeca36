import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { fromText } from '../keys/bytes.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { evidenceFiles, manifestFile, signatureFile, type EvidenceFile, type Manifest } from './manifest.ts'

export const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * The archive around files, byte for byte the same for the same files: nothing is compressed and every time stamp is
 * the earliest that the format knows. Whoever rebuilds it sees whether the wrapping itself was touched.
 */
export const wrap = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...files }, { level: 0, mtime: new Date(1980, 0, 1) })

/** Everything that the manifest says beside the files and the key. */
export type Provenance = Omit<Manifest, 'type' | 'format' | 'signingKey' | 'fingerprint' | 'files'>

/** Files, a manifest of their hashes, and the hub's signature over the manifest's bytes, as one zip. */
export function packEvidence(keys: KeyRing, files: Readonly<Record<EvidenceFile, Uint8Array>>, provenance: Provenance): Uint8Array {
  const manifest: Manifest = {
    type: 'evidence',
    format: 1,
    ...provenance,
    signingKey: keys.signingKey,
    fingerprint: keys.fingerprint,
    files: evidenceFiles.map(name => ({ name, bytes: files[name].length, sha256: hex(files[name]) })),
  }
  const { payload, signature } = keys.sign('evidence', manifest)
  const signed = evidenceFiles.map(name => [name, files[name]] as const)
  return wrap(Object.fromEntries([...signed, [manifestFile, new Uint8Array(fromText(payload))], [signatureFile, new TextEncoder().encode(`${signature}\n`)]]))
}
