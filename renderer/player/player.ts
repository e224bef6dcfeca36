import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Played } from '../../shared/contract/clips.ts'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { Span } from '../../shared/domain/values.ts'
import { createDeck, type Deck, type DeckState, type PlayableClip } from './deck.ts'

export const slowest = 0.5
export const fastest = 3

export type PlayerState = {
  /** The clip in front. */
  clip: string | null
  sound: DeckState
  failure: Failure | null
  playing: boolean
  speed: number
}

/** Plays one clip while the next ones wait, decoded and drawn, behind it. Positions are milliseconds. */
export type Player = StoreApi<PlayerState> & {
  /** Draws its decks into an element; what it returns takes them out again. */
  attach(host: HTMLElement): () => void
  /** Loads these clips and frees all others; at most three, the one in front first. */
  hold(clips: readonly PlayableClip[]): void
  /** Whether a clip is loaded, or about to be. */
  holds(clip: string): boolean
  /** Brings a held clip to the front, silent and at its start. */
  show(clip: string): void
  /** Permits sound for the clip in front, until another is shown. Follows the core's reply to `clips.start`. */
  license(clip: string): void
  isLicensed(): boolean
  /** Plays once the sound is there; does nothing without a licence. */
  play(): void
  pause(): void
  seek(ms: number): void
  /** What was played until now counts at the speed until now: take it first. */
  setSpeed(speed: number): void
  position(): number
  heard(): readonly Span[]
  learnHeard(clip: string, heard: readonly Span[]): void
  /** What sounded of the clip in front since this was last asked. */
  takePlayed(): Played | null
  /** Falls silent because the clip is left, and gives what sounded of it. */
  finish(): Played | null
  /** Calls back with the position at every frame in which it moves. */
  onPosition(listener: (ms: number) => void): () => void
  onEnded(listener: () => void): () => void
  recolour(): void
  /** Frees every clip and lets the audio device go. */
  close(): void
}

const deckCount = 3

type PlayerDependencies = {
  fetchSound(clip: string): Promise<Reply<Blob>>
}

export function createPlayer({ fetchSound }: PlayerDependencies): Player {
  const store = createStore<PlayerState>(() => ({ clip: null, sound: 'empty', failure: null, playing: false, speed: 1 }))
  const context = new AudioContext({ latencyHint: 'interactive' })
  const positionListeners = new Set<(ms: number) => void>()
  const endedListeners = new Set<() => void>()
  let front: Deck | null = null
  let licensed = false
  let wanted = false
  let frame = 0

  const decks = Array.from({ length: deckCount }, () => createDeck({ context, fetchSound, onChange }))

  function tellPosition(): void {
    const at = front?.position() ?? 0
    front?.tracker.reach(at)
    for (const listener of positionListeners) listener(at)
  }
  function follow(): void {
    tellPosition()
    frame = front?.playing === true ? requestAnimationFrame(follow) : 0
  }

  function onChange(deck: Deck, change: 'state' | 'playing' | 'stopped' | 'ended' | 'moved'): void {
    if (deck !== front) return
    if (change === 'state') {
      store.setState({ sound: deck.state, failure: deck.failure })
      if (deck.state === 'ready' && wanted) player.play()
      return
    }
    if (change === 'playing') {
      store.setState({ playing: true })
      if (frame === 0) frame = requestAnimationFrame(follow)
      return
    }
    if (change !== 'moved') store.setState({ playing: false })
    tellPosition()
    if (change === 'ended') for (const listener of endedListeners) listener()
  }

  const wake = (): void => {
    if (context.state === 'suspended') void context.resume()
  }
  const gestures = ['pointerdown', 'keydown'] as const
  for (const gesture of gestures) window.addEventListener(gesture, wake, { capture: true })

  const player: Player = Object.assign(store, {
    attach(host: HTMLElement) {
      host.append(...decks.map(deck => deck.element))
      return () => {
        for (const deck of decks) deck.element.remove()
      }
    },
    hold(clips: readonly PlayableClip[]) {
      const kept = clips.slice(0, deckCount)
      for (const deck of decks) {
        if (deck.clip !== null && !kept.some(({ clip }) => clip === deck.clip)) deck.free()
      }
      for (const clip of kept) {
        if (decks.some(deck => deck.clip === clip.clip && deck.state !== 'failed')) continue
        decks.find(deck => deck.clip === clip.clip || deck.clip === null)?.load(clip)
      }
    },
    holds: (clip: string) => decks.some(deck => deck.clip === clip && deck.state !== 'failed'),
    show(clip: string) {
      const next = decks.find(deck => deck.clip === clip) ?? null
      if (front !== next) front?.pause()
      front = next
      licensed = false
      wanted = false
      for (const deck of decks) deck.element.dataset['deck'] = deck === next ? 'front' : ''
      next?.setSpeed(store.getState().speed)
      if (next !== null && next.position() > 0) next.seek(0)
      store.setState({ clip: next?.clip ?? null, sound: next?.state ?? 'empty', failure: next?.failure ?? null, playing: false })
      tellPosition()
    },
    license(clip: string) {
      if (front?.clip === clip) licensed = true
    },
    isLicensed: () => licensed,
    play() {
      if (!licensed) return
      wanted = true
      wake()
      if (front?.state === 'ready') front.play()
    },
    pause() {
      wanted = false
      front?.pause()
      store.setState({ playing: false })
    },
    seek(ms: number) {
      front?.seek(ms)
      tellPosition()
    },
    setSpeed(speed: number) {
      store.setState({ speed })
      front?.setSpeed(speed)
    },
    position: () => front?.position() ?? 0,
    heard: () => front?.tracker.heard() ?? [],
    learnHeard: (clip: string, heard: readonly Span[]) => decks.find(deck => deck.clip === clip)?.tracker.learn(heard),
    takePlayed() {
      if (front === null) return null
      if (front.playing) front.tracker.reach(front.position())
      const spans = front.tracker.take()
      return spans.length === 0 ? null : { spans, speed: store.getState().speed }
    },
    finish() {
      wanted = false
      front?.pause()
      const played = player.takePlayed()
      store.setState({ playing: false })
      return played
    },
    onPosition(listener: (ms: number) => void) {
      positionListeners.add(listener)
      return () => positionListeners.delete(listener)
    },
    onEnded(listener: () => void) {
      endedListeners.add(listener)
      return () => endedListeners.delete(listener)
    },
    recolour() {
      for (const deck of decks) deck.recolour()
    },
    close() {
      cancelAnimationFrame(frame)
      for (const gesture of gestures) window.removeEventListener(gesture, wake, { capture: true })
      for (const deck of decks) deck.free()
      void context.close()
    },
  })
  return player
}
