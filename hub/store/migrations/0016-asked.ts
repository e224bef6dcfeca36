import { sql, type Kysely } from 'kysely'

/** Who recalled and who confirmed, where that was a person in the app; and what the hub found when it verified itself. */
export const askedTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      'alter table recalls add column issued_by text references people',
      'alter table recall_confirmations add column told_by text references people',
      `create table hub_audits (
        number integer primary key autoincrement, asked_at integer not null, asked_by text references people,
        claimed_at integer, done_at integer, outcome text, check ((done_at is null) = (outcome is null))) strict`,
      'create index hub_audits_open on hub_audits (asked_at) where done_at is null',
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
