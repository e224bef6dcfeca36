import type { Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import type { Span } from '../../../shared/domain/values.ts'

/** What was measured of a recording, what the recogniser made of it, and what is really said. */
export type Recording = {
  locale: string
  durationMs: number
  /** One byte (0-255) for every 10 ms, base64url. */
  peaks: string
  gainDb: number
  speech: Span[]
  hypothesis: string
  words: TimedWord[]
  slots: Slot[]
  reference: string
}
