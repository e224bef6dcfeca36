import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** What outlives the database: its copies, the journal beside it, and streams that came apart. */
export const backupTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table backups (
        id text primary key, made_at integer not null, verified_at integer, epoch integer not null, destroyed_at integer,
        place text not null) strict, without rowid`,
      never('backups', 'delete'),
      'create table journal_head (only integer primary key check (only = 1), seq integer not null, hash text not null, bytes integer not null) strict',
      `insert into journal_head values (1, 0, '', 0)`,
      // What a journal tells of something that the devices have not told again yet.
      `create table journal_waiting (
        seq integer primary key, at integer not null, kind text not null, payload text not null, subject text not null,
        why text not null) strict`,
      'create index journal_waiting_subject on journal_waiting (subject)',

      'alter table streams add column closed_at integer',
      'alter table streams add column continues text references streams',
      // Of batches that this hub, restored from a backup, does not know (any more).
      `create table unattached_events (
        stream text not null, seq integer not null, lease text not null, primary key (stream, seq),
        foreign key (stream, seq) references events) strict, without rowid`,
      'create index unattached_events_lease on unattached_events (lease)',
      `create table settled_rejections (
        stream text not null, seq integer not null, person text not null references people, at integer not null,
        primary key (stream, seq), foreign key (stream, seq) references events) strict, without rowid`,
      never('settled_rejections', 'update'),
      never('settled_rejections', 'delete'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
