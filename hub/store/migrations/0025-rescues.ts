import { sql, type Kysely } from 'kysely'

/** Bundles out of damaged vaults: those that were taken, once each, and what has come of one that is on its way. */
export const rescuesTaken = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table rescues (
        hash text primary key, device text not null references devices, person text not null, made_at integer not null,
        received_at integer not null, known integer not null, taken integer not null, rejected integer not null,
        unattached integer not null, lost integer not null default 0 check (lost in (0, 1))) strict, without rowid`,
      `create table rescue_parts (
        device text not null references devices, hash text not null, start integer not null, bytes blob not null,
        primary key (device, hash, start)) strict`,
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
