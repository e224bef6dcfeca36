import { failureReasons, type Failure } from '../../../shared/contract/failure.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import type { DeskStore } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import type { Moving } from './moving.ts'
import type { Pages } from './pages.ts'

/** Clips that the hub takes back while somebody is at work. */
export type Withdrawing = {
  /** Lets go of what was taken back; where that is in front, it falls silent and the next clip comes, with a plain word. */
  giveBack(): Promise<void>
}

type WithdrawingDependencies = {
  client: Client
  player: Player
  store: DeskStore
  pages: Pages
  saver: DraftSaver
  listening: Listening
  moving: Moving
  fail(failure: Failure): void
}

const recalled: Failure = { code: failureReasons.clip_recalled, reason: 'clip_recalled', facts: {} }

export function createWithdrawing({ client, player, store, pages, saver, listening, moving, fail }: WithdrawingDependencies): Withdrawing {
  /** Whoever tells of harm is not interrupted: their report comes first, and the clip goes after it. */
  function afterTelling(then: () => void): void {
    const end = store.subscribe(({ escalating }) => {
      if (escalating) return
      end()
      then()
    })
  }

  async function giveBack(): Promise<void> {
    await moving.readRows()
    const { rows, work, escalating } = store.getState()
    const gone = new Set(rows.flatMap(({ clip, state }) => (state === 'shredded' ? [clip] : [])))
    for (const clip of gone) {
      pages.forget(clip)
      saver.drop(clip)
    }
    if (work === null) return
    if (!gone.has(work.page.clip)) return moving.lookAhead()
    listening.silence()
    player.license(null)
    if (escalating) return afterTelling(() => void giveBack())
    fail(recalled)
    const current = await client.call('clips.current', {})
    if (current.ok) await moving.goTo(current.value.clip, false)
    else fail(current.failure)
  }
  return { giveBack }
}
