import { sql, type Kysely } from 'kysely'

/** Figures are kept of shifts that still run as well: up to which instant they count says whether they hold. */
export const runningRollups = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Of those kept before it is not known; at 0 they are counted anew when they are next asked for.
    await sql.raw('alter table shift_rollups add column until integer not null default 0').execute(db)
  },
}
