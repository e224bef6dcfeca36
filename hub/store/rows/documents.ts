import type { DocumentKind } from '../../../shared/hub-api/documents.ts'
import type { Fixed } from './columns.ts'

// What projects give their reviewers to read and to choose from.

export type DocumentRow = {
  /** SHA-256 of the text in UTF-8, base64url. */
  hash: Fixed<string>
  kind: Fixed<DocumentKind>
  text: Fixed<string>
  added_at: Fixed<number>
}

/** Which text a project had as its n-th version. */
export type ProjectDocumentRow = {
  project: Fixed<string>
  kind: Fixed<DocumentKind>
  version: Fixed<number>
  document: Fixed<string>
  set_at: Fixed<number>
}
