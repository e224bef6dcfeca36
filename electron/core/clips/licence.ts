import type { Exposure } from '../care/exposure.ts'
import type { Db } from '../database/open.ts'
import type { DeviceLeases } from '../device/leases.ts'
import type { Shifts } from '../shifts/shifts.ts'
import type { Listening } from './listening.ts'
import type { ClipStore } from './store.ts'

/** Sound's only licence. */
export type Licence = {
  /**
   * Licenses sound for a clip, in a transaction of its own or as a part of the caller's, and says whether this opened
   * it. Refuses outside a running shift, for what may not be worked on: sealed, recalled, or outside its lease, and where
   * the limits of distressing sound stand against it.
   */
  give(clip: string, now: number): boolean
}

export function createLicence({ db, leases, clips, exposure, listening, shifts }: {
  db: Db
  leases: DeviceLeases
  clips: ClipStore
  exposure: Exposure
  listening: Listening
  shifts: Shifts
}): Licence {
  return {
    give: db.transaction((id: string, now: number) => {
      const shift = shifts.requireRunning()
      const clip = clips.requireWorkable(id, now)
      leases.requireRunning(clip.batch)
      exposure.requireClip(clip, now)
      exposure.requireSound(clip.flags, now)
      exposure.meet(clip)
      listening.start(clip, shift)
      if (clip.state !== 'ready') return false
      clips.setState(clip, 'open')
      return true
    }),
  }
}
