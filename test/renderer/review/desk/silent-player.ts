import { createStore } from 'zustand/vanilla'
import { turnAt, type Passage } from '../../../../renderer/player/course.ts'
import { createHeardTracker } from '../../../../renderer/player/heard-tracker.ts'
import type { Player, PlayerState } from '../../../../renderer/player/player.ts'
import { lift, noShield } from '../../../../renderer/player/shield.ts'
import { createView } from '../../../../renderer/player/view.ts'
import type { Span } from '../../../../shared/domain/values.ts'

/** A player without a loudspeaker, whose clock the test moves; what was heard is tracked as in the real one. */
export type SilentPlayer = Player & {
  /** Lets this much of the clip sound, in milliseconds, if it plays. */
  run(ms: number): void
  /** What it did, in order. */
  did: string[]
}

export function createSilentPlayer(durationMs: number, speech: readonly Span[] = []): SilentPlayer {
  const store = createStore<PlayerState>(() => ({ clip: null, sound: 'empty', failure: null, playing: false, speed: 1, passage: null, shield: noShield }))
  const listeners = new Set<(ms: number) => void>()
  const endings = new Set<() => void>()
  const did: string[] = []
  let held: { clip: string; shielded: boolean }[] = []
  let tracker = createHeardTracker(durationMs, [])
  let licensed = false
  let skipping = false
  let at = 0

  const tell = (): void => {
    for (const listener of listeners) listener(at)
  }
  const player: SilentPlayer = Object.assign(store, {
    did,
    attach: () => () => undefined,
    view: createView(),
    hold(clips: readonly { clip: string; shielded: boolean }[]) {
      held = [...clips]
    },
    holds: (clip: string) => held.some(one => one.clip === clip),
    show(clip: string) {
      player.pause()
      did.push(`show ${clip.at(-1)}`)
      licensed = false
      at = 0
      tracker = createHeardTracker(durationMs, [])
      const on = held.some(one => one.clip === clip && one.shielded)
      store.setState({ clip, sound: 'ready', passage: null, shield: { on, lifted: [] } })
    },
    license(clip: string | null) {
      licensed = clip !== null
    },
    isLicensed: () => licensed,
    play() {
      if (!licensed || store.getState().playing) return
      did.push(`play ${store.getState().clip?.at(-1)}`)
      tracker.start(at)
      store.setState({ playing: true })
    },
    pause() {
      if (!store.getState().playing) return
      tracker.stop(at)
      store.setState(({ passage }) => ({ playing: false, passage: passage?.again === true ? passage : null }))
    },
    keepTo: (passage: Passage | null) => store.setState({ passage }),
    setSkipping(next: boolean) {
      skipping = next
    },
    setShield: (on: boolean) => store.setState({ shield: { on, lifted: [] } }),
    lift: (span: Span) => store.setState(({ shield }) => ({ shield: lift(shield, span) })),
    recording: () => null,
    seek(ms: number) {
      const { playing, passage } = store.getState()
      if (passage !== null && (!passage.again || ms < passage.span.from || ms >= passage.span.to)) player.keepTo(null)
      if (playing) tracker.stop(at)
      at = Math.min(Math.max(ms, 0), durationMs)
      if (playing) tracker.start(at)
      tell()
    },
    setSpeed: (speed: number) => store.setState({ speed }),
    position: () => at,
    heard: () => tracker.heard(),
    stretch: () => tracker.stretch(),
    learnHeard: () => undefined,
    takePlayed() {
      const spans = tracker.take()
      return spans.length === 0 ? null : { spans, speed: store.getState().speed }
    },
    finish() {
      if (store.getState().playing) tracker.stop(at)
      const played = player.takePlayed()
      store.setState({ playing: false })
      return played
    },
    onPosition(listener: (ms: number) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onEnded(listener: () => void) {
      endings.add(listener)
      return () => endings.delete(listener)
    },
    recolour: () => undefined,
    close: () => undefined,
    run(ms: number) {
      for (let left = ms; left > 0 && store.getState().playing; left -= 16) {
        at = Math.min(at + Math.min(16, left), durationMs)
        tracker.reach(at)
        const turn = turnAt({ at, strideMs: 16, passage: store.getState().passage, skipping, speech, durationMs })
        if (turn.kind === 'stop') player.pause()
        if (turn.kind === 'jump') {
          tracker.stop(at)
          at = turn.to
          tracker.start(at)
        }
        if (at === durationMs) {
          tracker.stop(at)
          store.setState({ playing: false })
        }
        tell()
        if (at === durationMs) for (const ending of endings) ending()
      }
    },
  })
  return player
}
