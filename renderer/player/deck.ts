import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { DeckState, PlayableClip } from './playable.ts'
import { createHeardTracker, type HeardTracker } from './heard-tracker.ts'
import { createSoundPath } from './sound-path.ts'
import { drawWave, type Wave } from './wave.ts'
import type { Sight } from './view.ts'

/** One player with its own sound path and drawing, loaded with at most one clip at a time. */
export type Deck = {
  readonly element: HTMLElement
  readonly held: PlayableClip | null
  readonly state: DeckState
  readonly failure: Failure | null
  readonly tracker: HeardTracker
  readonly playing: boolean
  /** Milliseconds into the clip: where the sound is that is being made now. */
  position(): number
  /** Where the sound last set in, by playing or by a jump. */
  since(): number
  load(clip: PlayableClip): void
  /** What is known of the clip that it holds has changed. */
  learn(clip: PlayableClip): void
  /** Makes sound from where it stands, or from the start when it stands at the end. */
  play(): void
  /** Falls silent at once. */
  pause(): void
  seek(ms: number): void
  setSpeed(speed: number): void
  soften(soft: boolean): void
  /** The sound as it arrived, while a clip is held. */
  recording(): Blob | null
  look(sight: Sight): void
  recolour(): void
  /** Lets go of sound, drawing and memory. */
  free(): void
}

export type DeckDependencies = {
  context: AudioContext
  destination: AudioNode
  fetchSound(clip: string): Promise<Reply<Blob>>
  /** How much of a clip of this length is in sight when it is drawn. */
  sightOf(durationMs: number): Sight
  /** Something about this deck changed: what it holds, whether it plays, or where it stands. */
  onChange(deck: Deck, change: 'state' | 'playing' | 'stopped' | 'ended' | 'moved'): void
}

/** The gate has shut when the media element is halted or moved, so that neither makes a click. */
const shutMs = 12
/** A media element that is told to play makes its first sound about this much later. */
const startsAfterS = 0.01
const nothingHeard = createHeardTracker(0, [])

export function createDeck({ context, destination, fetchSound, sightOf, onChange }: DeckDependencies): Deck {
  const element = document.createElement('div')
  element.dataset['deck'] = ''
  const audio = new Audio()
  audio.preload = 'auto'
  audio.hidden = true
  element.append(audio)
  const path = createSoundPath(context, context.createMediaElementSource(audio), destination)

  let held: PlayableClip | null = null
  let loads = 0
  let wave: Wave | null = null
  let sound: { blob: Blob; url: string } | null = null
  let state: DeckState = 'empty'
  let failure: Failure | null = null
  let tracker = nothingHeard
  let speed = 1
  let soft = false
  let sounding = false
  /** Where sound ended; the media element runs on a little behind the shut gate. */
  let restedAt: number | null = null
  /** Where the sound that is being made set in; null in silence. */
  let setIn: number | null = null
  let begins = 0
  /** Where a jump leads that waits for the gate. */
  let target: number | null = null
  let reopens = false
  let jumping: ReturnType<typeof setTimeout> | undefined
  let halting: ReturnType<typeof setTimeout> | undefined

  const position = (): number => target ?? restedAt ?? audio.currentTime * 1000
  const become = (next: DeckState): void => {
    state = next
    onChange(deck, 'state')
  }
  function halt(): void {
    clearTimeout(halting)
    halting = undefined
    audio.pause()
  }
  function jump(): void {
    if (target !== null) audio.currentTime = target / 1000
    target = null
  }
  function setsIn(at: number): void {
    setIn = at
    tracker.start(at)
  }
  function stop(at: number): void {
    clearTimeout(jumping)
    target = null
    path.close(context.currentTime)
    tracker.stop(at)
    sounding = false
    setIn = null
  }

  audio.addEventListener('playing', () => {
    if (!sounding) return
    if (setIn === null) setsIn(begins)
    onChange(deck, 'playing')
  })
  audio.addEventListener('timeupdate', () => tracker.reach(position()))
  audio.addEventListener('pause', () => {
    if (sounding && audio.paused && !audio.ended) stop(position())
    if (!sounding) onChange(deck, 'stopped')
  })
  audio.addEventListener('ended', () => {
    if (target !== null) {
      jump()
      return void audio.play().catch(() => undefined)
    }
    stop(held?.durationMs ?? 0)
    onChange(deck, 'ended')
  })
  audio.addEventListener('seeked', () => {
    if (sounding && reopens && target === null) path.reopen(context.currentTime)
    onChange(deck, 'moved')
  })
  audio.addEventListener('canplaythrough', () => {
    if (state === 'loading' && sound !== null) become('ready')
  })
  audio.addEventListener('error', () => {
    if (sound === null) return
    failure = { code: 'damaged', reason: 'clip_damaged', facts: {} }
    become('failed')
  })

  async function fetchInto(clip: PlayableClip): Promise<void> {
    const load = ++loads
    const reply = await fetchSound(clip.clip)
    if (load !== loads) return
    if (!reply.ok) {
      failure = reply.failure
      become('failed')
      return
    }
    sound = { blob: reply.value, url: URL.createObjectURL(reply.value) }
    audio.src = sound.url
    audio.playbackRate = speed
  }

  const deck: Deck = {
    element,
    get held() { return held },
    get state() { return state },
    get failure() { return failure },
    get tracker() { return tracker },
    get playing() { return sounding && !audio.ended },
    position,
    since: () => setIn ?? position(),
    load(clip) {
      deck.free()
      held = clip
      tracker = createHeardTracker(clip.durationMs, clip.heard)
      path.setGain(clip.gainDb)
      wave = drawWave({ ...clip, container: element, media: audio, sight: sightOf(clip.durationMs) })
      become('loading')
      void fetchInto(clip)
    },
    learn(clip) {
      held = clip
      path.setGain(clip.gainDb)
    },
    play() {
      if (state !== 'ready' || held === null) return
      if (restedAt !== null && restedAt < held.durationMs) audio.currentTime = restedAt / 1000
      begins = restedAt ?? (audio.ended ? 0 : audio.currentTime * 1000)
      restedAt = null
      sounding = true
      reopens = false
      path.open(context.currentTime + startsAfterS)
      if (halting === undefined) return void audio.play().catch(() => undefined)
      clearTimeout(halting)
      halting = undefined
      setsIn(begins)
      onChange(deck, 'playing')
    },
    pause() {
      if (!deck.playing) return
      restedAt = position()
      stop(restedAt)
      halting = setTimeout(halt, shutMs)
    },
    seek(ms) {
      const to = Math.min(Math.max(ms, 0), held?.durationMs ?? 0)
      restedAt = null
      if (!deck.playing) {
        audio.currentTime = to / 1000
        return
      }
      if (target === null) {
        tracker.stop(position())
        path.close(context.currentTime)
        jumping = setTimeout(jump, shutMs)
      }
      reopens = true
      target = to
      setsIn(to)
    },
    setSpeed(next) {
      speed = next
      audio.defaultPlaybackRate = next
      audio.playbackRate = next
    },
    soften(next) {
      if (soft === next) return
      soft = next
      path.soften(next, context.currentTime)
    },
    recording: () => sound?.blob ?? null,
    look: next => wave?.look(next),
    recolour: () => wave?.recolour(),
    free() {
      if (sounding) stop(position())
      halt()
      held = null
      loads++
      restedAt = null
      wave?.destroy()
      wave = null
      if (sound !== null) {
        URL.revokeObjectURL(sound.url)
        sound = null
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
