import { isFlagged } from '../../../shared/domain/exposure.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { readSettings } from '../settings/handlers.ts'
import type { Clip } from './store.ts'

/** The clips after the one in front that are kept ready. */
const ahead = 2

/** Listing, opening and hearing clips. */
export function createClipHandlers(desk: Desk): Pick<
  DeskHandlers,
  'batches.read' | 'clips.list' | 'clips.current' | 'clips.ahead' | 'clips.open' | 'clips.prepare' | 'clips.start' | 'clips.played'
> {
  const { db, kept, clips, order, exposure, place, listening, licence, audio, shifts, leases, stream, now, emit } = desk

  /** A clip that may be worked on now, or comes soon: what is looked ahead at is met only when it is in front. */
  function openable(id: string): Clip {
    const at = now()
    shifts.requireRunning()
    const clip = clips.requireWorkable(id, at)
    leases.requireRunning(clip.batch)
    if (!isFlagged(clip.flags)) return clip
    const stood = place.read()
    if (stood === null || !order.upcoming(stood, ahead, at).includes(id)) exposure.requireClip(clip, at)
    return clip
  }

  return {
    'batches.read': ({ batch }) => clips.batch(batch),
    'clips.list': () => clips.rows(),
    'clips.current': () => {
      const at = now()
      const stood = place.read()
      const found = [stood !== null && clips.isWorkable(stood, at) ? stood : null, clips.left(at)]
      const clip = found.find(one => one !== null && order.mayStand(one, at)) ?? order.nextAfter(null, at)
      return { clip, upcoming: clip === null ? [] : order.upcoming(clip, ahead, at) }
    },
    'clips.ahead': ({ clip }) => ({ clips: order.upcoming(clip, ahead, now()) }),
    'clips.open': ({ clip }) => {
      openable(clip)
      return clips.page(clip, readSettings(kept).shieldAll)
    },
    'clips.prepare': db.transaction(({ clip: id }) => {
      const clip = openable(id)
      const ticket = audio.prepare(id)
      stream.append('clip.prepared', { clip: id, lease: clip.lease })
      return { ticket }
    }),
    'clips.start': ({ clip: id }) => {
      if (licence.give(id, now())) emit('clips.changed')
      return { startedAt: now() }
    },
    'clips.played': db.transaction(({ clip: id, played }) => {
      const shift = shifts.requireRunning()
      const clip = clips.get(id)
      return { heard: listening.take(clip, shift, played), enough: !exposure.maySound(clip.flags, now()) }
    }),
  }
}
