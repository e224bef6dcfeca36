import { contactsAt } from '../../shared/domain/rota.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import type { Store } from '../store/store.ts'
import { seconds } from './seconds.ts'
import { asOnCall, readSpans } from './spans.ts'

/** Everybody on call at an instant, in the order in which they are turned to. */
export const onCallAt = async (store: Store, at: number): Promise<string[]> => contactsAt((await readSpans(store, at, at + 1)).map(asOnCall), at)

type Parties = Pick<Case, 'filer' | 'category' | 'proposer'>

/** Those who may take a case in hand: safety leads, but never the one who filed it. */
export async function leadsFor(store: Store, { filer }: Parties): Promise<Set<string>> {
  const rows = await store.selectFrom('people').select('id').where('role', '=', 'safety').where('id', '!=', filer).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Those who may be the second person on what was proposed: neither the filer nor the proposer, and no supervisor where a colleague is concerned. */
export async function secondsFor(store: Store, { filer, category, proposer }: Parties): Promise<Set<string>> {
  const able = await seconds(store)
  const kept = category === 'misuse' ? await store.selectFrom('people').select('id').where('role', '=', 'supervisor').execute() : []
  for (const person of [filer, proposer ?? '', ...kept.map(({ id }) => id)]) able.delete(person)
  return able
}
