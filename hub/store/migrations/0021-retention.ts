import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

// What is kept no longer: the detail of single shifts, and recordings whose date has come.

/** A correction or a note stands until its shift has expired. */
const untilExpired = (table: string): string =>
  `create trigger ${table}_no_delete before delete on ${table}
    when exists (select 1 from shifts where id = old.shift and expired_at is null)
    begin select raise(abort, '${table} can only be added to'); end`

/** A laptop that was away for long tells of a shift that has expired: it has to expire again. */
const again = (table: string, change: string, shift: string, when: string): string =>
  `create trigger ${table}_expired after ${change} on ${table} when ${when} begin update shifts set expired_at = null where id = ${shift}; end`

const isExpired = 'exists (select 1 from shifts where id = new.shift and expired_at is not null)'

const statements = [
  'alter table shifts add column expired_at integer',
  'create index shifts_unexpired on shifts (started_at) where expired_at is null',
  ...['shift_corrections', 'shift_notes'].flatMap(table => [`drop trigger ${table}_no_delete`, untilExpired(table)]),
  ...['decisions', 'shift_steps', 'shift_corrections', 'shift_notes'].map(table => again(table, 'insert', 'new.shift', isExpired)),
  again('shifts', 'update of ended_at', 'new.id', 'old.expired_at is not null and new.ended_at is not old.ended_at'),

  'alter table clips add column expired_at integer check (expired_at is null or quarantined_at is not null)',
  'create index clips_unexpired on clips (imported_at) where quarantined_at is null',

  // What is left of days whose shifts have expired; null figures where too few people worked.
  'create table team_days (day text primary key, figures text) strict, without rowid',
  ...(['update', 'delete'] as const).map(change => never('team_days', change)),
  // The last of them, where everything else that is asked for at every request lies.
  'alter table hub add column closed_through text',

  `create table retention_runs (
    number integer primary key autoincrement, begun_at integer not null, ended_at integer, shifts integer not null, days integer not null,
    clips integer not null) strict`,
  'create table retention_clock (only integer primary key check (only = 1), next_at integer not null) strict',
  'insert into retention_clock values (1, 0)',
]

export const retention = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
