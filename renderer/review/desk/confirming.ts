import type { Annotation } from '../../../shared/domain/annotation.ts'
import { hearingToleranceMs } from '../../../shared/domain/heard.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import type { DeskStore } from './desk-state.ts'

type ConfirmingDependencies = {
  store: DeskStore
  player: Player
  edit(change: Partial<Annotation>): void
}

/**
 * Confirms the times of sensitive spans by ear: a span that is played from end to end after its times were set was
 * heard as it will be silenced.
 */
export function confirmByEar({ store, player, edit }: ConfirmingDependencies): void {
  /** What had sounded when a span was set, and how far: only what sounds after that can confirm it. */
  let before: { stretch: Readonly<Span>; until: number } | null = null

  function confirm(): void {
    const stretch = player.stretch()
    if (stretch === null) return
    const from = before?.stretch === stretch ? Math.max(stretch.from, before.until) : stretch.from
    const sensitive = store.getState().work?.draft.sensitive ?? []
    const heard = ({ time, confirmed }: (typeof sensitive)[number]): boolean =>
      !confirmed && time !== null && from <= time.from + hearingToleranceMs && stretch.to >= time.to - hearingToleranceMs
    if (sensitive.some(heard)) edit({ sensitive: sensitive.map(span => (heard(span) ? { ...span, confirmed: true } : span)) })
  }

  player.onPosition(confirm)
  store.subscribe((now, earlier) => {
    if (now.work?.draft.sensitive === earlier.work?.draft.sensitive) return
    const stretch = player.stretch()
    before = stretch === null ? null : { stretch, until: player.getState().playing ? stretch.to : Infinity }
  })
}
