import type { Db } from '../database/open.ts'
import type { Shifts } from '../shifts/shifts.ts'
import type { Listening } from './listening.ts'
import type { ClipStore } from './store.ts'

/** Sound's only licence. */
export type Licence = {
  /**
   * Licenses sound for a clip, in a transaction of its own or as a part of the caller's, and says whether this opened
   * it. Refuses outside a running shift, and for what may not be worked on: sealed, recalled, or past its lease.
   */
  give(clip: string, now: number): boolean
}

export function createLicence({ db, clips, listening, shifts }: { db: Db; clips: ClipStore; listening: Listening; shifts: Shifts }): Licence {
  return {
    give: db.transaction((id: string, now: number) => {
      const shift = shifts.requireRunning()
      const clip = clips.requireWorkable(id, now)
      listening.start(clip, shift)
      if (clip.state !== 'ready') return false
      clips.setState(clip, 'open')
      return true
    }),
  }
}
