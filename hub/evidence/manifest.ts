import { z } from 'zod'
import { Bytes, Id } from '../../shared/domain/values.ts'

/** What a bundle holds beside its manifest and the signature over that. */
export const evidenceFiles = ['audio.wav', 'case.json', 'custody.jsonl', 'history.jsonl'] as const
export type EvidenceFile = (typeof evidenceFiles)[number]

export const manifestFile = 'manifest.json'
export const signatureFile = 'manifest.sig'

const Hex = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What was in the bundle when it left the hub, signed with the hub's key (Ed25519, RFC 8032). Hashes are SHA-256 in
 * hexadecimal, as other tools print them; times are ISO 8601 in UTC.
 */
export const Manifest = z.strictObject({
  type: z.literal('evidence'),
  format: z.literal(1),
  hub: Id,
  epoch: z.int().positive(),
  /** The hub's signing key, and its SHA-256 as enrolment strings carry it: to be compared with what the hub shows. */
  signingKey: Bytes.length(43),
  fingerprint: Bytes.length(43),
  export: Id,
  escalation: Id,
  /** The code of whom it was given to. */
  givenTo: z.string(),
  madeAt: z.iso.datetime(),
  files: z.array(z.strictObject({ name: z.enum(evidenceFiles), bytes: z.int().nonnegative(), sha256: Hex })),
})
export type Manifest = z.infer<typeof Manifest>
