import type { DocumentKind } from '../../shared/hub-api/documents.ts'
import { sha256, toText } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'

/** A text as a project has it: which version it is there, counted from 1, and its hash. */
export type ProjectDocument = { version: number; hash: string; text: string }

/** The newest text of a kind that a project has, if it has any. */
export const currentDocument = (store: Store, project: string, kind: DocumentKind): Promise<ProjectDocument | undefined> =>
  store
    .selectFrom('project_documents')
    .innerJoin('documents', 'documents.hash', 'project_documents.document')
    .select(['project_documents.version', 'documents.hash', 'documents.text'])
    .where('project_documents.project', '=', project)
    .where('project_documents.kind', '=', kind)
    .orderBy('project_documents.version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Makes a text the newest of its kind in a project; the one it has already stays the version it is. */
export async function setDocument(transaction: Store, now: number, project: string, kind: DocumentKind, text: string): Promise<void> {
  const hash = toText(sha256(text))
  const current = await currentDocument(transaction, project, kind)
  if (current?.hash === hash) return
  await transaction.insertInto('documents').values({ hash, kind, text, added_at: now }).onConflict(conflict => conflict.column('hash').doNothing()).execute()
  await transaction.insertInto('project_documents').values({ project, kind, version: (current?.version ?? 0) + 1, document: hash, set_at: now }).execute()
}
