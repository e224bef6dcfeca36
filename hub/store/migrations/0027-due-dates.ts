import { sql, type Kysely } from 'kysely'

/** When recordings, and the batches that are made of them, have to be answered by. */
export const dueDates = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table clips add column due_at integer').execute(db)
    await sql.raw('alter table batches add column due_at integer').execute(db)
  },
}
