import { sql, type Kysely } from 'kysely'

// The hub's tables. `tables.ts` says what their columns mean.

const access = [
  `create table hub (
    only integer primary key check (only = 1), id text not null, epoch integer not null, revision integer not null,
    address text not null, policy text not null, created_at integer not null) strict`,
  `create table people (
    id text primary key, code text not null unique,
    role text not null check (role in ('reviewer', 'supervisor', 'safety', 'privacy')),
    created_at integer not null) strict, without rowid`,
  `create table devices (
    id text primary key, signing_key text not null unique, sealing_key text not null,
    enrolled_at integer not null) strict, without rowid`,
  `create table person_keys (
    person text not null references people, device text not null references devices, key text not null,
    joined_at integer not null, primary key (person, device)) strict, without rowid`,
  `create table invitations (
    id text primary key, kind text not null check (kind in ('device', 'person')), person text references people,
    secret_hash blob not null, created_at integer not null, expires_at integer not null,
    failures integer not null default 0, used_at integer,
    check ((kind = 'person') = (person is not null))) strict, without rowid`,
  `create table sessions (
    token_hash blob primary key, device text not null references devices, person text references people,
    expires_at integer not null) strict, without rowid`,
  `create index sessions_expiry on sessions (expires_at)`,
  `create table nonces (
    device text not null references devices, nonce text not null, used_at integer not null,
    primary key (device, nonce)) strict, without rowid`,
  `create index nonces_age on nonces (used_at)`,
]

const clips = [
  `create table projects (
    id text primary key, name text not null unique, purpose text not null, legal_basis text not null,
    retain_days integer not null, task text not null, created_at integer not null) strict, without rowid`,
  `create table clips (
    number integer primary key, id text not null unique, project text not null references projects,
    blob text not null unique, wrapped_key blob not null, locale text not null, day text,
    duration_ms integer not null, sha256 text not null, size integer not null, peaks blob not null, loudness real,
    true_peak real not null, speech text not null, hypothesis text not null, words text, intent text,
    slots text not null, wake_word text, flags text not null, reference text, fingerprint blob not null,
    imported_at integer not null, quarantined_at integer, held_at integer,
    unique (project, fingerprint)) strict`,
  `create table identities (
    clip text primary key references clips (id), speaker_index blob, source_index blob,
    sealed blob not null) strict, without rowid`,
  `create index identities_speaker on identities (speaker_index) where speaker_index is not null`,
  `create index identities_source on identities (source_index) where source_index is not null`,
]

const batches = [
  `create table batches (
    number integer primary key, id text not null unique, project text not null references projects,
    person text not null references people, name text not null, task text not null, retain_until text not null,
    lease_hours integer not null, created_at integer not null) strict`,
  `create index batches_person on batches (person)`,
  `create table batch_clips (
    batch text not null references batches (id), position integer not null, clip text not null references clips (id),
    primary key (batch, position), unique (batch, clip)) strict, without rowid`,
  `create index batch_clips_clip on batch_clips (clip)`,
  `create table leases (
    number integer primary key autoincrement, id text not null unique, batch text not null references batches (id),
    device text not null references devices, person text not null references people, starts_at integer not null,
    ends_at integer not null, manifest text not null, signature text not null, received_at integer) strict`,
  `create index leases_batch on leases (batch)`,
  `create index leases_person on leases (person, ends_at)`,
  `create table lease_clips (
    lease text not null references leases (id), position integer not null, clip text not null references clips (id),
    primary key (lease, position), unique (lease, clip)) strict, without rowid`,
]

const streams = [
  `create table streams (
    id text primary key, device text not null references devices, person text references people,
    seq integer not null, hash text not null, watermark integer not null default 0, waiting integer not null,
    opened_at integer not null, last_contact_at integer not null) strict, without rowid`,
  `create table events (
    stream text not null references streams, seq integer not null, version integer not null, id text not null,
    type text not null, at integer not null, prev text, commitment text not null, hash text not null,
    received_at integer not null, rejected text, primary key (stream, seq)) strict, without rowid`,
  `create index events_rejected on events (stream, seq) where rejected is not null`,
  `create table event_payloads (
    stream text not null, seq integer not null, salt text not null, payload text not null,
    primary key (stream, seq), foreign key (stream, seq) references events) strict, without rowid`,
]

const work = [
  `create table shifts (
    id text primary key, stream text not null references streams, person text not null references people,
    zone text not null, started_at integer not null, ended_at integer) strict, without rowid`,
  `create index shifts_time on shifts (started_at)`,
  `create table shift_steps (
    shift text not null references shifts, seq integer not null, at integer not null,
    step text not null check (step in ('paused', 'resumed', 'locked', 'unlocked')),
    primary key (shift, seq)) strict, without rowid`,
  `create table decisions (
    stream text not null references streams, seq integer not null,
    kind text not null check (kind in ('annotation', 'skip', 'escalation')),
    clip text not null references clips (id), batch text not null references batches (id),
    lease text not null references leases (id), shift text not null references shifts,
    person text not null references people, at integer not null, handling_ms integer, revision integer,
    task_version integer, annotation text, heard_ms integer, cause text, withdrawn_at integer,
    primary key (stream, seq), check ((kind = 'annotation') = (annotation is not null)),
    check ((kind = 'skip') = (cause is not null)), check ((kind = 'escalation') = (revision is null))) strict, without rowid`,
  `create index decisions_clip on decisions (clip, revision)`,
  `create index decisions_shift on decisions (shift)`,
  `create index decisions_batch on decisions (batch)`,
  `create table accesses (
    stream text not null references streams, seq integer not null,
    kind text not null check (kind in ('prepared', 'opened', 'played')), clip text not null references clips (id),
    lease text not null references leases (id), shift text references shifts, person text not null references people,
    at integer not null, played text, speed real, primary key (stream, seq)) strict, without rowid`,
  `create index accesses_clip on accesses (clip, at)`,
  `create table access_reads (
    person text not null references people, clip text not null, hour integer not null,
    primary key (person, clip, hour)) strict, without rowid`,
]

// An escalation may name a clip that this hub does not know (any more): it is taken all the same.
const escalations = [
  `create table escalations (
    id text primary key, filer text not null references people, device text not null references devices,
    event text not null, commitment text not null, clip text not null, category text not null, severity text not null,
    happening_now integer not null check (happening_now in (0, 1)), span text, heard text not null,
    transcript text not null, words text not null, sounds text not null, inference text not null, zone text not null,
    filed_at integer not null, received_at integer not null, state text not null, acknowledged_at integer,
    due_at integer, joined_at integer) strict, without rowid`,
  `create index escalations_due on escalations (due_at)`,
  `create index escalations_clip on escalations (clip)`,
  `create index escalations_filer on escalations (filer)`,
  `create table escalation_transitions (
    escalation text not null references escalations, number integer not null, at integer not null,
    person text references people, action text not null, before text not null, after text not null,
    primary key (escalation, number)) strict, without rowid`,
  `create table findings (
    number integer primary key, at integer not null, kind text not null, device text not null references devices,
    stream text, seq integer, escalation text) strict`,
]

const registry = [
  `create table exports (
    id text primary key, at integer not null, format text not null, clips integer not null,
    sha256 text not null) strict, without rowid`,
  `create table export_clips (
    export text not null references exports, clip text not null references clips (id),
    primary key (export, clip)) strict, without rowid`,
  `create index export_clips_clip on export_clips (clip)`,
]

/** Keeps a table from losing or changing what it holds. */
export const never = (table: string, change: 'update' | 'delete'): string =>
  `create trigger ${table}_no_${change} before ${change} on ${table}
    begin select raise(abort, '${table} can only be added to'); end`

const appendOnly = ['events', 'accesses', 'access_reads', 'escalation_transitions', 'findings', 'exports', 'export_clips']

const guards = [
  ...appendOnly.flatMap(table => [never(table, 'update'), never(table, 'delete')]),
  ...['escalations', 'decisions', 'shifts', 'streams', 'leases'].map(table => never(table, 'delete')),
]

export const initial = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [...access, ...clips, ...batches, ...streams, ...work, ...escalations, ...registry, ...guards]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
