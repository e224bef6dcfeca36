import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

// Recordings taken back: what was ordered, who has said that nothing is left, and what is still to be erased here.

const tables = [
  'alter table clips add column destroyed_at integer check (destroyed_at is null or quarantined_at is not null)',
  'create index clips_quarantined on clips (quarantined_at) where quarantined_at is not null and destroyed_at is null',
  'create index lease_clips_clip on lease_clips (clip)',
  `create table recalls (
    number integer primary key autoincrement, id text not null unique,
    kind text not null check (kind in ('clip', 'speaker', 'source', 'batch')), subject text not null,
    reason text not null, at integer not null) strict`,
  `create table recall_clips (
    recall integer not null references recalls, clip text not null references clips (id),
    primary key (recall, clip)) strict, without rowid`,
  'create index recall_clips_clip on recall_clips (clip)',
  `create table recall_confirmations (
    recall integer not null references recalls, kind text not null check (kind in ('export', 'backup')),
    recipient text not null, at integer not null, primary key (recall, kind, recipient)) strict, without rowid`,
  `create table recall_receipts (
    stream text not null references streams, seq integer not null, device text not null references devices,
    person text not null references people, clip text not null references clips (id), at integer not null,
    received_at integer not null, words integer not null check (words in (0, 1)), primary key (stream, seq)) strict, without rowid`,
  'create index recall_receipts_clip on recall_receipts (clip, device, person)',
  // What is known of an answer once its words are erased, so that the work still counts.
  'alter table decisions add column corrected integer',
  'alter table decisions add column labelled integer',
  // Destroyed clips of which something is left to erase: their file, or work that arrived late.
  'create table erasures (clip text primary key references clips (id), at integer not null) strict, without rowid',
]

const destroyed = (clip: string): string => `exists (select 1 from clips where id = ${clip} and destroyed_at is not null)`
const queue = (clip: string): string => `insert or ignore into erasures (clip, at) values (${clip}, new.at)`

const triggers = [
  `create trigger decisions_late after insert on decisions when ${destroyed('new.clip')} begin ${queue('new.clip')}; end`,
  `create trigger questions_late after insert on questions when ${destroyed('new.clip')}
    begin insert or ignore into erasures (clip, at) values (new.clip, new.received_at); end`,
  `create trigger question_answers_late after insert on question_answers
    begin insert or ignore into erasures (clip, at) select clip, new.at from questions where id = new.question and ${destroyed('questions.clip')}; end`,
  'drop trigger question_answers_no_update',
  `create trigger question_answers_no_update before update on question_answers
    when new.text <> '' or new.question is not old.question or new.person is not old.person or new.at is not old.at
    begin select raise(abort, 'question_answers can only be added to'); end`,
  ...['recalls', 'recall_clips', 'recall_confirmations', 'recall_receipts'].flatMap(table => [never(table, 'update'), never(table, 'delete')]),
]

export const recalls = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...tables, ...triggers]) await sql.raw(statement).execute(db)
  },
}
