import { z } from 'zod'
import { Slot, TimedWord } from '../domain/annotation.ts'
import { TaskSpecification } from '../domain/task.ts'
import { BatchState } from '../domain/batch.ts'
import { WithdrawalReason } from '../domain/recall.ts'
import { ContentFlag } from '../domain/exposure.ts'
import { Bytes, Day, Id, Instant, Locale, Millis, Sha256, Span, Text } from '../domain/values.ts'
import { Sealed } from './sealed.ts'
import { hubSignedHead, Signed } from './signed.ts'

/** All that a laptop learns of a clip. Strict on both sides: no name, account, serial, file name or place. */
export const ManifestClip = z.strictObject({
  clip: Id,
  blob: Id,
  locale: Locale,
  day: Day.nullable(),
  durationMs: Millis.min(300).max(60_000),
  /** Of the plain WAV. */
  sha256: Sha256,
  /** Bytes of the encrypted blob: 12 of nonce, ciphertext, 16 of tag. */
  size: z.int().positive(),
  /** Absolute peaks, one byte (0-255) for every 10 ms. */
  peaks: Bytes,
  /** Integrated loudness in LUFS (ITU-R BS.1770; RMS for clips under 400 ms), null for silence. */
  loudness: z.number().nullable(),
  /** dBTP. */
  truePeak: z.number(),
  speech: z.array(Span),
  hypothesis: Text(4000),
  words: z.array(TimedWord).nullable(),
  intent: z.string().nullable(),
  slots: z.array(Slot),
  wakeWord: z.string().max(80).nullable(),
  flags: z.array(ContentFlag),
})
export type ManifestClip = z.infer<typeof ManifestClip>

/** Signed by the hub (`manifest`); binds blobs to a batch, a lease, a device and a person. */
export const Manifest = z.strictObject({
  type: z.literal('manifest'),
  ...hubSignedHead,
  batch: Id,
  lease: Id,
  device: Id,
  person: Id,
  name: z.string().min(1).max(120),
  purpose: z.string().min(1).max(400),
  legalBasis: z.string().min(1).max(400),
  retainUntil: Day,
  startsAt: Instant,
  endsAt: Instant,
  task: TaskSpecification,
  catalogueHash: Sha256.nullable(),
  guidelinesHash: Sha256.nullable(),
  /** Which version of the project's guidelines these are. */
  guidelinesVersion: z.int().positive().optional(),
  clips: z.array(ManifestClip).min(1).max(5000),
})
export type Manifest = z.infer<typeof Manifest>

/** `info` of the sealed clip keys; their associated data is the SHA-256 of the manifest's payload bytes. */
export const clipKeysInfo = (hub: string, device: string, lease: string): string =>
  ['earshot/clip-keys/v1', hub, device, lease].join('\0')

/** What is sealed: clip id to its AES-256-GCM key. */
export const ClipKeys = z.record(Id, Bytes.length(43))

/** 32 zeroes in the place of a key that is given to nobody any more: the clip was taken back. */
export const withheldKey = 'A'.repeat(43)

/** Associated data of a clip's blob: this text and then the plain WAV's SHA-256 as 32 bytes. */
export const clipAssociatedData = (blob: string): string => ['earshot/clip/v1', blob, ''].join('\0')

export const BatchOffer = z.strictObject({
  batch: Id,
  name: z.string(),
  state: BatchState,
  clips: z.int(),
  bytes: z.int(),
  lease: Id.nullable(),
  /** Null for one that begins when it is taken. */
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
})
export type BatchOffer = z.infer<typeof BatchOffer>

/** A clip that a device has to give back, and in whose vault it is. */
export const WithdrawnClip = z.strictObject({ clip: Id, person: Id, reason: WithdrawalReason })
export type WithdrawnClip = z.infer<typeof WithdrawnClip>

/**
 * The pack of a lease is its clips' blobs one after the other in the manifest's order, served with HTTP ranges. Zeroes
 * stand in the place of a clip that was taken back.
 */
export const TakenLease = z.strictObject({
  manifest: Signed,
  keys: Sealed,
  /** A `LeaseDocument`; an older hub gives none. */
  document: Signed.optional(),
})
