import type { Selectable } from 'kysely'
import { CaseStep } from '../../shared/domain/case-steps.ts'
import { replay, type TakenStep } from '../../shared/domain/case.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import type { CaseStepRow, EscalationRow } from '../store/rows/escalations.ts'
import type { Store } from '../store/store.ts'

export type LoadedCase = { row: Selectable<EscalationRow>; taken: readonly TakenStep[]; state: Case }

const asTaken = ({ at, person, role, deputy, step }: Selectable<CaseStepRow>): TakenStep => ({
  at, by: { person, role, deputy: deputy === 1 }, step: CaseStep.parse(JSON.parse(step)),
})

/** A case from its record; throws where the record could not have come about. */
function caseOf(row: Selectable<EscalationRow>, steps: readonly Selectable<CaseStepRow>[]): LoadedCase {
  const taken = steps.map(asTaken)
  return { row, taken, state: replay({ filer: row.filer, category: row.filed_category, severity: row.filed_severity }, taken) }
}

const stepRows = (store: Store) => store.selectFrom('case_steps').selectAll().orderBy('escalation').orderBy('number')

/** The case of this id, or null. */
export async function loadCase(store: Store, escalation: string): Promise<LoadedCase | null> {
  const row = await store.selectFrom('escalations').selectAll().where('id', '=', escalation).executeTakeFirst()
  if (row === undefined) return null
  return caseOf(row, await stepRows(store).where('escalation', '=', escalation).execute())
}

/** The cases of these rows, in their order. */
export async function loadCases(store: Store, rows: readonly Selectable<EscalationRow>[]): Promise<LoadedCase[]> {
  const loaded: LoadedCase[] = []
  for (let from = 0; from < rows.length; from += 200) {
    const part = rows.slice(from, from + 200)
    const steps = Map.groupBy(await stepRows(store).where('escalation', 'in', part.map(({ id }) => id)).execute(), ({ escalation }) => escalation)
    loaded.push(...part.map(row => caseOf(row, steps.get(row.id) ?? [])))
  }
  return loaded
}
