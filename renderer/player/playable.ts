import type { Span } from '../../shared/domain/values.ts'

/** What a deck has to know of a clip. */
export type PlayableClip = {
  clip: string
  durationMs: number
  peaks: string
  gainDb: number
  speech: readonly Span[]
  heard: readonly Span[]
  /** It is met softened and never sounds unasked. */
  shielded: boolean
}

export type DeckState = 'empty' | 'loading' | 'ready' | 'failed'
