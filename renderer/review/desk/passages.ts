import type { Span } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'

/** Parts of a clip that are played by themselves. */
export type Passages = {
  /** Once, with so much before and after it, in milliseconds. */
  around(span: Span, marginMs: number): void
}

export function createPassages({ player, playFrom }: { player: Player; playFrom(ms: number): void }): Passages {
  let end: number | null = null
  player.onPosition(ms => {
    if (end === null || ms < end) return
    end = null
    player.pause()
  })
  player.subscribe((now, before) => {
    if (before.playing && !now.playing) end = null
  })
  return {
    around({ from, to }, marginMs) {
      playFrom(Math.max(0, from - marginMs))
      end = to + marginMs
    },
  }
}
