import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Vaults that are recovered by device, hub and two people, and devices that are retired. */
export const recovery = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table recoveries (
        id text primary key, code text not null unique, device text not null references devices,
        person text not null references people, sealed text not null, asked_at integer not null,
        expires_at integer not null, released text, released_at integer, used_at integer,
        check ((released is null) = (released_at is null))) strict, without rowid`,
      'create index recoveries_device on recoveries (device, person)',
      never('recoveries', 'delete'),
      `create table recovery_approvals (
        recovery text not null references recoveries, person text not null references people, at integer not null,
        primary key (recovery, person)) strict, without rowid`,
      never('recovery_approvals', 'update'),
      never('recovery_approvals', 'delete'),
      `create table retirements (
        device text primary key references devices, at integer not null, reason text not null,
        at_once integer not null check (at_once in (0, 1)), receipt text, received_at integer,
        check ((receipt is null) = (received_at is null))) strict, without rowid`,
      never('retirements', 'delete'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
