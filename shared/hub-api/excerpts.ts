import { z } from 'zod'
import { Bytes, Id, Millis, Span } from '../domain/values.ts'
import { Sealed } from './sealed.ts'

// Some seconds of a clip for somebody who may hear just those: cut at the hub, encrypted under a fresh key that is
// sealed to one device, kept nowhere.

export const Excerpt = z.strictObject({
  /** The hub's record of who was given which seconds; every later word about them names it. */
  grant: Id,
  clip: Id,
  /** What was cut out, in milliseconds of the clip. */
  span: Span,
  durationMs: Millis.positive(),
  /** The excerpt's 32-byte key; its associated data is the SHA-256 of the box. */
  key: Sealed,
  /** The excerpt as WAV under AES-256-GCM: 12 bytes of nonce, ciphertext, 16 of tag. */
  box: Bytes,
})
export type Excerpt = z.infer<typeof Excerpt>

/** `info` of the sealed key: an excerpt opens on the device it was cut for, and nothing else is opened with it. */
export const excerptInfo = (hub: string, device: string, grant: string): string => ['earshot/excerpt-key/v1', hub, device, grant].join('\0')

/** Associated data of the box. */
export const excerptAssociatedData = (grant: string, clip: string, span: Span): string =>
  ['earshot/excerpt/v1', grant, clip, span.from, span.to].join('\0')
