import { sql, type Kysely } from 'kysely'

/** Where people work, what a sort of clip usually takes, and what was told of groups; kept figures are counted anew, by sort. */
export const groupTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      'alter table people add column site text',
      `create table handling_medians (
        project text not null references projects, locale text not null, length integer not null,
        median_ms integer not null, primary key (project, locale, length)) strict, without rowid`,
      'create table handling_counts (only integer primary key check (only = 1), counted_at integer not null) strict',
      'create table told_groups (key text primary key, people text, value text not null) strict, without rowid',
      'delete from shift_rollups',
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
