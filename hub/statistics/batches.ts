import { sql } from 'kysely'
import { dayIn } from '../../shared/domain/zones.ts'
import type { BatchWave, FollowedBatch, FollowedBatches, FollowedState } from '../../shared/hub-api/followed-batches.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { readExpected } from './due.ts'
import { tellGroup } from './told.ts'
import { readVisible } from './visible.ts'

const dayMs = 86_400_000

type Row = Omit<FollowedBatch, 'state' | 'expectedAt'> & { worker: string }

/** Batches made since, with what became of their clips; an escalation answers a clip as well. */
async function readBatches(store: Store, since: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with recent as (select * from batches where created_at >= ${since}),
      done as (select distinct d.batch, d.clip from decisions d join recent on recent.id = d.batch where d.withdrawn_at is null),
      counted as (
        select bc.batch, count(*) as clips, count(done.clip) as answered,
          sum(done.clip is null and (c.quarantined_at is not null or c.held_at is not null)) as withdrawn,
          sum(done.clip is null and c.quarantined_at is null and c.held_at is null) as remaining
        from recent join batch_clips bc on bc.batch = recent.id join clips c on c.id = bc.clip left join done on done.batch = bc.batch and done.clip = bc.clip
        group by bc.batch),
      last as (select batch, max(ends_at) as ends_at from leases group by batch)
    select recent.id as batch, recent.name, projects.name as project, people.id as worker, people.code as person, people.site, recent.created_at as madeAt,
      recent.starts_at as startsAt, last.ends_at as leaseEndsAt, recent.due_at as dueAt, recent.returned_at as returnedAt, recent.retain_until as retainUntil,
      counted.clips, counted.answered, counted.withdrawn, counted.remaining
    from recent join counted on counted.batch = recent.id join projects on projects.id = recent.project join people on people.id = recent.person
      left join last on last.batch = recent.id
    order by recent.number desc`.execute(store)
  return rows
}

function stateOf({ returnedAt, remaining, leaseEndsAt }: Pick<Row, 'returnedAt' | 'remaining' | 'leaseEndsAt'>, now: number): FollowedState {
  if (returnedAt !== null) return 'returned'
  if (remaining === 0) return 'done'
  if (leaseEndsAt === null) return 'assigned'
  return leaseEndsAt > now ? 'leased' : 'lapsed'
}

/** Somebody waits for it. */
const isDated = (row: Row): row is Row & { dueAt: number } => row.dueAt !== null && row.returnedAt === null

const counts = ['clips', 'answered', 'withdrawn', 'remaining'] as const

const earliest = (instants: readonly number[]): number | null => (instants.length === 0 ? null : Math.min(...instants))

/** What may be told of the batches of one project and day together. */
function tellWave(store: Store, day: string, project: string, rows: readonly Row[]): Promise<BatchWave | null> {
  const own = [...Map.groupBy(rows, ({ worker }) => worker)]
  const people = new Map(own.map(([worker, theirs]) => [worker, theirs.map(row => counts.map(count => row[count]))]))
  const sum = (count: (typeof counts)[number]): number => rows.reduce((total, row) => total + row[count], 0)
  const value = { day, project, people: own.length, batches: rows.length, clips: sum('clips'), answered: sum('answered'), withdrawn: sum('withdrawn'), remaining: sum('remaining'), dueAt: earliest(rows.filter(isDated).filter(({ remaining }) => remaining > 0).map(({ dueAt }) => dueAt)) }
  return tellGroup(store, { key: `wave ${day} ${project}`, people, value })
}

/** How far the batches have come that were made within the retention of performance detail. */
export async function followBatches(hub: Hub): Promise<FollowedBatches> {
  const now = hub.now()
  const { policy: { statistics: { retentionDays } } } = await readFacts(hub.store)
  const { visibility, zone } = await readVisible(hub)
  const rows = await readBatches(hub.store, Math.max(0, now - retentionDays * dayMs))
  if (visibility === 'named') {
    const expected = await readExpected(hub.store, rows.filter(isDated), now)
    const named = (row: Row): FollowedBatch => {
      const { worker: _, ...told } = row
      return { ...told, state: stateOf(row, now), expectedAt: isDated(row) ? expected.get(row) ?? null : null }
    }
    return { batches: rows.map(named), waves: [], untold: 0 }
  }
  const waves: BatchWave[] = []
  let untold = 0
  for (const [key, wave] of Map.groupBy(rows, ({ madeAt, project }) => `${dayIn(zone, madeAt)} ${project}`)) {
    const told = await tellWave(hub.store, key.slice(0, 10), key.slice(11), wave)
    if (told === null) untold++
    else waves.push(told)
  }
  return { batches: [], waves, untold }
}
