import { sql, type Kysely } from 'kysely'

/** Why an event could not be used even when the lease that it is about was here again. */
export const attached = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table unattached_events add column why text').execute(db)
  },
}
