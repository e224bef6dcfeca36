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

/** Between two frames sound moves on by less than this, at any speed; what moves further was a jump. */
const frameMs = 250

/**
 * Confirms the times of sensitive spans by ear: a span that is played from end to end after its times were set was
 * heard as it will be silenced.
 */
export function confirmByEar({ store, player, edit }: ConfirmingDependencies): void {
  let run: Span | null = null

  function follow(ms: number): void {
    if (!player.getState().playing) {
      // The last frame of a stretch comes after the sound has stopped.
      if (run !== null && ms >= run.to && ms - run.to < frameMs) confirm({ ...run, to: ms })
      run = null
      return
    }
    run = run !== null && ms >= run.to && ms - run.to < frameMs ? { from: run.from, to: ms } : { from: ms, to: ms }
    confirm(run)
  }
  function confirm({ from, to }: Span): void {
    const sensitive = store.getState().work?.draft.sensitive ?? []
    const heard = ({ time, confirmed }: (typeof sensitive)[number]): boolean =>
      !confirmed && time !== null && from <= time.from + hearingToleranceMs && to >= time.to - hearingToleranceMs
    if (sensitive.some(heard)) edit({ sensitive: sensitive.map(span => (heard(span) ? { ...span, confirmed: true } : span)) })
  }

  player.onPosition(follow)
  store.subscribe((now, before) => {
    // Only what sounds after a span was set can confirm it.
    if (now.work?.page.clip !== before.work?.page.clip || now.work?.draft.sensitive !== before.work?.draft.sensitive) run = null
  })
}
