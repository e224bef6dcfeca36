import type { Annotation, SkipCause } from '../../../shared/domain/annotation.ts'
import type { EscalationCategory } from '../../../shared/domain/escalation.ts'

/** What a learner answered for a clip. */
export type Answer =
  | { kind: 'annotation'; annotation: Annotation }
  | { kind: 'skip'; cause: SkipCause }
  | { kind: 'escalation'; category: EscalationCategory }
