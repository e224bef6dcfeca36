import type { Selectable } from 'kysely'
import { z } from 'zod'
import { afterAction, EscalationAction, type EscalationState } from '../../shared/domain/escalation.ts'
import { Span } from '../../shared/domain/values.ts'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'
import { custodyOf, logReading } from './custody.ts'

const over: readonly EscalationState[] = ['closed', 'closed_reported', 'closed_no_action']
const Heard = z.array(Span)

const caseRows = (store: Store) =>
  store
    .selectFrom('escalations')
    .innerJoin('people', 'people.id', 'escalations.filer')
    .leftJoin('clips', 'clips.id', 'escalations.clip')
    .selectAll('escalations')
    .select(['people.code', 'clips.locale', 'clips.duration_ms', 'clips.sha256', 'clips.held_at'])

type CaseRow = Selectable<EscalationRow> & {
  code: string
  locale: string | null
  duration_ms: number | null
  sha256: string | null
  held_at: number | null
}

/** Steps that a safety lead may take; nobody takes one on their own filing. */
const allowedTo = (person: string, { state, filer }: CaseRow): EscalationAction[] =>
  person === filer ? [] : EscalationAction.options.filter(action => action !== 'receive' && afterAction(state, action) !== null)

const asCase = async (store: Store, row: CaseRow, reader: string): Promise<EscalationCase> => ({
  escalation: row.id,
  filer: row.code,
  clip: row.clip,
  locale: row.locale,
  durationMs: row.duration_ms,
  sha256: row.sha256,
  category: row.category,
  severity: row.severity,
  happeningNow: row.happening_now === 1,
  state: row.state,
  filedAt: row.filed_at,
  receivedAt: row.received_at,
  acknowledgedAt: row.acknowledged_at,
  dueAt: row.due_at,
  span: row.span === null ? null : Span.parse(JSON.parse(row.span)),
  heard: Heard.parse(JSON.parse(row.heard)),
  transcript: row.transcript,
  words: row.words,
  sounds: row.sounds,
  inference: row.inference,
  hold: row.held_at !== null,
  allowed: allowedTo(reader, row),
  custody: await custodyOf(store, { escalation: row.id, clip: row.clip, filer: row.code, at: row.filed_at }),
})

/** Open cases, what is due first at the top, those without a running clock after them. */
export async function listCases(hub: Hub, reader: string): Promise<EscalationCase[]> {
  const rows = await caseRows(hub.store).where('escalations.state', 'not in', over).orderBy('escalations.received_at').orderBy('escalations.id').execute()
  const byClock = rows.toSorted((one, other) => (one.due_at ?? Infinity) - (other.due_at ?? Infinity) || one.received_at - other.received_at)
  const cases: EscalationCase[] = []
  for (const row of byClock) cases.push(await asCase(hub.store, row, reader))
  await logReading(hub.store, reader, rows.map(({ clip }) => clip), hub.now())
  return cases
}

async function takeStep(transaction: Store, escalation: string, action: EscalationAction, person: string, now: number): Promise<void> {
  const row = await transaction.selectFrom('escalations').select(['state', 'filer']).where('id', '=', escalation).executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'There is no such case.')
  if (row.filer === person) throw new Refusal('forbidden', 'Nobody takes a step on a case that they filed.')
  const after = action === 'receive' ? null : afterAction(row.state, action)
  if (after === null) throw new Refusal('wrong_state', `A case that is ${row.state} does not take the step ${action}.`)
  const { last } = await transaction
    .selectFrom('escalation_transitions')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('escalation', '=', escalation)
    .executeTakeFirstOrThrow()
  const transition = { escalation, number: (last ?? 0) + 1, at: now, person, action, before: row.state, after }
  await transaction.insertInto('escalation_transitions').values(transition).execute()
  const progress = action === 'acknowledge' ? { acknowledged_at: now, due_at: null } : {}
  await transaction.updateTable('escalations').set({ state: after, ...progress }).where('id', '=', escalation).execute()
}

/** A safety lead's step on a case. Refuses with `not_found`, `forbidden` or `wrong_state`. */
export async function actOnCase(hub: Hub, escalation: string, action: EscalationAction, person: string): Promise<EscalationCase> {
  await hub.store.transaction().execute(transaction => takeStep(transaction, escalation, action, person, hub.now()))
  const row = await caseRows(hub.store).where('escalations.id', '=', escalation).executeTakeFirstOrThrow()
  await logReading(hub.store, person, [row.clip], hub.now())
  return asCase(hub.store, row, person)
}
