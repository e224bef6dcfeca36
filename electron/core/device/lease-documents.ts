import type { Signed } from '../../../shared/hub-api/signed.ts'
import type { Db } from '../database/open.ts'

/**
 * The hub's word for the leases of this device. A hub that was restored from an older backup has lost what it gave out
 * since, and takes it back by this.
 */
export type LeaseDocuments = {
  keep(lease: string, document: Signed): void
  /** What a hub in this life of its own has not been shown yet. */
  unseenIn(epoch: number): Signed[]
  /** It has been shown all of them. */
  noteShown(epoch: number): void
  /** Lets go of those that a verified backup of the hub has, with the receipt for their end. */
  prune(): void
}

export function createLeaseDocuments(db: Db): LeaseDocuments {
  const set = db.prepare('UPDATE lease SET document = ? WHERE id = ?')
  const shownIn = db.prepare<[], number>('SELECT leases_epoch FROM hub').pluck()
  const all = db.prepare<[], string>('SELECT document FROM lease WHERE document IS NOT NULL ORDER BY rowid').pluck()
  const setShown = db.prepare('UPDATE hub SET leases_epoch = ?')
  const letGo = db.prepare(
    `UPDATE lease SET document = NULL WHERE document IS NOT NULL AND state = 'receipted' AND receipt_seq <= (SELECT min(acked_seq, watermark) FROM stream)`,
  )
  return {
    keep: (lease, document) => void set.run(JSON.stringify(document), lease),
    unseenIn: epoch => (shownIn.get() === epoch ? [] : all.all().map(text => JSON.parse(text) as Signed)),
    noteShown: epoch => void setShown.run(epoch),
    prune: () => void letGo.run(),
  }
}
