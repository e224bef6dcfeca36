import { sql, type Kysely } from 'kysely'

// Guidelines and catalogues: each text once, under its hash; which version of a project it is; and what a batch was
// given out with, which stays as it was when the project moves on.

const statements = [
  `create table documents (
    hash text primary key, kind text not null check (kind in ('guidelines', 'catalogue')), text text not null,
    added_at integer not null) strict, without rowid`,
  `create table project_documents (
    project text not null references projects, kind text not null check (kind in ('guidelines', 'catalogue')),
    version integer not null, document text not null references documents, set_at integer not null,
    primary key (project, kind, version)) strict, without rowid`,
  `alter table batches add column guidelines text references documents`,
  `alter table batches add column guidelines_version integer`,
  `alter table batches add column catalogue text references documents`,
  `create trigger documents_no_update before update on documents
    begin select raise(abort, 'documents can only be added to'); end`,
  `create trigger project_documents_no_update before update on project_documents
    begin select raise(abort, 'project_documents can only be added to'); end`,
]

export const documents = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
