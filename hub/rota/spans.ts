import { randomUUID } from 'node:crypto'
import type { OnCall } from '../../shared/domain/rota.ts'
import type { RotaSpan } from '../../shared/hub-api/rota.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

/** A longer stretch on call is somebody's mistyped year. */
export const longestSpanMs = 31 * 24 * 3_600_000

export type NewSpan = { person: string; from: number; to: number; place: number }

/** Puts somebody on call; `by` null for the operator. Answers the span's id. */
export async function addSpan(transaction: Store, { person, from, to, place }: NewSpan, by: string | null, now: number): Promise<string> {
  const id = randomUUID()
  await transaction.insertInto('rota').values({ id, person, starts_at: from, ends_at: to, place, set_at: now, set_by: by }).execute()
  return id
}

/** Takes a span out of the rota; it stays on record. */
const withdrawSpan = (transaction: Store, span: string, now: number): Promise<unknown> =>
  transaction.updateTable('rota').set({ withdrawn_at: now }).where('id', '=', span).where('withdrawn_at', 'is', null).execute()

/** Changes the rota and puts it down in the journal; answers the ids of the spans that were added, in their order. */
export async function changeRota(
  { journal }: Pick<Hub, 'journal'>,
  transaction: Store,
  { add, withdraw, by }: { add: readonly NewSpan[]; withdraw: readonly string[]; by: string | null },
  now: number,
): Promise<string[]> {
  for (const span of withdraw) await withdrawSpan(transaction, span, now)
  const ids: string[] = []
  for (const span of add) ids.push(await addSpan(transaction, span, by, now))
  await journal.append(transaction, 'rota.changed', { added: add.map((span, index) => ({ span: ids[index] ?? '', ...span })), withdrawn: [...withdraw], by })
  return ids
}

/** The spans that touch a period, by when they begin. */
export async function readSpans(store: Store, from: number, to: number): Promise<RotaSpan[]> {
  const rows = await store
    .selectFrom('rota')
    .innerJoin('people', 'people.id', 'rota.person')
    .select(['rota.id', 'rota.person', 'rota.starts_at', 'rota.ends_at', 'rota.place', 'people.code', 'people.role'])
    .where('rota.withdrawn_at', 'is', null)
    .where('rota.ends_at', '>', from)
    .where('rota.starts_at', '<', to)
    .orderBy('rota.starts_at')
    .orderBy('rota.place')
    .orderBy('rota.id')
    .execute()
  return rows.map(({ id, person, starts_at, ends_at, place, code, role }) => ({ span: id, person: { person, code, role }, from: starts_at, to: ends_at, place }))
}

export const asOnCall = ({ person, from, to, place }: RotaSpan): OnCall => ({ person: person.person, from, to, place })
