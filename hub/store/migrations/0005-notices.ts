import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

// Second factors and PINs, who is on call and how they are reached, what they were told, and which clocks were missed.

const tries = `failures integer not null default 0, waits_until integer not null default 0`

const access = [
  `create table second_factors (
    person text primary key references people, sealed blob not null, made_at integer not null, last_step integer,
    ${tries}) strict, without rowid`,
  `create table factor_stands (
    person text not null references people, device text not null references devices, until integer not null,
    primary key (person, device)) strict, without rowid`,
  `create table pins (
    person text primary key references people, salt blob not null, hash blob not null, set_at integer not null,
    ${tries}) strict, without rowid`,
]

const rota = [
  `create table rota (
    id text primary key, person text not null references people, starts_at integer not null, ends_at integer not null,
    place integer not null, set_at integer not null, set_by text references people, withdrawn_at integer,
    check (starts_at < ends_at)) strict, without rowid`,
  `create index rota_time on rota (ends_at) where withdrawn_at is null`,
  `create table contacts (
    person text not null references people, channel text not null check (channel in ('email', 'webhook')),
    address text not null, secret blob, set_at integer not null, primary key (person, channel),
    check ((channel = 'webhook') = (secret is not null))) strict, without rowid`,
]

const notices = [
  `create table notices (
    id text primary key, escalation text not null references escalations, person text not null references people,
    channel text not null check (channel in ('email', 'webhook')),
    reason text not null check (reason in ('received', 'handed_on', 'handed_over', 'nobody_left', 'second_person')),
    clock text not null, step integer not null, within_ms integer, made_at integer not null,
    next_at integer, attempts integer not null default 0, settled_at integer,
    outcome text check (outcome in ('sent', 'moot', 'given_up')),
    check ((next_at is null) = (outcome is not null)),
    unique (escalation, person, channel, step)) strict, without rowid`,
  `create index notices_due on notices (next_at) where next_at is not null`,
  `create table acknowledge_links (
    token_hash blob primary key, notice text not null references notices, expires_at integer not null,
    failures integer not null default 0, used_at integer) strict, without rowid`,
]

const clocks = [
  // Every step of a case comes by here, whoever takes it, and leaves once those were told whom it concerns.
  `create table untold_steps (
    escalation text not null references escalations, number integer not null,
    primary key (escalation, number)) strict, without rowid`,
  `create trigger case_steps_untold after insert on case_steps
    begin insert into untold_steps (escalation, number) values (new.escalation, new.number); end`,
  // One row a deadline that passed: how often its case was handed on since, and when it is next.
  `create table missed_clocks (
    escalation text not null references escalations, clock text not null, due_at integer not null,
    missed_at integer not null, rounds integer not null, next_at integer not null,
    primary key (escalation, clock, due_at)) strict, without rowid`,
]

const guards = ['missed_clocks', 'rota', 'notices', 'acknowledge_links'].map(table => never(table, 'delete'))

export const noticeTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...access, ...rota, ...notices, ...clocks, ...guards]) await sql.raw(statement).execute(db)
  },
}
