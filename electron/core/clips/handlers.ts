import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { readSettings } from '../settings/handlers.ts'

/** Listing, opening and hearing clips. */
export function createClipHandlers(desk: Desk): Pick<
  DeskHandlers,
  'batches.read' | 'clips.list' | 'clips.current' | 'clips.open' | 'clips.prepare' | 'clips.start' | 'clips.played'
> {
  const { db, kept, clips, place, listening, audio, shifts, stream, now, emit } = desk

  return {
    'batches.read': ({ batch }) => clips.batch(batch),
    'clips.list': () => clips.rows(),
    'clips.current': () => {
      const at = now()
      const stood = place.read()
      const clip = stood !== null && clips.isWorkable(stood, at) ? stood : (clips.left(at) ?? clips.nextAfter(null, at))
      return { clip, upcoming: clip === null ? [] : clips.upcoming(clip, 2, at) }
    },
    'clips.open': ({ clip }) => {
      shifts.requireRunning()
      clips.requireWorkable(clip, now())
      return clips.page(clip, readSettings(kept).shieldAll)
    },
    'clips.prepare': db.transaction(({ clip: id }) => {
      shifts.requireRunning()
      const clip = clips.requireWorkable(id, now())
      const ticket = audio.prepare(id)
      stream.append('clip.prepared', { clip: id, lease: clip.lease })
      return { ticket }
    }),
    'clips.start': ({ clip: id }) => {
      const opened = db.transaction(() => {
        const shift = shifts.requireRunning()
        const clip = clips.requireWorkable(id, now())
        listening.start(clip, shift)
        if (clip.state !== 'ready') return false
        clips.setState(clip, 'open')
        return true
      })()
      if (opened) emit('clips.changed')
      return { startedAt: now() }
    },
    'clips.played': db.transaction(({ clip: id, played }) => {
      const shift = shifts.requireRunning()
      return { heard: listening.take(clips.get(id), shift, played) }
    }),
  }
}
