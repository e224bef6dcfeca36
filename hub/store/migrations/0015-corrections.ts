import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** What reviewers have put right about their shifts, and said about them. */
export const correctionTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table shift_corrections (
        shift text not null references shifts, seq integer not null, at integer not null,
        kind text not null check (kind in ('end', 'break')), from_at integer not null, to_at integer not null,
        reason text not null, primary key (shift, seq)) strict, without rowid`,
      `create table shift_notes (
        shift text not null references shifts, seq integer not null, at integer not null, note text not null,
        primary key (shift, seq)) strict, without rowid`,
      ...['shift_corrections', 'shift_notes'].flatMap(table => [never(table, 'update'), never(table, 'delete')]),
      `create trigger shift_corrections_insert_new_rollup after insert on shift_corrections
        begin delete from shift_rollups where shift = new.shift; end`,
      'create index shifts_person on shifts (person, started_at)',
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
