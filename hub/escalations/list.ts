import type { Selectable } from 'kysely'
import { closedStates, isClosed } from '../../shared/domain/case-rules.ts'
import { optionsFor } from '../../shared/domain/case-options.ts'
import { awaitedBy } from '../../shared/domain/case-second.ts'
import type { CaseAction, CaseStep } from '../../shared/domain/case-steps.ts'
import type { EscalationSummary, SafetyLead, TeamEscalation } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'
import type { Store } from '../store/store.ts'
import { readClocks } from './clocks.ts'
import { logReading, readCodes } from './custody.ts'
import { clipOf } from './filing.ts'
import { loadCases, type LoadedCase } from './load.ts'
import { actorOf } from './steps.ts'
import { summaryOf, type Recording } from './summary.ts'

const mostClosed = 500

/** What is due first at the top, those without a running clock after them. */
const openRows = (store: Store) =>
  store
    .selectFrom('escalations')
    .selectAll()
    .where('state', 'not in', closedStates)
    .orderBy(({ fn, lit }) => fn.coalesce('due_at', lit(Number.MAX_SAFE_INTEGER)))
    .orderBy('received_at')
    .orderBy('id')

/** Those closed last first. */
const closedRows = (store: Store) =>
  store.selectFrom('escalations').selectAll().where('state', 'in', closedStates).orderBy('decided_at', 'desc').orderBy('id').limit(mostClosed)

/** Closed cases of which something was once asked, as a release of the hold or an export: it may still wait for a second person. */
const askedAboutClosed = (store: Store) =>
  closedRows(store).where(({ exists, selectFrom }) =>
    exists(
      selectFrom('case_steps')
        .select('number')
        .whereRef('case_steps.escalation', '=', 'escalations.id')
        .where(({ or, eb }) => or([eb('step', 'like', '{"action":"request"%'), eb('step', 'like', '{"action":"unseal_break_glass"%')])),
    ))

async function recordings(store: Store, rows: readonly Selectable<EscalationRow>[]): Promise<Map<string, Recording>> {
  const clips = new Set(rows.map(({ clip }) => clip))
  const found = await store.selectFrom('clips').select(['id', 'locale', 'duration_ms']).where('id', 'in', [...clips]).execute()
  return new Map(found.map(({ id, ...recording }) => [id, recording]))
}

async function summaries<T>(store: Store, rows: readonly Selectable<EscalationRow>[], finish: (loaded: LoadedCase, summary: Omit<EscalationSummary, 'filer' | 'awaits'>, filer: string) => T): Promise<T[]> {
  const clocksFor = await readClocks(store)
  const codeOf = await readCodes(store)
  const known = await recordings(store, rows)
  const loaded = await loadCases(store, rows)
  return loaded.map(one => finish(one, summaryOf(one, known.get(one.row.clip) ?? null, clocksFor, codeOf), codeOf(one.row.filer)))
}

/** Cases that want somebody, by clock, or closed ones; that somebody looked is logged. */
export async function listCases(hub: Hub, reader: string, which: 'open' | 'closed'): Promise<EscalationSummary[]> {
  const { store } = hub
  const actor = await actorOf(store, reader)
  const wanted = which === 'open' ? [...(await openRows(store).execute()), ...(await askedAboutClosed(store).execute())] : await closedRows(store).execute()
  const listed = await summaries(store, wanted, ({ state }, summary, filer) => ({ ...summary, filer, awaits: awaitedBy(state, actor) }))
  const cases = which === 'closed' ? listed : listed.filter(({ state, awaits }) => !isClosed(state) || awaits !== 'nobody')
  await logReading(store, reader, wanted.flatMap(row => clipOf(row) ?? []), hub.now())
  return cases
}

/** Steps that put something before a second person, as long as nobody has settled it. */
const proposing: readonly CaseAction[] = ['mark_duplicate', 'propose_notice', 'propose_no_action', 'break_glass']

/** What a second person decides on: what was proposed last, and every request that stands open. */
function proposalsIn({ state, taken }: LoadedCase): CaseStep[] {
  const steps = taken.map(({ step }) => step)
  const proposal = state.proposer === null ? undefined : steps.findLast(({ action }) => proposing.includes(action))
  const requests = state.requests.flatMap(({ kind, state: how }) => {
    if (how !== 'open' && how !== 'broken_glass') return []
    const asked = steps.findLast(step => (step.action === 'request' && step.kind === kind) || (step.action === 'unseal_break_glass' && kind === 'unseal'))
    return asked === undefined ? [] : [asked]
  })
  return [...(proposal === undefined ? [] : [proposal]), ...requests]
}

/** Whoever a case can be handed to. */
export const listLeads = (store: Store): Promise<SafetyLead[]> =>
  store.selectFrom('people').select(['id as person', 'code']).where('role', '=', 'safety').orderBy('code').execute()

/** Open cases for a supervisor: nobody's name, and none in which a colleague is accused. */
export async function listTeam(hub: Hub, reader: string): Promise<TeamEscalation[]> {
  const { store } = hub
  const actor = await actorOf(store, reader)
  const rows = await openRows(store).where('category', '!=', 'misuse').execute()
  const cases = await summaries(store, rows, (loaded, summary) => ({
    ...summary,
    options: optionsFor(loaded.state, actor),
    steps: loaded.taken.length,
    proposals: actor.deputy ? proposalsIn(loaded) : [],
  }))
  await logReading(store, reader, rows.flatMap(row => clipOf(row) ?? []), hub.now())
  return cases
}
