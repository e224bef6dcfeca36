import { certainAfterMs, recallDueMs, type Holder } from '../../shared/domain/recall.ts'
import type { Store } from '../store/store.ts'

/** A lease of a clip, and when its device said, since the clip was taken back, that nothing is left. */
export type ClipHolder = Holder & { clip: string; lease: string; device: string; person: string }

/** Everybody who was given one of these clips, by lease. */
export async function holdersOf(store: Store, clips: readonly string[]): Promise<ClipHolder[]> {
  if (clips.length === 0) return []
  const rows = await store
    .selectFrom('lease_clips')
    .innerJoin('leases', 'leases.id', 'lease_clips.lease')
    .innerJoin('people', 'people.id', 'leases.person')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select(['lease_clips.clip', 'leases.id as lease', 'leases.device', 'leases.ends_at as endsAt', 'people.code as person'])
    .select(({ selectFrom }) =>
      selectFrom('recall_receipts')
        .select(({ fn }) => fn.min<number>('recall_receipts.received_at').as('at'))
        .whereRef('recall_receipts.clip', '=', 'lease_clips.clip')
        .whereRef('recall_receipts.device', '=', 'leases.device')
        .whereRef('recall_receipts.person', '=', 'leases.person')
        .where('recall_receipts.words', '=', 1)
        .whereRef('recall_receipts.received_at', '>=', 'clips.quarantined_at')
        .as('reportedAt'),
    )
    .where('lease_clips.clip', 'in', clips)
    .orderBy('leases.number')
    .execute()
  return rows.map(row => ({ ...row, reportedAt: row.reportedAt ?? null }))
}

const mostAtOnce = 200

/** Clips in quarantine that may be destroyed as far as the database can tell; the rule has the last word. */
export async function destroyable(store: Store, now: number): Promise<string[]> {
  const rows = await store
    .selectFrom('clips')
    .select('clips.id')
    .where('quarantined_at', 'is not', null)
    .where('destroyed_at', 'is', null)
    .where('held_at', 'is', null)
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('quarantined_at', '<=', now - recallDueMs),
        not(
          exists(
            selectFrom('lease_clips')
              .innerJoin('leases', 'leases.id', 'lease_clips.lease')
              .select('leases.id')
              .whereRef('lease_clips.clip', '=', 'clips.id')
              .where('leases.ends_at', '>', now - certainAfterMs)
              .where(inner =>
                inner.not(
                  inner.exists(
                    inner
                      .selectFrom('recall_receipts')
                      .select('recall_receipts.seq')
                      .whereRef('recall_receipts.clip', '=', 'clips.id')
                      .whereRef('recall_receipts.device', '=', 'leases.device')
                      .whereRef('recall_receipts.person', '=', 'leases.person')
                      .where('recall_receipts.words', '=', 1)
                      .whereRef('recall_receipts.received_at', '>=', 'clips.quarantined_at'),
                  ),
                ),
              ),
          ),
        ),
      ]),
    )
    .limit(mostAtOnce)
    .execute()
  return rows.map(({ id }) => id)
}
