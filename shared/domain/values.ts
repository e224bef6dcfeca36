import { z } from 'zod'

// The few primitive values that every schema shares.

/** Milliseconds since the Unix epoch, UTC. */
export const Instant = z.int().nonnegative()
/** A duration or an offset into a clip, in milliseconds. */
export const Millis = z.int().nonnegative()
/** UUIDv7 for events, random v4 for clips (RFC 9562). */
export const Id = z.uuid()
/** Bytes as base64url without padding (RFC 4648, section 5). */
export const Bytes = z.base64url()
/** 32 of them; told by their letters alone, because streams bring them by the ten thousand. */
export const Bytes32 = () => z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const Sha256 = Bytes32()
/** A calendar day, `YYYY-MM-DD`, without a zone. */
export const Day = z.iso.date()
/** BCP 47, as far as clips need it: language, optional script, optional region. */
export const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/)

/** What a person wrote, up to `most` UTF-16 units; half a surrogate pair is no text and could not be hashed. */
export const Text = (most: number) => z.string().max(most).refine(text => text.isWellFormed(), 'half a character')
/** An IANA time zone, kept beside an instant wherever a person's day matters. */
export const Zone = Text(64).min(1)

/** A half-open stretch of time in a clip, `from` included, in milliseconds. */
export const Span = z
  .strictObject({ from: Millis, to: Millis })
  .refine(span => span.from < span.to, 'a span ends after it starts')
/** A half-open range of word positions in a transcript, counted from 0. */
export const WordRange = z
  .strictObject({ from: z.int().nonnegative(), to: z.int().positive() })
  .refine(range => range.from < range.to, 'a range holds at least one word')

export const Role = z.enum(['reviewer', 'supervisor', 'safety', 'privacy'])

export type Span = z.infer<typeof Span>
export type WordRange = z.infer<typeof WordRange>
export type Role = z.infer<typeof Role>

/** Whether two stretches of time, or two ranges of words, have anything in common. */
export const overlaps = (one: { from: number; to: number }, other: { from: number; to: number }): boolean =>
  one.from < other.to && other.from < one.to
