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
  const select = db.prepare<[string], { state: string; sounds: number }>(
    `SELECT state, (SELECT count(*) FROM clip_audio a WHERE a.clip = c.id) AS sounds FROM clip c WHERE id = ?`,
  )
  /** A pack that was fetched again may have brought the sound back, or the share. */
  const isHere = (clip: string): boolean => {
    const found = select.get(clip)
    if (found === undefined || found.state === 'escalated') return false
    return found.state !== 'shredded' || found.sounds > 0 || shares.get(clip) !== null
  }
  const shred = db.prepare(`UPDATE clip SET state = 'shredded', shredded_for = 'withdrawn' WHERE id = ?`)
  const removals = ['clip_audio', 'draft', 'history'].map(table => db.prepare<[string]>(`DELETE FROM ${table} WHERE clip = ?`))
  return {
    take(clips) {
      const found = clips.filter(isHere)
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
