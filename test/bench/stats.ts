import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { closeHub, databasePath, openHub } from '../../hub/hub.ts'
import { initHub } from '../../hub/setup/init.ts'
import { simulate } from '../../hub/simulate/simulate.ts'
import { readBoard } from '../../hub/statistics/board.ts'
import { ofMedianIn, sortOf } from '../../hub/statistics/medians.ts'
import type { Part } from '../../shared/domain/parts.ts'
import { openSqlite } from '../../hub/store/dialect.ts'
import { copyWeeks } from './copies.ts'
import { spread, timed, type Bench } from './figures.ts'

/** `EARSHOT_BENCH_EVENTS` makes it smaller: ten million take fifteen gigabytes of disk. */
const eventCount = Number(process.env['EARSHOT_BENCH_EVENTS'] ?? 10_000_000)
const people = 30
const clips = 400
const rounds = 300
const dayMs = 86_400_000
/** A Saturday evening: the week's shifts are over, the forgotten clock-outs of its last day put right. */
const now = (): number => Date.UTC(2026, 10, 28, 22)

/** What a hand would write for a day's board: kept figures beside who and when, and when leases end. */
const byHand = `
  select s.id as shift, p.code as person, s.zone, s.started_at as startedAt, s.ended_at as endedAt, r.figures, t.waiting, t.last_contact_at as lastContactAt,
         (select max(l.ends_at) from leases l where l.device = t.device and l.person = s.person and l.ends_at > ?) as leaseEndsAt,
         (select json_group_array(json_object('at', c.at, 'kind', c.kind, 'from', c.from_at, 'to', c.to_at, 'reason', c.reason) order by c.seq) from shift_corrections c where c.shift = s.id) as corrections,
         (select json_group_array(json_object('at', n.at, 'note', n.note) order by n.seq) from shift_notes n where n.shift = s.id) as notes
  from shifts s join people p on p.id = s.person join streams t on t.id = s.stream join shift_rollups r on r.shift = s.id
  where +s.started_at < ? and (s.ended_at is null or s.ended_at >= ?) order by +s.started_at, s.id`

/** A hub that holds as many events; gives how many, and how long that took in milliseconds. */
async function fill(folder: string): Promise<{ events: number; took: number }> {
  let events = 0
  const took = await timed(async () => {
    await initHub(folder, { sample: true, address: '127.0.0.1:7420' }, { now })
    const hub = await openHub(folder, { now })
    // A week is told through the recorders, or its last days where less is wanted.
    const days = Math.min(5, Math.max(1, Math.ceil(eventCount / people / clips))) + 1
    await simulate(hub, { people, days, seed: 1, clips })
    await readBoard(hub, 0, now())
    const { databaseKey } = hub.keys
    await closeHub(hub)
    const raw = openSqlite(databasePath(folder), databaseKey, { create: false })
    events = copyWeeks(raw, eventCount)
    raw.close()
  })
  return { events, took }
}

export const stats: Bench = {
  name: 'stats',
  async measure() {
    const scratch = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
    try {
      const folder = join(scratch, 'hub')
      const { events, took } = await fill(folder)
      const hub = await openHub(folder, { now })
      const from = Math.floor(now() / dayMs - 1) * dayMs
      const to = from + dayMs
      const raw = openSqlite(databasePath(folder), hub.keys.databaseKey, { create: false })
      const statement = raw.prepare<[number, number, number], { figures: string; corrections: string; notes: string }>(byHand)
      const medians = raw.prepare<[], { project: string; locale: string; length: number; median_ms: number }>('select * from handling_medians')
      const hand = () => {
        const usual = new Map(medians.all().map(row => [sortOf(row), row.median_ms]))
        return statement.all(now(), to, from).map(({ figures, corrections, notes, ...row }) => {
          const { parts, ...told } = JSON.parse(figures) as { parts: Part[] }
          return { ...row, ...told, corrections: JSON.parse(corrections) as unknown, notes: JSON.parse(notes) as unknown, ofMedian: ofMedianIn(parts, usual) }
        })
      }
      const board = () => readBoard(hub, from, to)
      await hub.store.deleteFrom('shift_rollups').where('shift', 'in', (await board()).shifts.map(({ shift }) => shift)).execute()
      const first = await timed(board)
      const { shifts } = await board()
      if (!isDeepStrictEqual(shifts, hand())) throw new Error('The two do not give the same answer')
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round < rounds; round++) {
        ours.push(await timed(board))
        theirs.push(await timed(hand))
      }
      raw.close()
      await closeHub(hub)
      const measured = spread(ours)
      const baseline = spread(theirs).p95
      const ratio = measured.p95 / baseline
      const gigabytes = statSync(databasePath(folder)).size / 1e9
      return {
        stats: {
          value: measured.p95, unit: 'ms', ...measured, baseline, ratio, bar: 'p95 <= 150 ms, ratio <= 1.5', holds: measured.p95 <= 150 && ratio <= 1.5,
          leavesOut: `SQLite alone, ${shifts.length} shifts out of ${events} events (${gigabytes.toFixed(1)} GB, written in ${(took / 1_000).toFixed(0)} s: a week through the recorders, then its rows again), without HTTP; the first reading, which counts the day's shifts, took ${first.toFixed(0)} ms.`,
        },
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
}
