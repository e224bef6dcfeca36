import { sql, type ExpressionBuilder } from 'kysely'
import { falseWakes } from '../../shared/domain/annotation.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

/** Whether nobody may play a clip: it waits for deletion, is gone, or is kept as evidence. */
export const isWithheld = ({ quarantined_at, held_at }: { quarantined_at: number | null; held_at: number | null }): boolean =>
  quarantined_at !== null || held_at !== null

type LeasedClip = ExpressionBuilder<Tables, 'clips' | 'leases' | 'lease_clips'>

/** Whether a clip is taken back for good: a recall names it, or its date has come. */
export const isRecalled = ({ or, eb, exists, selectFrom }: ExpressionBuilder<Tables, 'clips'>) =>
  or([
    eb('clips.expired_at', 'is not', null),
    exists(selectFrom('recall_clips').select('recall_clips.recall').whereRef('recall_clips.clip', '=', 'clips.id')),
  ])

/** Whether the person of a lease answered that the assistant was not addressed: they may still take that back. */
const saidFalseWake = ({ exists, selectFrom }: LeasedClip) =>
  exists(
    selectFrom('decisions')
      .select('decisions.seq')
      .whereRef('decisions.clip', '=', 'clips.id')
      .whereRef('decisions.person', '=', 'leases.person')
      .where('decisions.withdrawn_at', 'is', null)
      .where(sql<string>`decisions.annotation ->> '$.wake'`, 'in', falseWakes),
  )

/**
 * Clips in quarantine, as the holder of a lease meets them: one that was recalled is taken from everybody, a false wake
 * from everybody but the one who said so.
 */
export const isTakenFromHolder = (eb: LeasedClip) =>
  eb.and([
    eb('clips.quarantined_at', 'is not', null),
    eb.or([eb('clips.destroyed_at', 'is not', null), isRecalled(eb as unknown as ExpressionBuilder<Tables, 'clips'>), eb.not(saidFalseWake(eb))]),
  ])

const withheldRows = (store: Store, lease: string) =>
  store
    .selectFrom('lease_clips')
    .innerJoin('leases', 'leases.id', 'lease_clips.lease')
    .innerJoin('clips', 'clips.id', 'lease_clips.clip')
    .select('clips.id')
    .where('lease_clips.lease', '=', lease)
    .where(eb => eb.or([eb('clips.held_at', 'is not', null), isTakenFromHolder(eb)]))

/** The clips of a lease that its holder is given nothing of any more: neither sound, nor key, nor words. */
export const withheldFrom = async (store: Store, lease: string): Promise<Set<string>> =>
  new Set((await withheldRows(store, lease).execute()).map(({ id }) => id))

/** The same of one clip, as it is at this moment. */
export const isWithheldFrom = async (store: Store, lease: string, clip: string): Promise<boolean> =>
  (await withheldRows(store, lease).where('lease_clips.clip', '=', clip).executeTakeFirst()) !== undefined

/** Refuses what is in quarantine, or gone, unless it is held as evidence: hold beats recall. */
export function requireEvidence({ quarantined_at, held_at }: { quarantined_at: number | null; held_at: number | null }): void {
  if (quarantined_at !== null && held_at === null) throw new Refusal('clip_withheld', 'This recording was taken back; nobody plays it.')
}
