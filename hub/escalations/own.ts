import type { Selectable } from 'kysely'
import type { OwnEscalation } from '../../shared/hub-api/escalations.ts'
import type { Store } from '../store/store.ts'
import type { EscalationRow } from '../store/rows/escalations.ts'

const ownColumns = ['id', 'filing', 'state', 'severity', 'received_at', 'acknowledged_at', 'decided_at', 'question', 'outcome'] as const

/** Under the id that the laptop gave it, where it has told its own. */
const asOwn = (row: Pick<Selectable<EscalationRow>, (typeof ownColumns)[number]>): OwnEscalation => ({
  escalation: row.filing ?? row.id,
  state: row.state,
  severity: row.severity,
  receivedAt: row.received_at,
  acknowledgedAt: row.acknowledged_at,
  decidedAt: row.decided_at,
  question: row.question,
  outcome: row.outcome,
})

/** A filing's case, by the id that it was filed under. */
export const readOwn = async (store: Store, filing: string): Promise<OwnEscalation> =>
  asOwn(await store.selectFrom('escalations').select(ownColumns).where('filing', '=', filing).executeTakeFirstOrThrow())

/** What somebody filed, newest first, and how far it has come. */
export async function listOwn(store: Store, filer: string): Promise<OwnEscalation[]> {
  const rows = await store.selectFrom('escalations').select(ownColumns).where('filer', '=', filer).orderBy('received_at', 'desc').orderBy('id').execute()
  return rows.map(asOwn)
}
