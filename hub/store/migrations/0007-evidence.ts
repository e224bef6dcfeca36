import { sql, type Kysely } from 'kysely'
import { never } from './0001-initial.ts'

/** Exports of evidence: which case went out, and to whom it was given. */
export const evidence = {
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `create table evidence_exports (
        export text primary key references exports, escalation text not null references escalations,
        person text not null references people) strict, without rowid`,
      'create index evidence_exports_escalation on evidence_exports (escalation)',
      never('evidence_exports', 'update'),
      never('evidence_exports', 'delete'),
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
