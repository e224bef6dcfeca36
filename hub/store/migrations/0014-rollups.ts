import { sql, type Kysely } from 'kysely'
import { countedIn } from '../../../shared/domain/counted.ts'

// A shift's figures are kept ready to be read. Triggers throw them away, so that they are right whoever writes.

/** Figures of a shift that a row of `table` tells of are not up to date any more after `change`. */
const invalidates = (table: string, change: string, row: 'old' | 'new', shift = 'shift'): string =>
  `create trigger ${table}_${change.split(' ')[0]}_${row}_rollup after ${change} on ${table}
    begin delete from shift_rollups where shift = ${row}.${shift}; end`

const statements = [
  'create table shift_rollups (shift text primary key references shifts, figures text not null) strict, without rowid',
  'create index shifts_end on shifts (ended_at)',
  invalidates('decisions', 'insert', 'new'),
  invalidates('decisions', 'update of shift, at, handling_ms, withdrawn_at, corrected, labelled', 'new'),
  invalidates('shift_steps', 'insert', 'new'),
  invalidates('shift_steps', 'update', 'new'),
  invalidates('shift_steps', 'delete', 'old'),
  invalidates('shifts', 'update', 'new', 'id'),
]

type Uncounted = { stream: string; seq: number; annotation: string; hypothesis: string; destroyed_at: number | null }

const atOnce = 1_000

/** Answers that came before they were counted when recorded. */
async function countAnswers(db: Kysely<unknown>): Promise<void> {
  let after = { stream: '', seq: 0 }
  for (;;) {
    const { rows } = await sql<Uncounted>`
      select d.stream, d.seq, d.annotation, c.hypothesis, c.destroyed_at from decisions d join clips c on c.id = d.clip
      where (d.stream, d.seq) > (${after.stream}, ${after.seq}) and d.annotation is not null and d.corrected is null
      order by d.stream, d.seq limit ${atOnce}`.execute(db)
    for (const { stream, seq, annotation, hypothesis, destroyed_at: destroyedAt } of rows) {
      const counted = countedIn(annotation, destroyedAt === null ? hypothesis : null)
      if (counted === null) continue
      const { corrected, labelled } = counted
      await sql`update decisions set corrected = ${corrected}, labelled = ${labelled} where stream = ${stream} and seq = ${seq}`.execute(db)
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last
  }
}

export const rollups = {
  async up(db: Kysely<unknown>): Promise<void> {
    await countAnswers(db)
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
