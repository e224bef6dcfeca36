import { closedStates } from '../../shared/domain/case-rules.ts'
import type { Store } from '../store/store.ts'
import { severityAsFiled, wordsOf, type Filing } from './filing.ts'
import { takeStep, theHub } from './steps.ts'

/** An open case of somebody's on a clip, in the order of receipt. */
export const openOn = (store: Store, filer: string, clip: string) =>
  store
    .selectFrom('escalations')
    .select(['id', 'event', 'happening_now'])
    .where('filer', '=', filer)
    .where('clip', '=', clip)
    .where('state', 'not in', closedStates)
    .orderBy('received_at')

/**
 * Brings the laptop's own filing to the case that its filer opened by telephone; whether there was one. A case that is
 * closed already is left as it is: what comes then is a report of its own, lest it change what two people decided.
 */
export async function joinFiling(transaction: Store, filing: Filing, now: number, joinedAt: number | null): Promise<boolean> {
  const { filer, payload } = filing
  if (payload.clip === null) return false
  const called = await openOn(transaction, filer, payload.clip).where('event', 'is', null).executeTakeFirst()
  if (called === undefined) return false
  const happeningNow = payload.happeningNow || called.happening_now === 1 ? 1 : 0
  await transaction
    .updateTable('escalations')
    .set({ ...wordsOf(filing), happening_now: happeningNow, joined_at: joinedAt })
    .where('id', '=', called.id)
    .execute()
  const step = { action: 'join_report', by: 'laptop', category: payload.category, severity: severityAsFiled(payload) } as const
  await takeStep(transaction, called.id, { at: now, by: theHub, step })
  return true
}
