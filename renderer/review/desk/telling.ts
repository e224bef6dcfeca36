import type { ClipPage } from '../../../shared/contract/clips.ts'
import { totalMs } from '../../../shared/domain/heard.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import type { AlarmSource } from '../../state/alarm.ts'
import type { EscalationOutcome } from '../../state/escalating.ts'
import type { DeskStore } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import type { Moving } from './moving.ts'
import type { Pages } from './pages.ts'
import { inOneBatch } from './queue.ts'

/** The stretch before the present position that a report or a question marks. */
const markedMs = 5000
/** For so long after the next clip came, a report may as well be about the one before. */
const justLeftMs = 20_000

/** A clip that has sounded for less than this cannot be what somebody reacts to: they mean the one before. */
const graspMs = 600

/** The last seconds that sounded before where the clip stands. */
export function lastHeard(player: Player, page: ClipPage): Span | null {
  const at = Math.min(Math.round(player.position()), page.durationMs)
  const to = at > 0 ? at : (player.heard().at(-1)?.to ?? 0)
  return to === 0 ? null : { from: Math.max(0, to - markedMs), to }
}

type TellingDependencies = {
  player: Player
  store: DeskStore
  pages: Pages
  saver: DraftSaver
  listening: Listening
  moving: Moving
}

/** The desk's part when harm is told of: silence and a veil, and afterwards the clip to go on with. */
export function createTelling({ player, store, pages, saver, listening, moving }: TellingDependencies): AlarmSource {
  let left: { clip: string; at: number } | null = null
  store.subscribe(({ work: now }, { work: before }) => {
    if (before !== null && now?.page.clip !== before.page.clip) left = { clip: before.page.clip, at: performance.now() }
  })
  const justLeft = (): string | null => (left !== null && performance.now() - left.at < justLeftMs ? left.clip : null)

  async function goOn({ left: gone, next, changed, resting }: EscalationOutcome): Promise<void> {
    if (gone !== null) pages.forget(gone)
    if (changed !== null) pages.forget(changed)
    if (resting) return
    const { work } = store.getState()
    if (gone !== null) await moving.readRows()
    if (work === null || (gone === null && changed !== work.page.clip)) return store.setState({ escalating: false })
    if (gone === null) return moving.goTo(work.page.clip, false)
    if (next !== null && !inOneBatch(store.getState().rows, next, gone)) return moving.pauseAfter(work.page.batch)
    await moving.goTo(next, false)
  }

  return {
    raise() {
      listening.silence()
      const { work } = store.getState()
      store.setState({ escalating: true, armed: false, panel: null, layer: 'listen', cursor: null, marking: null })
      void saver.flush()
      if (work === null) return { subject: null, heard: false, left: justLeft() }
      const { clip, position, durationMs } = work.page
      const heard = totalMs(player.heard()) >= graspMs
      return { subject: { clip, position, durationMs, span: lastHeard(player, work.page) }, heard, left: justLeft() }
    },
    settle: outcome => void goOn(outcome),
  }
}
