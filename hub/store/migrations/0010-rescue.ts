import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Events out of damaged vaults that continue no stream. */
export const rescueTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table rescued_events (
        stream text not null, seq integer not null, hash text not null, device text not null references devices,
        person text not null, envelope text not null, salt text, payload text, rescued_at integer not null,
        primary key (stream, seq, hash)) strict, without rowid`,
      never('rescued_events', 'update'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
