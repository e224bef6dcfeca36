import type { ClipPage } from '../../../shared/contract/clips.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { askable } from '../../../shared/domain/asking.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import type { AskSubject } from '../../state/asking.ts'
import type { EscalationOutcome, EscalationSubject } from '../../state/escalating.ts'
import type { DeskStore } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import type { Moving } from './moving.ts'
import type { Pages } from './pages.ts'
import { inOneBatch } from './queue.ts'

/** What stops the work on the clip in front for a while. */
export type Interrupting = {
  /** Tells of harm in it. */
  escalate(): Promise<void>
  /** Asks about the marked stretch, or about what was just heard; handling time stands still meanwhile. */
  ask(): Promise<void>
}

/** The stretch before the present position that an escalation or a question marks. */
const markedMs = 5000

type InterruptingDependencies = {
  client: Client
  player: Player
  store: DeskStore
  pages: Pages
  saver: DraftSaver
  listening: Listening
  moving: Moving
  fail(failure: Failure): void
  onEscalate(subject: EscalationSubject): Promise<EscalationOutcome>
  onAsk(subject: AskSubject): Promise<void>
}

export function createInterrupting({ client, player, store, pages, saver, listening, moving, fail, onEscalate, onAsk }: InterruptingDependencies): Interrupting {
  /** The last seconds that sounded before where the clip stands. */
  function lastHeard(page: ClipPage): Span | null {
    const at = Math.min(Math.round(player.position()), page.durationMs)
    const to = at > 0 ? at : (player.heard().at(-1)?.to ?? 0)
    return to === 0 ? null : { from: Math.max(0, to - markedMs), to }
  }
  async function standStill(method: 'handling.pause' | 'handling.resume'): Promise<void> {
    const reply = await client.call(method, {})
    if (!reply.ok) fail(reply.failure)
  }

  return {
    async escalate() {
      const { work, escalating } = store.getState()
      if (work === null || escalating) return
      const { clip, batch, position, durationMs } = work.page
      const span = lastHeard(work.page)
      const played = player.finish()
      listening.silence()
      store.setState({ escalating: true, armed: false, panel: null, layer: 'listen', cursor: null, marking: null })
      void saver.flush()
      const outcome = await onEscalate({ clip, position, durationMs, span, played })
      if (outcome.filed) {
        pages.forget(clip)
        if (outcome.resting) return
        await moving.readRows()
        if (outcome.next !== null && !inOneBatch(store.getState().rows, outcome.next, clip)) return moving.pauseAfter(batch)
        return moving.goTo(outcome.next, false)
      }
      store.setState({ escalating: false })
      if (played === null) return
      const reply = await client.call('clips.played', { clip, played })
      if (!reply.ok) fail(reply.failure)
    },
    async ask() {
      const { work, escalating, panel, selection } = store.getState()
      if (work === null || escalating || panel !== null) return
      const { clip, durationMs } = work.page
      const span = askable(selection ?? lastHeard(work.page) ?? { from: 0, to: durationMs }, durationMs)
      if (span === null) return
      listening.silence()
      store.setState({ panel: 'ask', layer: 'listen' })
      void saver.flush()
      const still = listening.report().then(() => standStill('handling.pause'))
      await onAsk({ clip, span })
      if (store.getState().panel === 'ask') store.setState({ panel: null })
      await still
      await standStill('handling.resume')
    },
  }
}
