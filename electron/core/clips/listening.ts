import { allHeard, mergeSpans, totalMs } from '../../../shared/domain/heard.ts'
import type { Played } from '../../../shared/contract/clips.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Stream } from '../audit/stream.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { Clip } from './store.ts'

/** What was heard of each clip, for how long it was handled, and the licence to play the one in front of the reviewer. */
export type Listening = {
  /** Licenses sound for a clip and lets its handling time run. */
  start(clip: Clip, shift: string): void
  /** Whether these stretches can have sounded since the licence was given. */
  isPlausible(clip: Clip, played: Played): boolean
  /** Takes down what sounded; refuses stretches that cannot have been played since the licence was given. */
  take(clip: Clip, shift: string, played: Played | null): Span[]
  heard(clip: string): Span[]
  /** Whether all detected speech has sounded. */
  allHeard(clip: Clip): boolean
  /** Handling time so far, null before the first sound; it stands still until the next start. */
  settle(clip: string): number | null
  /** Handling time stands still, the licence holds; it runs on with `resume`, with sound, or with the next start. */
  pause(): void
  resume(): void
  /** Breaks, locks and clock-out: the sounding clip's handling time stands still and its licence ends. */
  halt(): void
}

/** How far the reported stretches may exceed the time since the licence, for clocks that tick in steps. */
const slackMs = 1_000

/** `sinceHandled` is null while handling time stands still. */
type Licence = { clip: string; since: number; sinceHandled: number | null; playedMs: number }

type ListeningParts = {
  db: Db
  stream: Stream
  monotonic(): number
  /** Some of a clip sounded for so long, in milliseconds of the listener's time. */
  onSound(clip: Clip, ms: number): void
}

export function createListening({ db, stream, monotonic, onSound }: ListeningParts): Listening {
  const read = db.prepare<[string], { heard: string; handled_ms: number | null }>('SELECT heard, handled_ms FROM listening WHERE clip = ?')
  const found = db.prepare(`INSERT INTO listening (clip, handled_ms) VALUES (?, 0)
    ON CONFLICT (clip) DO UPDATE SET handled_ms = coalesce(handled_ms, 0)`)
  const setHeard = db.prepare('UPDATE listening SET heard = ? WHERE clip = ?')
  const addHandled = db.prepare('UPDATE listening SET handled_ms = handled_ms + ? WHERE clip = ?')
  let licence: Licence | null = null

  const heard = (clip: string): Span[] => JSON.parse(read.get(clip)?.heard ?? '[]') as Span[]

  /** Writes down the handling time that ran since it was last written. */
  const settleRunning = (): void => {
    if (licence?.sinceHandled == null) return
    const now = monotonic()
    addHandled.run(Math.round(now - licence.sinceHandled), licence.clip)
    licence.sinceHandled = now
  }
  const runOn = (): void => {
    if (licence !== null) licence.sinceHandled ??= monotonic()
  }
  const soundedMs = (played: Played): number => totalMs(played.spans) / played.speed
  const isPlausible = (clip: Clip, played: Played): boolean =>
    licence?.clip === clip.id &&
    played.spans.every(span => span.to <= clip.durationMs + slackMs) &&
    licence.playedMs + soundedMs(played) <= monotonic() - licence.since + slackMs

  return {
    isPlausible,
    start(clip, shift) {
      if (licence?.clip !== clip.id) settleRunning()
      found.run(clip.id)
      stream.append('clip.started', { clip: clip.id, lease: clip.lease, shift })
      const now = monotonic()
      if (licence?.clip !== clip.id) licence = { clip: clip.id, since: now, sinceHandled: now, playedMs: 0 }
      runOn()
    },
    take(clip, shift, played) {
      if (played === null || played.spans.length === 0) return heard(clip.id)
      if (licence === null || !isPlausible(clip, played)) throw new Refusal('played_implausible')
      licence.playedMs += soundedMs(played)
      onSound(clip, soundedMs(played))
      const merged = mergeSpans(heard(clip.id), played.spans)
      setHeard.run(JSON.stringify(merged), clip.id)
      stream.append('clip.played', { clip: clip.id, lease: clip.lease, shift, played: played.spans, speed: played.speed })
      return merged
    },
    heard,
    allHeard: clip => allHeard(clip.speech, heard(clip.id)),
    settle(clip) {
      if (licence?.clip === clip) {
        settleRunning()
        licence = null
      }
      return read.get(clip)?.handled_ms ?? null
    },
    pause() {
      settleRunning()
      if (licence !== null) licence.sinceHandled = null
    },
    resume: runOn,
    halt() {
      settleRunning()
      licence = null
    },
  }
}
