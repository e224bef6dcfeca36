import { sql, type Kysely } from 'kysely'

/** What people want no clips of: read where work is given out, and nowhere else. */
export const careTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('create table opt_outs (person text primary key references people, at integer not null, categories text not null) strict, without rowid').execute(db)
  },
}
