import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

// Questions on clips, and the seconds of clips that somebody was given to answer one.

const questions = [
  `create table questions (
    id text primary key, stream text not null references streams, seq integer not null,
    asker text not null references people, clip text not null references clips (id),
    batch text not null references batches (id), span text not null, text text not null, asked_at integer not null,
    received_at integer not null, expires_at integer not null, answered_at integer, declined_at integer) strict, without rowid`,
  `create index questions_open on questions (expires_at) where answered_at is null and declined_at is null`,
  `create index questions_asker on questions (asker, received_at)`,
  `create index questions_clip on questions (clip)`,
  `create table question_answers (
    stream text not null references streams, seq integer not null, question text not null references questions,
    person text not null references people, at integer not null, text text not null,
    primary key (stream, seq)) strict, without rowid`,
  `create index question_answers_question on question_answers (question)`,
  `create table question_declines (
    question text not null references questions, person text not null references people, at integer not null,
    primary key (question, person)) strict, without rowid`,
]

const excerpts = [
  `create table excerpts (
    id text primary key, at integer not null, person text not null references people,
    device text not null references devices, clip text not null references clips (id), span text not null,
    purpose text not null check (purpose in ('question')), subject text not null) strict, without rowid`,
  `create index excerpts_person on excerpts (person, at)`,
  `create index excerpts_clip on excerpts (clip, at)`,
  `create table excerpt_plays (
    stream text not null references streams, seq integer not null, excerpt text not null references excerpts,
    clip text not null references clips (id), shift text references shifts, person text not null references people,
    at integer not null, played text not null, speed real not null, primary key (stream, seq)) strict, without rowid`,
  `create index excerpt_plays_clip on excerpt_plays (clip, at)`,
  // Who had a clip in their ears, by whatever way they came to it.
  `create view access_log as
    select clip, person, at, seq, kind, played from accesses
    union all select clip, person, at, 0, 'granted', '[' || span || ']' from excerpts
    union all select clip, person, at, seq, 'played', played from excerpt_plays`,
]

const guards = [
  ...['question_answers', 'question_declines', 'excerpts', 'excerpt_plays'].flatMap(table => [never(table, 'update'), never(table, 'delete')]),
  never('questions', 'delete'),
]

export const questionTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...questions, ...excerpts, ...guards]) await sql.raw(statement).execute(db)
  },
}
