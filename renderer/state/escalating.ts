import type { Played } from '../../shared/contract/clips.ts'
import type { Span } from '../../shared/domain/values.ts'

// What passes between the screen on which a harm was heard and the panel that reports it, without either knowing the other.

/** The clip that is about to be escalated; its sound has stopped and its transcript is veiled. */
export type EscalationSubject = {
  clip: string
  position: number
  durationMs: number
  /** The last heard seconds, null when nothing was heard. */
  span: Span | null
  /** What sounded since the last report; `escalations.file` takes it along. */
  played: Played | null
}

/**
 * Filed, with the clip to go on with, or into a break that has begun (`resting`: whoever resumes looks for the clip);
 * or left without filing anything.
 */
export type EscalationOutcome = { filed: true; next: string | null; resting: boolean } | { filed: false }
