import { unzipSync } from 'fflate'
import { fromText, sha256, toText } from '../keys/bytes.ts'
import { isSignedBy } from '../keys/signatures.ts'
import { hex, wrap } from './bundle.ts'
import { evidenceFiles, Manifest, manifestFile, signatureFile } from './manifest.ts'

// Looks at a bundle of evidence without any hub: whether what is in it is what left the hub whose key signed it.

/** What is wrong with a bundle; `wrapping`: every file is as it was signed, the archive around them is not. */
export type EvidenceFinding =
  | { kind: 'no_archive' | 'no_manifest' | 'signature' | 'wrapping' }
  | { kind: 'other_key'; found: string }
  | { kind: 'changed' | 'missing' | 'added'; file: string }

export type Verdict = { manifest: Manifest | null; findings: readonly EvidenceFinding[] }

const names: readonly string[] = [...evidenceFiles, manifestFile, signatureFile]
/** A minute of sound takes two megabytes; more than this is no bundle of ours. */
const largestBytes = 256 * 1024 * 1024

function unpack(zip: Uint8Array): Record<string, Uint8Array> | null {
  try {
    return unzipSync(zip, { filter: ({ originalSize }) => originalSize <= largestBytes })
  } catch {
    return null
  }
}

function readManifest(bytes: Uint8Array): Manifest | null {
  try {
    return Manifest.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return null
  }
}

/** Whether the manifest's bytes are signed by the key that it names itself; malformed signatures are none. */
function isSigned(bytes: Uint8Array, signature: Uint8Array, { signingKey, fingerprint }: Manifest): boolean {
  try {
    const written = new TextDecoder('utf-8', { fatal: true }).decode(signature).replace(/\n$/, '')
    // Base64url can be written in more than one way; only the way that the hub writes it is the signature.
    const exact = toText(fromText(written)) === written && signature.length === written.length + 1
    return exact && toText(sha256(fromText(signingKey))) === fingerprint && isSignedBy('evidence', { payload: toText(bytes), signature: written }, signingKey)
  } catch {
    return false
  }
}

function fileFindings(files: Readonly<Record<string, Uint8Array>>, manifest: Manifest): EvidenceFinding[] {
  const signed = manifest.files.flatMap(({ name, bytes, sha256: hash }): EvidenceFinding[] => {
    const file = files[name]
    if (file === undefined) return [{ kind: 'missing', file: name }]
    return file.length === bytes && hex(file) === hash ? [] : [{ kind: 'changed', file: name }]
  })
  const added = Object.keys(files).filter(name => !names.includes(name) || (!manifest.files.some(file => file.name === name) && name !== manifestFile && name !== signatureFile))
  return [...signed, ...added.map((file): EvidenceFinding => ({ kind: 'added', file }))]
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Everything that is wrong with a bundle, by name. `fingerprint`: the only key that may have signed it. */
export function verifyEvidence(zip: Uint8Array, fingerprint: string | null): Verdict {
  const files = unpack(zip)
  if (files === null) return { manifest: null, findings: [{ kind: 'no_archive' }] }
  const [manifestBytes, signature] = [files[manifestFile], files[signatureFile]]
  const manifest = manifestBytes === undefined ? null : readManifest(manifestBytes)
  if (manifestBytes === undefined || manifest === null) return { manifest: null, findings: [{ kind: 'no_manifest' }] }
  const findings: EvidenceFinding[] = []
  if (signature === undefined) findings.push({ kind: 'missing', file: signatureFile })
  else if (!isSigned(manifestBytes, signature, manifest)) findings.push({ kind: 'signature' })
  if (fingerprint !== null && fingerprint !== manifest.fingerprint) findings.push({ kind: 'other_key', found: manifest.fingerprint })
  findings.push(...fileFindings(files, manifest))
  if (findings.length === 0) {
    const order = Object.fromEntries(names.map(name => [name, files[name] ?? new Uint8Array()]))
    if (!isSame(zip, wrap(order))) findings.push({ kind: 'wrapping' })
  }
  return { manifest, findings }
}
