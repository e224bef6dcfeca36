import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'
import { carryCases, codeLeases } from './carried/cases.ts'

// Cases as the sum of their steps. The columns of `escalations` that change are a rollup of them, for lists and clocks.
// Tables whose checks have to change are made anew beside the old ones and take their places.

const tables = [
  `create table escalations_new (
    id text primary key, filing text unique, filer text not null references people, device text not null references devices,
    event text, commitment text, clip text not null, category text not null, filed_category text not null,
    severity text not null, filed_severity text not null,
    happening_now integer not null check (happening_now in (0, 1)), span text, heard text not null,
    transcript text not null, words text not null, sounds text not null, inference text not null, zone text not null,
    telephone integer not null default 0 check (telephone in (0, 1)),
    filed_at integer not null, received_at integer not null, joined_at integer,
    state text not null, acknowledged_at integer, decided_at integer, clock_kind text, due_at integer,
    assignee text references people, question text, outcome text, duplicate_of text,
    hold integer not null default 1 check (hold in (0, 1)), mistaken integer not null default 0 check (mistaken in (0, 1)),
    check ((clock_kind is null) = (due_at is null)), check ((event is null) = (commitment is null)),
    check (telephone = 1 or event is not null)) strict, without rowid`,
  `insert into escalations_new (
    id, filing, filer, device, event, commitment, clip, category, filed_category, severity, filed_severity, happening_now,
    span, heard, transcript, words, sounds, inference, zone, filed_at, received_at, joined_at, state, acknowledged_at)
    select id, id, filer, device, event, commitment, clip, category, category, severity, severity, happening_now,
    span, heard, transcript, words, sounds, inference, zone, filed_at, received_at, joined_at, state, acknowledged_at
    from escalations`,
  `create table case_steps_new (
    escalation text not null references escalations_new, number integer not null, at integer not null,
    person text references people, role text not null check (role in ('hub', 'reviewer', 'supervisor', 'safety', 'privacy')),
    deputy integer not null check (deputy in (0, 1)), step text not null, before text not null, after text not null,
    primary key (escalation, number), check ((person is null) = (role = 'hub'))) strict, without rowid`,
  `insert into case_steps_new
    select escalation, number, at, person, case when person is null then 'hub' else 'safety' end, 0,
    json_object('action', action), before, after from escalation_transitions`,
  'drop table escalation_transitions',
  'drop table escalations',
  'alter table escalations_new rename to escalations',
  'alter table case_steps_new rename to case_steps',
  'create index escalations_due on escalations (due_at)',
  'create index escalations_clip on escalations (clip)',
  'create index escalations_filer on escalations (filer)',
  // Whoever opened a case, and whoever saw who is behind its recording: the first time in every hour.
  `create table case_reads (
    escalation text not null references escalations, person text not null references people, hour integer not null,
    what text not null check (what in ('case', 'source')), at integer not null,
    primary key (escalation, person, hour, what)) strict, without rowid`,
  'alter table people add column deputy integer not null default 0 check (deputy in (0, 1))',
  `create table phone_codes (
    code text not null, lease text not null references leases (id), clip text not null references clips (id),
    primary key (code, lease, clip)) strict, without rowid`,
  'create index phone_codes_lease on phone_codes (lease)',
]

const excerpts = [
  'drop view access_log',
  `create table excerpts_new (
    id text primary key, at integer not null, person text not null references people,
    device text not null references devices, clip text not null references clips (id), span text not null,
    purpose text not null check (purpose in ('question', 'case')), subject text not null) strict, without rowid`,
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
    select clip, person, at, seq, kind, played from accesses
    union all select clip, person, at, 0, 'granted', '[' || span || ']' from excerpts
    union all select clip, person, at, seq, 'played', played from excerpt_plays`,
]

// What was reported stays as it came; a report by telephone gains the laptop's own words once, when that arrives.
const asReported = [
  'id', 'filer', 'clip', 'filed_category', 'filed_severity', 'telephone', 'received_at',
].map(column => `new.${column} is not old.${column}`).join(' or ')
const asJoined = ['filing', 'event', 'commitment', 'device', 'filed_at', 'span', 'heard', 'transcript', 'words', 'sounds', 'inference', 'zone']
  .map(column => `new.${column} is not old.${column}`).join(' or ')

const guards = [
  ...['case_steps', 'case_reads', 'excerpts', 'excerpt_plays'].flatMap(table => [never(table, 'update'), never(table, 'delete')]),
  never('escalations', 'delete'),
  `create trigger escalations_as_reported before update on escalations
    when ${asReported} or (old.event is not null and (${asJoined}))
    begin select raise(abort, 'what was reported stays as it came'); end`,
]

export const cases = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...tables, ...excerpts, ...guards]) await sql.raw(statement).execute(db)
    await carryCases(db)
    await codeLeases(db)
  },
}
