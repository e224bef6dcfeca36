import type { Span } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import type { DeskStore } from './desk-state.ts'
import { shownWords, wordAt, type ShownWord } from '../transcript/lighting.ts'

/** Parts of a clip that are played by themselves. */
export type Passages = {
  /** Again and again: the selection, else the word just heard, else the whole clip; when something loops, no more. */
  loop(): void
  /** Once, with so much before and after it, in milliseconds. */
  around(span: Span, marginMs: number): void
  /** Once, the word just heard with half a second on either side. */
  aroundWord(): void
  /** From the start of the word so many after the one just heard, or before it. */
  fromWord(step: number): void
}

const aroundMs = 500

type PassageDependencies = {
  player: Player
  store: DeskStore
  playFrom(ms: number): void
}

export function createPassages({ player, store, playFrom }: PassageDependencies): Passages {
  const clipSpan = (): Span => ({ from: 0, to: store.getState().work?.page.durationMs ?? 0 })
  const words = (): ShownWord[] => {
    const { work } = store.getState()
    return work === null ? [] : shownWords(work.page.words, work.draft.transcript)
  }
  const spanOf = (word: ShownWord | undefined): Span | null =>
    word === undefined || word.from === null || word.to === null || word.to <= word.from ? null : { from: word.from, to: word.to }
  function wordJustHeard(): Span | null {
    const shown = words()
    const at = wordAt(shown, player.position())
    return at === null ? null : spanOf(shown[at])
  }

  const passages: Passages = {
    loop() {
      if (player.getState().passage?.again === true) return player.keepTo(null)
      const span = store.getState().selection ?? wordJustHeard() ?? clipSpan()
      playFrom(span.from)
      player.keepTo({ span, again: true })
    },
    around({ from, to }, marginMs) {
      const { to: end } = clipSpan()
      const span = { from: Math.max(0, from - marginMs), to: Math.min(end, to + marginMs) }
      if (span.to <= span.from) return
      playFrom(span.from)
      player.keepTo({ span, again: false })
    },
    aroundWord() {
      const span = wordJustHeard()
      if (span !== null) passages.around(span, aroundMs)
    },
    fromWord(step) {
      const timed = words().flatMap(word => spanOf(word) ?? [])
      const heard = timed.findLastIndex(({ from }) => from <= player.position() + 1)
      const word = timed[Math.min(Math.max(heard + step, 0), timed.length - 1)]
      if (word !== undefined) playFrom(word.from)
    },
  }
  return passages
}
