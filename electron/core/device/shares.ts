import type { Db } from '../database/open.ts'
import type { Random } from '../platform.ts'

/**
 * The device's half of every clip's key. They lie outside the vaults, so that destroying them destroys the clips
 * whether a vault is open or not.
 */
export type ClipShares = {
  /** Makes and keeps 32 bytes for each clip of a lease, or gives those made before. */
  make(lease: { person: string; batch: string; endsAt: number }, clips: readonly string[]): Map<string, Buffer>
  get(clip: string): Buffer | null
  destroyBatch(batch: string): void
  destroy(clips: readonly string[]): void
  destroyAll(): void
}

export function createClipShares(db: Db, random: Random): ClipShares {
  const select = db.prepare<[string], { share: Buffer }>('SELECT share FROM clip_share WHERE clip = ?')
  const insert = db.prepare('INSERT INTO clip_share (clip, person, batch, lease_ends_at, share) VALUES (?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM clip_share WHERE batch = ?')
  const removeOne = db.prepare('DELETE FROM clip_share WHERE clip = ?')
  const get = (clip: string): Buffer | null => select.get(clip)?.share ?? null
  return {
    get,
    make: db.transaction((lease: { person: string; batch: string; endsAt: number }, clips: readonly string[]) => {
      const shares = new Map<string, Buffer>()
      for (const clip of clips) {
        const known = get(clip)
        const share = known ?? random(32)
        if (known === null) insert.run(clip, lease.person, lease.batch, lease.endsAt, share)
        shares.set(clip, share)
      }
      return shares
    }),
    destroy(clips) {
      for (const clip of clips) removeOne.run(clip)
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    destroyAll() {
      db.exec('DELETE FROM clip_share')
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    destroyBatch(batch) {
      remove.run(batch)
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}
