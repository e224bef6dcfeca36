import { mergeSpans } from '../../shared/domain/heard.ts'
import type { Span } from '../../shared/domain/values.ts'

/** Keeps what sounded of one clip, from the clock of its media element. Positions are milliseconds into the clip. */
export type HeardTracker = {
  /** Sound begins, or goes on, at a position. */
  start(at: number): void
  /** Sound has reached a position. */
  reach(at: number): void
  /** Sound ends at a position. */
  stop(at: number): void
  /** What sounded since this was last asked; sound that goes on counts from here anew. */
  take(): Span[]
  /** The stretch that sounds without a break, or that sounded last; the same object for as long as it goes on. */
  stretch(): Readonly<Span> | null
  /** All that is known to have been heard, with what was heard before, up to now. */
  heard(): readonly Span[]
  /** Adds what the core knows to have been heard. */
  learn(heard: readonly Span[]): void
}

export function createHeardTracker(durationMs: number, heardBefore: readonly Span[]): HeardTracker {
  let known = mergeSpans(heardBefore, [])
  let untold: Span[] = []
  let from: number | null = null
  let last = 0
  let stretch: Span | null = null

  const within = (at: number): number => Math.round(Math.min(Math.max(at, 0), durationMs))
  function close(): void {
    if (from !== null && last > from) untold.push({ from, to: last })
    from = null
  }

  function reach(at: number): void {
    if (from === null || stretch === null) return
    last = Math.max(last, within(at))
    stretch.to = last
  }

  return {
    start(at) {
      close()
      from = within(at)
      last = from
      stretch = { from, to: from }
    },
    reach,
    stop(at) {
      reach(at)
      close()
    },
    take() {
      const goesOn = from !== null
      close()
      if (goesOn) from = last
      const taken = untold
      untold = []
      known = mergeSpans(known, taken)
      return taken
    },
    stretch: () => stretch,
    heard: () => mergeSpans(known, from === null ? untold : [...untold, { from, to: last }]),
    learn(heard) {
      known = mergeSpans(known, heard)
    },
  }
}
