import { setImmediate as breathe } from 'node:timers/promises'

/** A turn aims at so long at most, in milliseconds, commit included; one in which the log is taken over into the database takes longer. */
const longestTurnMs = 4

/** Work done bit by bit beside other work, as much in a turn as this disk commits in time. */
export type Turns = {
  /** How many things the next turn should do, at least 1. */
  size(): number
  /** Does them, lets others have their turn, and learns: one more after a short turn, half as many after a long one. */
  take(act: () => void): Promise<void>
}

export function createTurns(): Turns {
  let size = 1
  return {
    size: () => size,
    async take(act) {
      const from = performance.now()
      act()
      const took = performance.now() - from
      size = took > longestTurnMs ? Math.max(1, size >> 1) : took < longestTurnMs / 2 ? size + 1 : size
      await breathe()
    },
  }
}
