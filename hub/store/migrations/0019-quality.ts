import { sql, type Kysely } from 'kysely'

// What is given out to measure quality, and what came of it. Measures hold numbers, so they stand when words are erased.

const truth = (column: string): string => `${column} integer not null check (${column} in (0, 1))`

const statements = [
  `create table gold (
    clip text primary key references clips (id), added_at integer not null, removed_at integer,
    removal_reason text) strict, without rowid`,
  `create table drawn_clips (
    batch text not null references batches (id), clip text not null references clips (id),
    kind text not null check (kind in ('overlap', 'gold')), ${truth('wrong')}, hypothesis text, words text, slots text,
    primary key (batch, clip)) strict, without rowid`,
  'create index drawn_clips_clip on drawn_clips (clip)',
  `create table gold_measures (
    clip text not null references clips (id), person text not null references people, batch text not null references batches (id),
    at integer not null, substitutions integer not null, deletions integer not null, insertions integer not null,
    words integer not null, ${truth('wrong')}, ${truth('accepted')}, primary key (clip, person)) strict, without rowid`,
  'create index gold_measures_at on gold_measures (at)',
  `create table overlap_measures (
    clip text primary key references clips (id), one text not null references people, one_batch text not null references batches (id),
    one_at integer not null, other text not null references people, other_batch text not null references batches (id),
    other_at integer not null, one_wake text, other_wake text, one_intent text, other_intent text, substitutions integer,
    deletions integer, insertions integer, words integer, slots text) strict, without rowid`,
  'create index overlap_measures_at on overlap_measures (other_at)',
  // The wrong words of a clip go with its own.
  `create trigger drawn_clips_destroyed after update of destroyed_at on clips when new.destroyed_at is not null
    begin update drawn_clips set hypothesis = null, words = null, slots = null where clip = new.id; end`,
]

export const qualityTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
