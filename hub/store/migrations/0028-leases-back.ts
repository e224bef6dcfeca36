import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Leases that this hub, restored from an older backup, took back from their laptops. */
export const leasesBack = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      'create table leases_back (lease text primary key references leases (id), at integer not null, lost integer not null) strict, without rowid',
      never('leases_back', 'update'),
      never('leases_back', 'delete'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
