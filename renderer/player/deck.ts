import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { Span } from '../../shared/domain/values.ts'
import { createHeardTracker, type HeardTracker } from './heard-tracker.ts'
import { drawWave, type Wave } from './wave.ts'

/** What a deck has to know of a clip. */
export type PlayableClip = {
  clip: string
  durationMs: number
  peaks: string
  gainDb: number
  heard: readonly Span[]
}

export type DeckState = 'empty' | 'loading' | 'ready' | 'failed'

/** One player with its own sound path and drawing, loaded with at most one clip at a time. */
export type Deck = {
  readonly element: HTMLElement
  readonly clip: string | null
  readonly state: DeckState
  readonly failure: Failure | null
  readonly tracker: HeardTracker
  readonly playing: boolean
  /** Milliseconds into the clip. */
  position(): number
  load(clip: PlayableClip): void
  /** Makes sound from where it stands, or from the start when it stands at the end. */
  play(): void
  /** Falls silent at once. */
  pause(): void
  seek(ms: number): void
  setSpeed(speed: number): void
  recolour(): void
  /** Lets go of sound, drawing and memory. */
  free(): void
}

type DeckDependencies = {
  context: AudioContext
  fetchSound(clip: string): Promise<Reply<Blob>>
  /** Something about this deck changed: what it holds, whether it plays, or where it stands. */
  onChange(deck: Deck, change: 'state' | 'playing' | 'stopped' | 'ended' | 'moved'): void
}

const fadeInS = 0.05
const nothingHeard = createHeardTracker(0, [])

export function createDeck({ context, fetchSound, onChange }: DeckDependencies): Deck {
  const element = document.createElement('div')
  element.dataset['deck'] = ''
  const audio = new Audio()
  audio.preload = 'auto'
  audio.hidden = true
  element.append(audio)
  const gain = context.createGain()
  gain.gain.value = 0
  context.createMediaElementSource(audio).connect(gain).connect(context.destination)

  let held: PlayableClip | null = null
  let wave: Wave | null = null
  let url: string | null = null
  let state: DeckState = 'empty'
  let failure: Failure | null = null
  let tracker = nothingHeard
  let speed = 1

  const position = (): number => audio.currentTime * 1000
  const mute = (): void => {
    gain.gain.cancelScheduledValues(context.currentTime)
    gain.gain.setValueAtTime(0, context.currentTime)
  }
  const become = (next: DeckState): void => {
    state = next
    onChange(deck, 'state')
  }

  audio.addEventListener('playing', () => {
    tracker.start(position())
    onChange(deck, 'playing')
  })
  audio.addEventListener('timeupdate', () => tracker.reach(position()))
  audio.addEventListener('pause', () => {
    tracker.stop(position())
    onChange(deck, 'stopped')
  })
  audio.addEventListener('ended', () => {
    tracker.stop(held?.durationMs ?? 0)
    onChange(deck, 'ended')
  })
  audio.addEventListener('seeked', () => onChange(deck, 'moved'))
  audio.addEventListener('canplaythrough', () => {
    if (state === 'loading' && url !== null) become('ready')
  })
  audio.addEventListener('error', () => {
    if (url === null) return
    failure = { code: 'damaged', reason: 'clip_damaged', facts: {} }
    become('failed')
  })

  async function fetchInto(clip: PlayableClip): Promise<void> {
    const reply = await fetchSound(clip.clip)
    if (held !== clip) return
    if (!reply.ok) {
      failure = reply.failure
      become('failed')
      return
    }
    url = URL.createObjectURL(reply.value)
    audio.src = url
    audio.playbackRate = speed
  }

  const deck: Deck = {
    element,
    get clip() { return held?.clip ?? null },
    get state() { return state },
    get failure() { return failure },
    get tracker() { return tracker },
    get playing() { return !audio.paused && !audio.ended },
    position,
    load(clip) {
      deck.free()
      held = clip
      tracker = createHeardTracker(clip.durationMs, clip.heard)
      wave = drawWave({ ...clip, container: element, media: audio })
      become('loading')
      void fetchInto(clip)
    },
    play() {
      if (state !== 'ready' || held === null) return
      const full = 10 ** (held.gainDb / 20)
      gain.gain.cancelScheduledValues(context.currentTime)
      gain.gain.setValueAtTime(0, context.currentTime)
      gain.gain.linearRampToValueAtTime(full, context.currentTime + fadeInS)
      void audio.play().catch(() => undefined)
    },
    pause() {
      mute()
      if (deck.playing) tracker.stop(position())
      audio.pause()
    },
    seek(ms) {
      const sounding = deck.playing
      if (sounding) tracker.stop(position())
      audio.currentTime = Math.min(Math.max(ms, 0), held?.durationMs ?? 0) / 1000
      if (sounding) tracker.start(position())
    },
    setSpeed(next) {
      speed = next
      audio.defaultPlaybackRate = next
      audio.playbackRate = next
    },
    recolour: () => wave?.recolour(),
    free() {
      mute()
      audio.pause()
      held = null
      wave?.destroy()
      wave = null
      if (url !== null) {
        URL.revokeObjectURL(url)
        url = null
        audio.removeAttribute('src')
        audio.load()
      }
      failure = null
      tracker = nothingHeard
      if (state !== 'empty') become('empty')
    },
  }
  return deck
}
