import type { StoreApi } from 'zustand/vanilla'
import type { Played } from '../../shared/contract/clips.ts'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { Span } from '../../shared/domain/values.ts'
import type { Passage } from './course.ts'
import type { DeckState, PlayableClip } from './playable.ts'
import type { Shield } from './shield.ts'
import type { View } from './view.ts'

export const slowest = 0.5
export const fastest = 3

export type PlayerState = {
  /** The clip in front. */
  clip: string | null
  sound: DeckState
  failure: Failure | null
  playing: boolean
  speed: number
  /** The stretch that is played by itself, where there is one. */
  passage: Passage | null
  shield: Shield
}

/** Plays one clip while the next ones wait, decoded and drawn, behind it. Positions are milliseconds. */
export type Player = StoreApi<PlayerState> & {
  view: View
  /** Draws its decks into an element; what it returns takes them out again. */
  attach(host: HTMLElement): () => void
  /** Loads these clips and frees all others; at most three, the one in front first. */
  hold(clips: readonly PlayableClip[]): void
  /** Whether a clip is loaded, or about to be. */
  holds(clip: string): boolean
  /** Brings a held clip to the front, silent and at its start. */
  show(clip: string): void
  /** Permits sound for the clip in front, until another is shown; null takes that back. Follows the core's replies. */
  license(clip: string | null): void
  isLicensed(): boolean
  /** Plays once the sound is there; does nothing without a licence. */
  play(): void
  pause(): void
  seek(ms: number): void
  /** Playback keeps to a stretch of the clip from now on, once or again and again; null lets it go on. */
  keepTo(passage: Passage | null): void
  /** What was played until now counts at the speed until now: take it first. */
  setSpeed(speed: number): void
  /** Whether playback jumps over stretches without detected speech. */
  setSkipping(skipping: boolean): void
  /** Softens the clip in front, or lets all of it sound as it is. */
  setShield(on: boolean): void
  /** Lets one stretch of a softened clip sound as it is. */
  lift(span: Span): void
  /** What is heard at this instant: while sound is made, as much behind it as the device needs to bring it to the ear. */
  position(): number
  heard(): readonly Span[]
  /** What sounds of the clip in front without a break, or sounded last; the same object for as long as it goes on. */
  stretch(): Readonly<Span> | null
  learnHeard(clip: string, heard: readonly Span[]): void
  /** What sounded of the clip in front since this was last asked. */
  takePlayed(): Played | null
  /** Falls silent because the clip is left, and gives what sounded of it. */
  finish(): Played | null
  /** The sound of the clip in front as it arrived, once it is there. */
  recording(): Blob | null
  /** Calls back with the position at every frame in which it moves. */
  onPosition(listener: (ms: number) => void): () => void
  onEnded(listener: () => void): () => void
  recolour(): void
  /** Frees every clip. */
  close(): void
}

/** Makes a player that sounds as the person has set it, over recordings that `fetchSound` brings. */
export type OpenPlayer = (fetchSound: (clip: string) => Promise<Reply<Blob>>) => { player: Player; close(): void }
