import type { Selectable } from 'kysely'
import { fateOf, hasNothing, recallDueMs, recallStateAt, type ClipFate, type RecallState } from '../../shared/domain/recall.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import type { RecallRow } from '../store/rows/recalls.ts'
import type { Store } from '../store/store.ts'
import { holdersOf, type ClipHolder } from './holders.ts'
import { recipientsOf, type NamedRecipient } from './recipients.ts'

/** A laptop that was given clips of a recall, and how many of them may still be on it. */
export type RecalledDevice = { device: string; person: string; clips: number; outstanding: number; lastEndsAt: number }

export type RecallReport = Pick<Selectable<RecallRow>, 'number' | 'id' | 'kind' | 'reason'> & {
  /** The code of whoever issued it, null for the operator. */
  by: string | null
  issuedAt: number
  dueAt: number
  state: RecallState
  clips: Record<ClipFate, number>
  devices: RecalledDevice[]
  recipients: NamedRecipient[]
}

function devicesOf(holders: readonly ClipHolder[], now: number): RecalledDevice[] {
  return [...Map.groupBy(holders, ({ device, person }) => `${device} ${person}`).values()].flatMap(([first, ...more]): RecalledDevice[] => {
    if (first === undefined) return []
    const leases = [first, ...more]
    return [{
      device: first.device,
      person: first.person,
      clips: new Set(leases.map(({ clip }) => clip)).size,
      outstanding: new Set(leases.filter(lease => !hasNothing(lease, now)).map(({ clip }) => clip)).size,
      lastEndsAt: Math.max(...leases.map(({ endsAt }) => endsAt)),
    }]
  })
}

async function report(store: Store, { number, id, kind, reason, at, code: by }: Selectable<RecallRow> & { code: string | null }, now: number): Promise<RecallReport> {
  const clips = await store
    .selectFrom('recall_clips')
    .innerJoin('clips', 'clips.id', 'recall_clips.clip')
    .select(['clips.id', 'clips.quarantined_at as quarantinedAt', 'clips.held_at as heldAt', 'clips.destroyed_at as destroyedAt'])
    .where('recall_clips.recall', '=', number)
    .execute()
  const holders = await holdersOf(store, clips.map(clip => clip.id))
  const recipients = await recipientsOf(store, number)
  const fates = clips.map(fateOf)
  const count = (fate: ClipFate): number => fates.filter(one => one === fate).length
  return {
    number, id, kind, reason, by,
    issuedAt: at,
    dueAt: at + recallDueMs,
    state: recallStateAt({ issuedAt: at, holders, recipients }, now),
    clips: { free: count('free'), quarantined: count('quarantined'), held: count('held'), destroyed: count('destroyed') },
    devices: devicesOf(holders, now),
    recipients,
  }
}

const recallRows = (store: Store) => store.selectFrom('recalls').leftJoin('people', 'people.id', 'recalls.issued_by').selectAll('recalls').select('people.code')

/** Every recall, the newest first. */
export async function listRecalls({ store, now }: Hub): Promise<RecallReport[]> {
  const rows = await recallRows(store).orderBy('number', 'desc').execute()
  const reports: RecallReport[] = []
  for (const row of rows) reports.push(await report(store, row, now()))
  return reports
}

/** One recall by its number; a fault where there is none. */
export async function readRecall({ store, now }: Hub, number: number): Promise<RecallReport> {
  const row = await recallRows(store).where('number', '=', number).executeTakeFirst()
  if (row === undefined) throw new HubFault('recall_unknown', `There is no recall ${number}.`, 'Nothing was changed.', 'See which there are with: recall list')
  return report(store, row, now())
}
