import { CaseStep, type CaseAction, type RequestKind } from '../../../shared/domain/case-steps.ts'
import type { EscalationState, Severity } from '../../../shared/domain/escalation.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'

/** Something that a person may do with a case now. */
export type Choice = {
  /** The action, and the kind of request where it is about one: `approve_request-unseal`. */
  id: ChoiceId
  action: CaseAction
  kind: RequestKind | null
  /** What the severity can be raised to. */
  severities: readonly Severity[]
}

/** Every choice, those that end something before those that go beside it; the first that is open is the first to offer. */
export const choiceKeys = {
  acknowledge: 'KeyJ',
  approve_notice: 'KeyY',
  reject_notice: 'KeyN',
  approve_no_action: 'KeyY',
  reject_no_action: 'KeyN',
  ratify: 'KeyY',
  contest: 'KeyN',
  close_duplicate: 'KeyC',
  record_notice: 'KeyT',
  record_authority_answer: 'KeyT',
  close_reported: 'KeyC',
  assess: 'KeyJ',
  ask_filer: 'KeyQ',
  propose_notice: 'KeyP',
  break_glass: 'KeyG',
  mark_duplicate: 'KeyM',
  propose_no_action: 'KeyX',
  reopen: 'KeyO',
  'approve_request-unseal': 'KeyU',
  'reject_request-unseal': 'Shift+KeyU',
  ratify_unsealing: 'KeyU',
  contest_unsealing: 'Shift+KeyU',
  'approve_request-release_hold': 'KeyL',
  'reject_request-release_hold': 'Shift+KeyL',
  'approve_request-export': 'KeyV',
  'reject_request-export': 'Shift+KeyV',
  raise_severity: 'KeyI',
  hand_over: 'KeyH',
  note: 'KeyE',
  'request-unseal': 'KeyU',
  unseal_break_glass: 'KeyK',
  'request-release_hold': 'KeyL',
  'request-export': 'KeyV',
} as const satisfies Partial<Record<CaseAction | `${CaseAction}-${RequestKind}`, string>>

export type ChoiceId = keyof typeof choiceKeys
export const choiceIds = Object.keys(choiceKeys) as ChoiceId[]

/** What Enter begins, because it is what the case waits for; the gravest of them open a form first. */
const firsts: readonly ChoiceId[] = [
  'acknowledge', 'approve_notice', 'approve_no_action', 'ratify', 'close_duplicate', 'record_notice', 'record_authority_answer', 'close_reported',
  'approve_request-unseal', 'ratify_unsealing', 'approve_request-release_hold', 'approve_request-export', 'assess',
]

export type FieldName = 'authority' | 'reason' | 'reference' | 'question' | 'line' | 'text' | 'of' | 'severity' | 'to'
export type Values = Partial<Record<FieldName, string>>

const isChoice = (id: string): id is ChoiceId => id in choiceKeys

const actionOf = (id: ChoiceId): CaseAction => id.replace(/-.*/, '') as CaseAction

/** Steps that are taken at the press of their key, with nothing to say. */
const atOnce: readonly CaseAction[] = ['acknowledge', 'assess']

/** What has to be said with a step, in the order in which it is asked. */
export function fieldsOf(action: CaseAction): FieldName[] {
  if (atOnce.includes(action)) return []
  const shape = CaseStep.options.find(option => option.shape.action.value === action)?.shape ?? {}
  return Object.keys(shape).filter((name): name is FieldName => name !== 'action' && name !== 'kind')
}

/** What goes beside the way of a case and never moves it. */
const besides: readonly CaseAction[] = ['raise_severity', 'hand_over', 'note', 'request', 'unseal_break_glass']
export const isBeside = ({ action }: Choice): boolean => besides.includes(action)

export const isAtOnce = ({ action }: Choice): boolean => atOnce.includes(action)

type Standing = Pick<EscalationCase, 'options' | 'requests' | 'hold'>

/** Asking again for what was asked or granted would only ask the second person twice. */
function isSpare({ requests, hold }: Standing, { action, kind }: Choice): boolean {
  const wanted = action === 'unseal_break_glass' ? 'unseal' : action === 'request' ? kind : null
  if (wanted === null) return false
  if (wanted === 'release_hold' && !hold) return true
  const now = requests.find(request => request.kind === wanted)?.state
  return now === 'approved' || now === 'broken_glass' || (now === 'open' && action === 'request')
}

/** The choices that a case offers, in the order of the list above. */
export function choicesIn(standing: Standing): Choice[] {
  const offered = new Map<ChoiceId, Choice>()
  for (const { action, kind, severity } of standing.options) {
    const id = kind === null ? action : `${action}-${kind}`
    if (!isChoice(id)) continue
    const severities = [...(offered.get(id)?.severities ?? []), ...(severity === null ? [] : [severity])]
    offered.set(id, { id, action: actionOf(id), kind, severities })
  }
  return choiceIds.flatMap(id => offered.get(id) ?? []).filter(choice => !isSpare(standing, choice))
}

/** The choice that Enter begins; null where the case waits for somebody else, or leaves more than one way open. */
export function firstOf(choices: readonly Choice[], state: EscalationState): Choice | null {
  const open = firsts.flatMap(id => choices.find(choice => choice.id === id) ?? [])
  // As long as the filer is asked, going on without the answer is nobody's first thought.
  return open.find(({ action }) => action !== 'assess' || state !== 'needs_info') ?? null
}

export type Written = { ok: true; step: CaseStep } | { ok: false; missing: readonly FieldName[] }

/** The step that was filled in, or what is missing from it. */
export function stepOf({ action, kind }: Choice, values: Values): Written {
  const fields = fieldsOf(action)
  const said = Object.fromEntries(fields.map(name => [name, values[name]?.trim() ?? '']))
  const { success, data, error } = CaseStep.safeParse({ action, ...(kind === null ? {} : { kind }), ...said })
  if (success) return { ok: true, step: data }
  return { ok: false, missing: fields.filter(name => error.issues.some(({ path }) => path[0] === name)) }
}
