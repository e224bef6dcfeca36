import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

const tables = [
  `create table adjudications (
    id text primary key, clip text not null unique references clips (id), a text not null references people,
    b text not null references people, opened_at integer not null, differs text not null, version integer not null,
    lapsed_at integer, settled_at integer, settled_by text references people,
    chosen text check (chosen in ('a', 'b', 'third')), false_wake integer not null default 0 check (false_wake in (0, 1)),
    box blob, check (a <> b), check ((settled_at is null) = (settled_by is null)),
    check ((settled_at is null) = (chosen is null)), check ((settled_at is null) = (box is null))) strict, without rowid`,
  'create index adjudications_open on adjudications (opened_at) where settled_at is null and lapsed_at is null',
]

// Checks of a table cannot be changed: whoever adjudicates hears the clip through an excerpt as well.
const excerpts = [
  'drop view access_log',
  `create table excerpts_new (
    id text primary key, at integer not null, person text not null references people,
    device text not null references devices, clip text not null references clips (id), span text not null,
    purpose text not null check (purpose in ('question', 'case', 'adjudication')), subject text not null) strict, without rowid`,
  'insert into excerpts_new select id, at, person, device, clip, span, purpose, subject from excerpts',
  `create table excerpt_plays_new (
    stream text not null references streams, seq integer not null, excerpt text not null references excerpts_new,
    clip text not null references clips (id), shift text references shifts, person text not null references people,
    at integer not null, played text not null, speed real not null, primary key (stream, seq)) strict, without rowid`,
  'insert into excerpt_plays_new select stream, seq, excerpt, clip, shift, person, at, played, speed from excerpt_plays',
  'drop table excerpt_plays',
  'drop table excerpts',
  'alter table excerpts_new rename to excerpts',
  'alter table excerpt_plays_new rename to excerpt_plays',
  'create index excerpts_person on excerpts (person, at)',
  'create index excerpts_clip on excerpts (clip, at)',
  'create index excerpt_plays_clip on excerpt_plays (clip, at)',
  `create view access_log as
    select a.clip, a.person, s.device, a.at, a.seq, a.kind, a.played from accesses a join streams s on s.id = a.stream
    union all select clip, person, device, at, 0, 'granted', '[' || span || ']' from excerpts
    union all select p.clip, p.person, s.device, p.at, p.seq, 'played', p.played from excerpt_plays p join streams s on s.id = p.stream`,
]

const guards = [
  ...['excerpts', 'excerpt_plays'].flatMap(table => [never(table, 'update'), never(table, 'delete')]),
  never('adjudications', 'delete'),
  `create trigger adjudications_settled before update on adjudications when old.settled_at is not null
    begin select raise(abort, 'what a third person has settled stays'); end`,
]

/** Answers that differ too much, and what a third person made of them. */
export const adjudicationTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...tables, ...excerpts, ...guards]) await sql.raw(statement).execute(db)
  },
}
