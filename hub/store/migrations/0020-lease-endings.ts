import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Leases that somebody at the hub has ended before their time, and why. */
export const leaseEndings = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      'create table lease_endings (lease text primary key references leases (id), at integer not null, reason text not null) strict, without rowid',
      never('lease_endings', 'update'),
      never('lease_endings', 'delete'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
