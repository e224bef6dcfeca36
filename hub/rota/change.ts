import type { RotaSpan } from '../../shared/hub-api/rota.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { changeRota, longestSpanMs, readSpans } from './spans.ts'
import { seconds } from './seconds.ts'

// What people on call may change themselves: their own hours, before they begin, and who takes over from them.

async function ownSpan(transaction: Store, span: string, person: string, now: number) {
  const found = await transaction.selectFrom('rota').selectAll().where('id', '=', span).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (found === undefined) throw new Refusal('not_found', 'There is no such span on the rota.')
  if (found.person !== person) throw new Refusal('forbidden', 'Everybody changes their own spans alone.')
  if (found.ends_at <= now) throw new Refusal('span_begun', 'This span is over.')
  return found
}

const readSpan = async (store: Store, span: string): Promise<RotaSpan> => {
  const { starts_at, ends_at } = await store.selectFrom('rota').select(['starts_at', 'ends_at']).where('id', '=', span).executeTakeFirstOrThrow()
  const found = (await readSpans(store, starts_at, ends_at)).find(one => one.span === span)
  if (found === undefined) throw new Error('A span just written cannot be read')
  return found
}

/** Gives an own span that has not begun other hours, from now on. */
export const replaceSpan = (hub: Hub, span: string, person: string, { from, to }: { from: number; to: number }): Promise<RotaSpan> =>
  hub.store.transaction().execute(async transaction => {
    const now = hub.now()
    const own = await ownSpan(transaction, span, person, now)
    if (own.starts_at <= now) throw new Refusal('span_begun', 'This span has begun; hand it over instead.')
    if (from < now) throw new Refusal('invalid_request', 'The new hours have begun already.')
    if (to - from > longestSpanMs) throw new Refusal('invalid_request', 'A span is a month at most.')
    const [added = ''] = await changeRota(hub, transaction, { add: [{ person, from, to, place: own.place }], withdraw: [span], by: person }, now)
    return readSpan(transaction, added)
  })

/** Has somebody else who can be the second take over what is left of an own span. */
export const handSpanOver = (hub: Hub, span: string, person: string, to: string): Promise<RotaSpan> =>
  hub.store.transaction().execute(async transaction => {
    const now = hub.now()
    const own = await ownSpan(transaction, span, person, now)
    if (to === person || !(await seconds(transaction)).has(to)) throw new Refusal('invalid_request', 'Hand it to another who may be on call.')
    const from = Math.max(own.starts_at, now)
    const { place } = own
    // Who was on call until now stays on record as such.
    const before = own.starts_at < from ? [{ person, from: own.starts_at, to: from, place }] : []
    const added = await changeRota(hub, transaction, { add: [...before, { person: to, from, to: own.ends_at, place }], withdraw: [span], by: person }, now)
    return readSpan(transaction, added.at(-1) ?? '')
  })
