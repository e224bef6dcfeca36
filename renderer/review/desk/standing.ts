import type { Player } from '../../player/player.ts'
import type { DeskState, DeskStore } from './desk-state.ts'
import type { Offsets, Writing } from './writing.ts'

/** Where somebody stands in a clip, to go on from there after a lock. Positions alone: what was written is in the vault. */
export type Standing = Pick<DeskState, 'layer' | 'question' | 'cursor' | 'selection' | 'finding'> & {
  clip: string
  /** In the transcript, while it is being written. */
  caret: Offsets | null
  /** Of the clip, in milliseconds. */
  playedTo: number
}

type StandingDependencies = { store: DeskStore; player: Player; writing: Writing }

/** Where somebody stands now, null without a clip in front. */
export function standingOf({ store, player, writing }: StandingDependencies): Standing | null {
  const { work, layer, question, cursor, selection, finding } = store.getState()
  if (work === null) return null
  return { clip: work.page.clip, layer, question, cursor, selection, finding, caret: layer === 'type' ? writing.caret() : null, playedTo: player.position() }
}

/** Goes on where somebody stood, if the same clip is in front again. */
export function standAgain({ store, player, writing }: StandingDependencies, { clip, caret, playedTo, ...where }: Standing): void {
  if (store.getState().work?.page.clip !== clip) return
  player.seek(playedTo)
  store.setState({ ...where, editFrom: null })
  if (where.layer === 'type') writing.resume(caret)
}
