import type { Guidelines } from '../../../shared/contract/documents.ts'
import type { Catalogue } from '../../../shared/domain/catalogue.ts'
import type { HubDocument } from '../../../shared/hub-api/documents.ts'
import type { Db } from '../database/open.ts'

/** Guidelines and catalogues in the vault, each text once. */
export type DocumentStore = {
  has(hash: string): boolean
  /** Keeps documents whose hash was verified; belongs into the transaction that writes their batch. */
  keep(documents: readonly HubDocument[]): void
  /** Forgets what no batch comes with any more. */
  prune(): void
  guidelines(batch: string): Guidelines | null
  catalogue(batch: string): Catalogue | null
}

export function createDocumentStore(db: Db): DocumentStore {
  const known = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM document WHERE hash = ?')
  const insert = db.prepare('INSERT OR IGNORE INTO document (hash, kind, text) VALUES (:hash, :kind, :text)')
  const deleteUnused = db.prepare(
    'DELETE FROM document WHERE NOT EXISTS (SELECT 1 FROM batch b WHERE b.guidelines = document.hash OR b.catalogue = document.hash)',
  )
  const getGuidelines = db.prepare<[string], Guidelines>(
    `SELECT coalesce(b.guidelines_version, 1) AS version, d.text AS markdown FROM batch b JOIN document d ON d.hash = b.guidelines WHERE b.id = ?`,
  )
  const getCatalogue = db.prepare<[string], { text: string }>('SELECT d.text FROM batch b JOIN document d ON d.hash = b.catalogue WHERE b.id = ?')

  return {
    has: hash => (known.get(hash)?.n ?? 0) > 0,
    keep(documents) {
      for (const document of documents) insert.run(document)
    },
    prune: () => {
      deleteUnused.run()
    },
    guidelines: batch => getGuidelines.get(batch) ?? null,
    catalogue(batch) {
      const found = getCatalogue.get(batch)
      return found === undefined ? null : (JSON.parse(found.text) as Catalogue)
    },
  }
}
