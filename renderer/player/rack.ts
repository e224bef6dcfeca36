import type { Deck } from './deck.ts'
import type { PlayableClip } from './playable.ts'

/** Decks that wait side by side, each with a clip or empty. */
export type Rack = {
  decks: readonly Deck[]
  /** The deck that holds a clip. */
  find(clip: string): Deck | null
  /** Loads these clips and frees all others; at most as many as there are decks. */
  hold(clips: readonly PlayableClip[]): void
  /** Draws its decks into an element; what it returns takes them out again. */
  attach(host: HTMLElement): () => void
}

export function createRack(count: number, makeDeck: () => Deck): Rack {
  const decks = Array.from({ length: count }, makeDeck)
  const find = (clip: string): Deck | null => decks.find(deck => deck.held?.clip === clip) ?? null
  return {
    decks,
    find,
    hold(clips) {
      const kept = clips.slice(0, count)
      for (const deck of decks) {
        if (deck.held !== null && !kept.some(({ clip }) => clip === deck.held?.clip)) deck.free()
      }
      for (const clip of kept) {
        const holding = find(clip.clip)
        if (holding !== null && holding.state !== 'failed') holding.learn(clip)
        else (holding ?? decks.find(({ held }) => held === null))?.load(clip)
      }
    },
    attach(host) {
      host.append(...decks.map(deck => deck.element))
      return () => {
        for (const deck of decks) deck.element.remove()
      }
    },
  }
}
