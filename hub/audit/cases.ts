import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import { readClocks, type ClocksFor } from '../escalations/clocks.ts'
import { loadCase } from '../escalations/load.ts'
import { rollupOf } from '../escalations/rollup.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'
import type { Store } from '../store/store.ts'
import type { AuditFinding } from '../../shared/hub-api/audit.ts'

export type AuditedCases = { cases: number; steps: number; findings: AuditFinding[] }

/** Where a clock may run out next is for policy to say, and may have moved since the last step. */
const byPolicy = ['clock_kind', 'due_at']

/** Whether the steps are numbered without gaps, each from where the one before it led, never back in time. */
async function isUnbroken(store: Store, escalation: string): Promise<boolean> {
  const steps = await store.selectFrom('case_steps').select(['number', 'at', 'before', 'after']).where('escalation', '=', escalation).orderBy('number').execute()
  return steps.every(({ number, at, before }, index) => {
    const earlier = steps[index - 1]
    return number === index + 1 && (earlier === undefined || (earlier.after === before && earlier.at <= at))
  })
}

/** A report that has arrived in its stream is the event there, by id and commitment. */
async function isReport(store: Store, { joined_at, event, commitment }: Selectable<EscalationRow>): Promise<boolean> {
  if (joined_at === null || event === null || commitment === null) return true
  const found = await store.selectFrom('events').select('id').where('id', '=', event).where('commitment', '=', commitment).executeTakeFirst()
  return found !== undefined
}

async function faultOf(store: Store, escalation: string, clocksFor: ClocksFor): Promise<Extract<AuditFinding, { kind: 'case' }>['fault'] | null> {
  try {
    const loaded = await loadCase(store, escalation)
    if (loaded === null || !(await isUnbroken(store, escalation))) return 'steps'
    const { row, state, taken } = loaded
    const rollup = Object.entries(rollupOf(state, taken, clocksFor)).filter(([column]) => !byPolicy.includes(column))
    if (!rollup.every(([column, value]) => isDeepStrictEqual(row[column as keyof typeof row], value))) return 'rollup'
    return (await isReport(store, row)) ? null : 'event'
  } catch {
    return 'steps'
  }
}

/** Replays the custody of every case from its steps. */
export async function auditCases(store: Store): Promise<AuditedCases> {
  const clocksFor = await readClocks(store)
  const cases = await store.selectFrom('escalations').select('id').orderBy('id').execute()
  const findings: AuditFinding[] = []
  for (const { id: escalation } of cases) {
    const fault = await faultOf(store, escalation, clocksFor)
    if (fault !== null) findings.push({ kind: 'case', fault, escalation })
  }
  const { n } = await store.selectFrom('case_steps').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()
  return { cases: cases.length, steps: Number(n), findings }
}
