import type { ClipShares } from '../device/shares.ts'
import type { Db } from '../database/open.ts'
import type { PreparedAudio } from './audio.ts'

/** Clips that the hub has taken back. */
export type Withdrawal = {
  /** Destroys what this laptop has of their sound, the share of the key first; whether any was still here. */
  take(clips: readonly string[]): boolean
}

export function createWithdrawal({ db, shares, audio }: { db: Db; shares: ClipShares; audio: PreparedAudio }): Withdrawal {
  // What somebody reported themselves stays sealed as it is: their report stands on it.
  const here = db.prepare<[string], { id: string }>(
    `SELECT id FROM clip c WHERE id = ? AND state != 'escalated'
       AND (state != 'shredded' OR EXISTS (SELECT 1 FROM clip_audio a WHERE a.clip = c.id))`,
  )
  const shred = db.prepare(`UPDATE clip SET state = 'shredded', shredded_for = 'withdrawn' WHERE id = ?`)
  const removals = ['clip_audio', 'draft', 'history'].map(table => db.prepare<[string]>(`DELETE FROM ${table} WHERE clip = ?`))
  return {
    take(clips) {
      const found = clips.filter(clip => here.get(clip) !== undefined)
      if (found.length === 0) return false
      shares.destroy(found)
      db.transaction(() => {
        for (const clip of found) {
          shred.run(clip)
          for (const removal of removals) removal.run(clip)
        }
      })()
      for (const clip of found) audio.forget(clip)
      return true
    },
  }
}
