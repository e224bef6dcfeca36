import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeHub, databasePath, openHub } from '../../hub/hub.ts'
import { initHub } from '../../hub/setup/init.ts'
import { simulate } from '../../hub/simulate/simulate.ts'
import { readBoard } from '../../hub/statistics/board.ts'
import { openSqlite } from '../../hub/store/dialect.ts'
import { spread, timed, type Bench } from './figures.ts'

/** `EARSHOT_BENCH_EVENTS` makes it smaller: ten million take hours to be told. */
const eventCount = Number(process.env['EARSHOT_BENCH_EVENTS'] ?? 10_000_000)
const people = 30
const clips = 400
const rounds = 60
const dayMs = 86_400_000
/** A Monday evening, so that the newest day is a working day that is over. */
const now = (): number => Date.UTC(2026, 10, 30, 22)

/** What a hand would write for a day's board: kept figures beside who and when, and when leases end. */
const byHand = `
  select s.id, p.code, s.zone, s.started_at, s.ended_at, r.figures, t.waiting, t.last_contact_at,
         (select max(l.ends_at) from leases l where l.device = t.device and l.person = s.person and l.ends_at > ?) as lease_ends_at
  from shifts s join people p on p.id = s.person join streams t on t.id = s.stream join shift_rollups r on r.shift = s.id
  where s.started_at < ? and (s.ended_at is null or s.ended_at >= ?) order by s.started_at, s.id`

export const stats: Bench = {
  name: 'stats',
  async measure() {
    const scratch = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
    try {
      const folder = join(scratch, 'hub')
      await initHub(folder, { sample: true, address: '127.0.0.1:7420' }, { now })
      const hub = await openHub(folder, { now })
      // Five days of seven are worked.
      const days = Math.max(1, Math.ceil((eventCount / people / clips) * (7 / 5)))
      const { events } = await simulate(hub, { people, days, seed: 1, clips })
      const from = Math.floor(now() / dayMs) * dayMs
      const to = from + dayMs
      const raw = openSqlite(databasePath(folder), hub.keys.databaseKey, { create: false })
      const statement = raw.prepare<[number, number, number], { figures: string }>(byHand)
      const hand = () => statement.all(now(), to, from).map(({ figures, ...row }) => ({ ...row, ...(JSON.parse(figures) as object) }))
      const board = () => readBoard(hub, from, to)
      const first = await timed(board)
      if ((await board()).shifts.length !== hand().length) throw new Error('The two do not give the same answer')
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
      return {
        stats: {
          value: measured.p95, unit: 'ms', ...measured, baseline, ratio, bar: 'p95 <= 150 ms, ratio <= 1.5', holds: measured.p95 <= 150 && ratio <= 1.5,
          leavesOut: `SQLite alone, ${events} events, without HTTP; the first reading, which counts the day's shifts, took ${first.toFixed(0)} ms.`,
        },
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
}
