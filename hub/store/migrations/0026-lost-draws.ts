import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** What was mixed into batches that a restored hub has lost, as its journal has it; their batches and people may not be here. */
export const lostDraws = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table lost_draws (
        batch text not null, clip text not null, person text not null, kind text not null check (kind in ('overlap', 'gold')),
        wrong integer not null check (wrong in (0, 1)), given blob, primary key (batch, clip)) strict, without rowid`,
      'create index lost_draws_clip on lost_draws (clip, person)',
      never('lost_draws', 'update'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
