import type { Db } from '../database/open.ts'
import type { Random } from '../platform.ts'

/**
 * The device's half of the key of every clip that one person was leased. They lie outside the vaults, so that
 * destroying them destroys the clips whether a vault is open or not.
 */
export type ClipShares = {
  /** Makes and keeps 32 bytes for each clip of a batch, or gives those made before. */
  make(batch: string, clips: readonly string[]): Map<string, Buffer>
  get(clip: string): Buffer | null
  destroy(clips: readonly string[]): void
}

export function createClipShares(db: Db, random: Random, person: string): ClipShares {
  const select = db.prepare<[string, string], { share: Buffer }>('SELECT share FROM clip_share WHERE person = ? AND clip = ?')
  const insert = db.prepare('INSERT INTO clip_share (person, clip, batch, share) VALUES (?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM clip_share WHERE person = ? AND clip = ?')
  const get = (clip: string): Buffer | null => select.get(person, clip)?.share ?? null
  return {
    get,
    make: db.transaction((batch: string, clips: readonly string[]) => {
      const shares = new Map<string, Buffer>()
      for (const clip of clips) {
        const known = get(clip)
        const share = known ?? random(32)
        if (known === null) insert.run(person, clip, batch, share)
        shares.set(clip, share)
      }
      return shares
    }),
    destroy(clips) {
      db.transaction(() => {
        for (const clip of clips) remove.run(person, clip)
      })()
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}
