import type { Span } from '../../shared/domain/values.ts'

// What passes between the screens on which harm is heard and the panel that reports it, without either knowing the other.

/** A clip that may be escalated; its sound has stopped and its words are veiled. */
export type EscalationSubject = {
  clip: string
  /** Its place in the person's own work; null for seconds of somebody else's clip. */
  position: number | null
  durationMs: number
  /** The last heard seconds, null when nothing was heard. */
  span: Span | null
}

/** What a screen has to tell when the alarm is raised. */
export type RaisedFrom = {
  /** The clip in front, null where there is none. */
  subject: EscalationSubject | null
  /** Whether enough of it has sounded for anybody to react to. */
  heard: boolean
  /** The clip that was left a moment ago, null where that is longer ago. */
  left: string | null
}

/** What came of raising the alarm, for the screen that goes on. */
export type EscalationOutcome = {
  /** The clip that nobody may go on with here: it was reported, or given back. */
  left: string | null
  /** The clip to go on with after that one, null when none is left. */
  next: string | null
  /** The clip that is met differently from now on. */
  changed: string | null
  /** A break has begun: whoever resumes looks for the clip. */
  resting: boolean
}

export const nothingDone: EscalationOutcome = { left: null, next: null, changed: null, resting: false }
