import type { Actor } from './case-rules.ts'
import { mayStep } from './case-rules.ts'
import type { Case } from './case-state.ts'
import { CaseStep, RequestKind, type CaseAction } from './case-steps.ts'
import { Severity } from './escalation.ts'

// What somebody may do with a case right now, for drawing its actions. The hub asks the same rules again at every step.

/** One action that a person may take, with what tells it from others of its name. */
export type CaseOption = { action: CaseAction; kind: RequestKind | null; severity: Severity | null }

const plain = (action: CaseAction): CaseOption => ({ action, kind: null, severity: null })

const everyOption: readonly CaseOption[] = CaseStep.options.flatMap(({ shape }): CaseOption[] => {
  const action = shape.action.value
  if (action === 'raise_severity') return Severity.options.map(severity => ({ ...plain(action), severity }))
  if ('kind' in shape) return RequestKind.options.map(kind => ({ ...plain(action), kind }))
  return [plain(action)]
})

/** A step of this shape, whose words do not matter to the rules. */
const trial = ({ action, kind, severity }: CaseOption): CaseStep =>
  ({ action, ...(kind === null ? {} : { kind }), ...(severity === null ? {} : { severity }) }) as CaseStep

/** The options of a person for a case, in the order in which steps are listed. */
export const optionsFor = (state: Case, actor: Actor): CaseOption[] => everyOption.filter(option => mayStep(state, actor, trial(option)) === null)
