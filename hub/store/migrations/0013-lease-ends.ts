import { sql, type Kysely } from 'kysely'

/** How leases end other than by time, batches that begin later, and batches that were given back. */
export const leaseEnds = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      "alter table leases add column ended_for text check (ended_for in ('returned', 'closed', 'expired', 'recalled'))",
      'alter table leases add column receipted_at integer',
      'create index leases_unreceipted on leases (device) where receipted_at is null',
      'alter table batches add column starts_at integer',
      'alter table batches add column returned_at integer',
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
