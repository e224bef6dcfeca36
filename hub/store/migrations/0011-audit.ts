import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Who asked who had heard somebody, and the devices on which it was heard. */
export const audit = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      // What was looked for is kept as the hash it was found by: the log of questions tells of nobody's voice.
      `create table access_queries (
        id text primary key, at integer not null, person text references people, reason text not null,
        field text not null check (field in ('speaker', 'source', 'clip')), sought blob not null,
        clips integer not null, accesses integer not null) strict, without rowid`,
      'create index access_queries_time on access_queries (at)',
      never('access_queries', 'update'),
      never('access_queries', 'delete'),
      'drop view access_log',
      `create view access_log as
        select a.clip, a.person, s.device, a.at, a.seq, a.kind, a.played from accesses a join streams s on s.id = a.stream
        union all select clip, person, device, at, 0, 'granted', '[' || span || ']' from excerpts
        union all select p.clip, p.person, s.device, p.at, p.seq, 'played', p.played from excerpt_plays p join streams s on s.id = p.stream`,
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
