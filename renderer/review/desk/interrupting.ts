import type { Failure } from '../../../shared/contract/failure.ts'
import { askable } from '../../../shared/domain/asking.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import type { AskSubject } from '../../state/asking.ts'
import type { DeskStore } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import { lastHeard } from './telling.ts'

/** What stops the work on the clip in front for a while. */
export type Interrupting = {
  /** Asks about the marked stretch, or about what was just heard; handling time stands still meanwhile. */
  ask(): Promise<void>
}

type InterruptingDependencies = {
  client: Client
  player: Player
  store: DeskStore
  saver: DraftSaver
  listening: Listening
  fail(failure: Failure): void
  onAsk(subject: AskSubject): Promise<void>
}

export function createInterrupting({ client, player, store, saver, listening, fail, onAsk }: InterruptingDependencies): Interrupting {
  async function standStill(method: 'handling.pause' | 'handling.resume'): Promise<void> {
    const reply = await client.call(method, {})
    if (!reply.ok) fail(reply.failure)
  }

  return {
    async ask() {
      const { work, escalating, panel, selection } = store.getState()
      if (work === null || escalating || panel !== null) return
      const { clip, durationMs } = work.page
      const span = askable(selection ?? lastHeard(player, work.page) ?? { from: 0, to: durationMs }, durationMs)
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
