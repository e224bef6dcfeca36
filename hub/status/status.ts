import { statfs, stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { closedStates } from '../../shared/domain/case-rules.ts'
import { databasePath, readFacts, type Hub } from '../hub.ts'
import { standingDecisions } from '../decisions/standing.ts'
import { listRecalls } from '../recalls/read.ts'
import type { Store } from '../store/store.ts'
import { readWarnings } from './warnings.ts'

const counted = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number | bigint | string }> }): Promise<number> =>
  Number((await query.executeTakeFirstOrThrow()).n)

const all = sql<number>`count(*)`.as('n')

async function clipCounts(store: Store) {
  const clips = store.selectFrom('clips').select(all)
  const standing = standingDecisions(store).select(all)
  return {
    imported: await counted(clips),
    assigned: await counted(store.selectFrom('batch_clips').select(({ fn }) => fn.count('clip').distinct().as('n'))),
    annotated: await counted(standing.where('standing.kind', '=', 'annotation')),
    skipped: await counted(standing.where('standing.kind', '=', 'skip')),
    quarantined: await counted(clips.where('quarantined_at', 'is not', null).where('destroyed_at', 'is', null)),
    held: await counted(clips.where('held_at', 'is not', null)),
    destroyed: await counted(clips.where('destroyed_at', 'is not', null)),
  }
}

async function leaseCounts(store: Store, now: number) {
  const leases = store.selectFrom('leases').select(all)
  const running = leases.where('ends_at', '>', now)
  return {
    running: await counted(running),
    arrived: await counted(running.where('received_at', 'is not', null)),
    ended: await counted(leases.where('ends_at', '<=', now)),
  }
}

async function escalationCounts(store: Store, now: number) {
  const open = store.selectFrom('escalations').select(all)
  return {
    open: await counted(open.where('state', 'not in', closedStates)),
    unacknowledged: await counted(open.where('acknowledged_at', 'is', null)),
    overdue: await counted(open.where('due_at', '<', now)),
    /** Deadlines that passed, met later or not. */
    missed: await counted(store.selectFrom('missed_clocks').select(all)),
    /** Filed ahead, and not yet seen again in their stream. */
    apart: await counted(open.where('joined_at', 'is', null)),
  }
}

const streamStates = (store: Store) =>
  store
    .selectFrom('streams')
    .leftJoin('people', 'people.id', 'streams.person')
    .select([
      'streams.id as stream', 'streams.device', 'people.code as person', 'streams.seq', 'streams.waiting',
      'streams.watermark', 'streams.closed_at as closedAt', 'streams.last_contact_at as lastContactAt',
    ])
    .orderBy('streams.last_contact_at', 'desc')
    .execute()

/** What would bring the hub back, and what a restore has left open. */
async function backupState(store: Store) {
  const verified = store.selectFrom('backups').where('verified_at', 'is not', null).where('destroyed_at', 'is', null)
  const newest = await verified.select(({ fn }) => fn.max('made_at').as('at')).executeTakeFirstOrThrow()
  return {
    kept: await counted(store.selectFrom('backups').select(all).where('destroyed_at', 'is', null)),
    /** When the newest one that was verified was made; null where none was. */
    newestVerified: newest.at,
    /** Decisions in the journal whose case no device has told again yet. */
    journalWaiting: await counted(store.selectFrom('journal_waiting').select(all)),
    unattachedEvents: await counted(store.selectFrom('unattached_events').select(all)),
  }
}

/** Recalls that somebody has yet to answer, and those of them whose time is over. */
async function recallCounts(hub: Hub) {
  const states = (await listRecalls(hub)).map(({ state }) => state)
  return {
    open: states.filter(state => state !== 'complete' && state !== 'certain').length,
    overdue: states.filter(state => state === 'overdue').length,
  }
}

async function disk(hub: Hub) {
  const { bavail, bsize } = await statfs(hub.folder)
  const blobs = await hub.store.selectFrom('clips').select(({ fn }) => fn.coalesce(fn.sum('size'), sql<number>`0`).as('n')).where('destroyed_at', 'is', null).executeTakeFirstOrThrow()
  return { databaseBytes: (await stat(databasePath(hub.folder))).size, blobBytes: Number(blobs.n), freeBytes: bavail * bsize }
}

/** How the hub stands, in numbers and without a word of content. */
export async function readStatus(hub: Hub) {
  const { store } = hub
  const now = hub.now()
  const { id, epoch, address, policy } = await readFacts(store)
  return {
    hub: id,
    epoch,
    address,
    sample: policy.sample,
    fingerprint: hub.keys.fingerprint,
    people: await counted(store.selectFrom('people').select(all)),
    devices: await counted(store.selectFrom('devices').select(all)),
    clips: await clipCounts(store),
    batches: await counted(store.selectFrom('batches').select(all)),
    leases: await leaseCounts(store, now),
    escalations: await escalationCounts(store, now),
    recalls: await recallCounts(hub),
    rejectedEvents: await counted(store.selectFrom('events').select(all).where('rejected', 'is not', null)),
    unsettledRejections: await counted(
      store
        .selectFrom('events')
        .leftJoin('settled_rejections as settled', join => join.onRef('settled.stream', '=', 'events.stream').onRef('settled.seq', '=', 'events.seq'))
        .select(all)
        .where('events.rejected', 'is not', null)
        .where('settled.at', 'is', null),
    ),
    backups: await backupState(store),
    exports: await counted(store.selectFrom('exports').select(all)),
    streams: await streamStates(store),
    findings: await store.selectFrom('findings').select(['at', 'kind', 'device', 'stream', 'seq', 'escalation']).orderBy('number').execute(),
    warnings: await readWarnings(hub),
    disk: await disk(hub),
  }
}

export type HubStatus = Awaited<ReturnType<typeof readStatus>>
