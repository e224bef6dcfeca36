import type { Selectable } from 'kysely'
import { closedStates } from '../../shared/domain/case-rules.ts'
import { optionsFor } from '../../shared/domain/case-options.ts'
import type { EscalationSummary, TeamEscalation } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'
import type { Store } from '../store/store.ts'
import { readClocks } from './clocks.ts'
import { logReading, readCodes } from './custody.ts'
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

async function recordings(store: Store, rows: readonly Selectable<EscalationRow>[]): Promise<Map<string, Recording>> {
  const clips = new Set(rows.map(({ clip }) => clip))
  const found = await store.selectFrom('clips').select(['id', 'locale', 'duration_ms']).where('id', 'in', [...clips]).execute()
  return new Map(found.map(({ id, ...recording }) => [id, recording]))
}

async function summaries<T>(store: Store, rows: readonly Selectable<EscalationRow>[], finish: (loaded: LoadedCase, summary: Omit<EscalationSummary, 'filer'>, filer: string) => T): Promise<T[]> {
  const clocksFor = await readClocks(store)
  const codeOf = await readCodes(store)
  const known = await recordings(store, rows)
  const loaded = await loadCases(store, rows)
  return loaded.map(one => finish(one, summaryOf(one, known.get(one.row.clip) ?? null, clocksFor, codeOf), codeOf(one.row.filer)))
}

/** Open cases by clock, or closed ones; that somebody looked is logged. */
export async function listCases(hub: Hub, reader: string, which: 'open' | 'closed'): Promise<EscalationSummary[]> {
  const { store } = hub
  const rows = await (which === 'open' ? openRows(store) : closedRows(store)).execute()
  const cases = await summaries(store, rows, (_, summary, filer) => ({ ...summary, filer }))
  await logReading(store, reader, rows.map(({ clip }) => clip), hub.now())
  return cases
}

/** Open cases for a supervisor: nobody's name, and none in which a colleague is accused. */
export async function listTeam(hub: Hub, reader: string): Promise<TeamEscalation[]> {
  const { store } = hub
  const actor = await actorOf(store, reader)
  const rows = await openRows(store).where('category', '!=', 'misuse').execute()
  const cases = await summaries(store, rows, ({ state }, summary) => ({ ...summary, options: optionsFor(state, actor) }))
  await logReading(store, reader, rows.map(({ clip }) => clip), hub.now())
  return cases
}
