import type { Actor, Objection } from '../../shared/domain/case-rules.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import { advance, type TakenStep } from '../../shared/domain/case.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { readClocks } from './clocks.ts'
import { loadCase } from './load.ts'
import { rollupOf } from './rollup.ts'

/** Why a step was not taken: the rules of a case, or what it names is not there. */
export type Hindrance = Objection | 'no_such_case' | 'not_read' | 'no_such_person' | 'no_such_case_to_join'
export type Stepped = { ok: true; case: Case } | { ok: false; why: Hindrance }

/** A person as cases know them. */
export async function actorOf(store: Store, person: string): Promise<Actor> {
  const { role, deputy } = await store.selectFrom('people').select(['role', 'deputy']).where('id', '=', person).executeTakeFirstOrThrow()
  return { person, role, deputy: deputy === 1 }
}

export const theHub: Actor = { person: null, role: 'hub', deputy: false }

/** Whether following what each is a duplicate of leads from one case to another. */
async function leadsTo(store: Store, from: string, target: string): Promise<boolean> {
  const seen = new Set<string>()
  for (let id: string | null = from; id !== null && !seen.has(id); ) {
    if (id === target) return true
    seen.add(id)
    const row: { duplicate_of: string | null } | undefined = await store.selectFrom('escalations').select('duplicate_of').where('id', '=', id).executeTakeFirst()
    id = row?.duplicate_of ?? null
  }
  return false
}

/** What a step names has to be there: another case, a safety lead who did not file this one. */
async function missing(store: Store, escalation: string, filer: string, { step }: TakenStep): Promise<Hindrance | null> {
  if (step.action === 'mark_duplicate') {
    const other = await store.selectFrom('escalations').select('id').where('id', '=', step.of).executeTakeFirst()
    return other === undefined || (await leadsTo(store, step.of, escalation)) ? 'no_such_case_to_join' : null
  }
  if (step.action === 'hand_over') {
    const other = await store.selectFrom('people').select('role').where('id', '=', step.to).executeTakeFirst()
    return other?.role === 'safety' && step.to !== filer ? null : 'no_such_person'
  }
  return null
}

/** A clip is evidence as long as one of its cases holds it. */
async function releaseHold(transaction: Store, clip: string): Promise<void> {
  const holding = await transaction.selectFrom('escalations').select('id').where('clip', '=', clip).where('hold', '=', 1).executeTakeFirst()
  if (holding === undefined) await transaction.updateTable('clips').set({ held_at: null }).where('id', '=', clip).execute()
}

/**
 * Takes a step on a case: asks its rules, adds the step to its record and brings its rollup up to date, all in the
 * caller's transaction. `seen` is how many steps the actor had read, null where that does not matter.
 */
export async function takeStep(transaction: Store, escalation: string, taken: TakenStep, seen: number | null = null): Promise<Stepped> {
  const loaded = await loadCase(transaction, escalation)
  if (loaded === null) return { ok: false, why: 'no_such_case' }
  const { row, state, taken: before } = loaded
  const next = advance(state, taken)
  if (!next.ok) return next
  if (seen !== null && seen < before.length) return { ok: false, why: 'not_read' }
  const why = await missing(transaction, escalation, row.filer, taken)
  if (why !== null) return { ok: false, why }
  const { at, by: { person, role, deputy }, step } = taken
  await transaction
    .insertInto('case_steps')
    .values({
      escalation, number: before.length + 1, at, person, role, deputy: deputy ? 1 : 0, step: JSON.stringify(step),
      before: state.state, after: next.case.state,
    })
    .execute()
  const rollup = rollupOf(next.case, [...before, taken], await readClocks(transaction))
  await transaction.updateTable('escalations').set(rollup).where('id', '=', escalation).execute()
  if (state.hold && !next.case.hold) await releaseHold(transaction, row.clip)
  return next
}

/** Takes a step that no stream tells of, and has the journal take it down. */
export async function decide({ journal }: Hub, transaction: Store, escalation: string, taken: TakenStep, seen: number | null = null): Promise<Stepped> {
  const stepped = await takeStep(transaction, escalation, taken, seen)
  if (stepped.ok) await journal.append(transaction, 'case.stepped', { escalation, by: taken.by, step: taken.step })
  return stepped
}

const refusals: Record<Hindrance, () => Refusal> = {
  no_such_case: () => new Refusal('not_found', 'There is no such case.'),
  not_read: () => new Refusal('wrong_state', 'Somebody took a step on this case since it was read.'),
  no_such_person: () => new Refusal('invalid_request', 'A case is handed to a safety lead who did not file it.'),
  no_such_case_to_join: () => new Refusal('invalid_request', 'A duplicate is one of another case, which is not a duplicate of it.'),
  wrong_state: () => new Refusal('wrong_state', 'The case does not take this step as it stands.'),
  no_such_request: () => new Refusal('wrong_state', 'Nothing of this kind waits for a second person.'),
  not_raised: () => new Refusal('wrong_state', 'A severity is only ever raised.'),
  own_report: () => new Refusal('second_person_needed', 'Nobody takes a step on a case that they filed.'),
  own_step: () => new Refusal('second_person_needed', 'Nobody approves their own step.'),
  not_your_role: () => new Refusal('forbidden', 'This step is for another role.'),
  not_filer: () => new Refusal('forbidden', 'This is for the one who filed the case.'),
  not_grave_enough: () => new Refusal('forbidden', 'Glass is broken for cases of severity S1 alone.'),
  misuse_is_kept_apart: () => new Refusal('not_found', 'There is no such case.'),
}

export const refusalFor = (why: Hindrance): Refusal => refusals[why]()

/** A step by somebody who is signed in. Refuses with `not_found`, `wrong_state`, `forbidden`, `second_person_needed` or `invalid_request`. */
export async function stepBy(hub: Hub, escalation: string, person: string, step: TakenStep['step'], seen: number | null): Promise<Case> {
  const stepped = await hub.store.transaction().execute(async transaction =>
    decide(hub, transaction, escalation, { at: hub.now(), by: await actorOf(transaction, person), step }, seen))
  if (!stepped.ok) throw refusalFor(stepped.why)
  return stepped.case
}
