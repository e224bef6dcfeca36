import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Known answers that somebody says are wrong. */
export const contestTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table gold_contests (
        id text primary key, stream text not null references streams, seq integer not null,
        clip text not null references clips (id), batch text not null references batches (id),
        person text not null references people, reason text not null, at integer not null, decided_at integer,
        decided_by text references people, outcome text check (outcome in ('stands', 'wrong')), note blob,
        unique (clip, person), check ((decided_at is null) = (outcome is null)),
        check ((decided_at is null) = (decided_by is null)), check ((decided_at is null) = (note is null))) strict, without rowid`,
      'create index gold_contests_open on gold_contests (at) where decided_at is null',
      never('gold_contests', 'delete'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
