import { failureReasons, type Failure } from '../../../shared/contract/failure.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import type { DeskStore } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import type { Moving } from './moving.ts'
import type { Pages } from './pages.ts'

/** Clips that go while somebody is at work: the hub takes them back, or their lease is over. */
export type Withdrawing = {
  /** Lets go of what is gone; where that is in front, it falls silent and the next clip comes, with a plain word. */
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

  /** Why the clip in front may not be there any more, null while it may. */
  async function refusalOf(clip: string): Promise<Failure | null> {
    const reply = await client.call('clips.open', { clip })
    return !reply.ok && (reply.failure.code === 'expired' || reply.failure.code === 'recalled') ? reply.failure : null
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
    const why = gone.has(work.page.clip) ? recalled : await refusalOf(work.page.clip)
    if (why === null) return moving.lookAhead()
    listening.silence()
    player.license(null)
    if (escalating) return afterTelling(() => void giveBack())
    saver.drop(work.page.clip)
    // What was to come may be over with it.
    pages.keep([])
    fail(why)
    const current = await client.call('clips.current', {})
    if (current.ok) await moving.goTo(current.value.clip, false)
    else fail(current.failure)
  }
  return { giveBack }
}
