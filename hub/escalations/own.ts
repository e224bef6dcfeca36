import type { Selectable } from 'kysely'
import type { OwnEscalation } from '../../shared/hub-api/escalations.ts'
import type { Store } from '../store/store.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'

const ownColumns = ['id', 'state', 'received_at', 'acknowledged_at'] as const

const asOwn = (row: Pick<Selectable<EscalationRow>, (typeof ownColumns)[number]>): OwnEscalation => ({
  escalation: row.id,
  state: row.state,
  receivedAt: row.received_at,
  acknowledgedAt: row.acknowledged_at,
  decidedAt: null,
  outcome: null,
})

export const readOwn = async (store: Store, escalation: string): Promise<OwnEscalation> =>
  asOwn(await store.selectFrom('escalations').select(ownColumns).where('id', '=', escalation).executeTakeFirstOrThrow())

/** What somebody filed, newest first, and how far it has come. */
export async function listOwn(store: Store, filer: string): Promise<OwnEscalation[]> {
  const rows = await store.selectFrom('escalations').select(ownColumns).where('filer', '=', filer).orderBy('received_at', 'desc').orderBy('id').execute()
  return rows.map(asOwn)
}
