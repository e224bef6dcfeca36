import type { Span } from '../../../shared/domain/values.ts'
import { isSoftAt } from '../../player/shield.ts'
import type { Player } from '../../player/player.ts'
import type { DeskStore } from './desk-state.ts'

/** The shield of the clip in front: in the reviewer's hand at every moment. */
export type Shielding = {
  toggle(): void
  /** Lets the selection sound as it is; without one, the next stretch of speech that is still softened. */
  lift(): void
}

export function createShielding(player: Player, store: DeskStore): Shielding {
  function next(): Span | null {
    const { selection, work } = store.getState()
    if (selection !== null || work === null) return selection
    const { shield } = player.getState()
    const soft = work.page.speech.filter(({ from, to }) => isSoftAt(shield, (from + to) / 2))
    const at = player.position()
    return soft.find(({ to }) => to > at) ?? soft[0] ?? null
  }
  return {
    toggle: () => player.setShield(!player.getState().shield.on),
    lift() {
      const span = player.getState().shield.on ? next() : null
      if (span !== null) player.lift(span)
    },
  }
}
