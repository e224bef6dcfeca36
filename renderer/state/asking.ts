import type { Span } from '../../shared/domain/values.ts'

// What passes between the screen on which a question came up and the panel that asks it, without either knowing the other.

/** The stretch of a clip that is about to be asked about; its sound has stopped. */
export type AskSubject = { clip: string; span: Span }
