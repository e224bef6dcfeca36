import type { ClipPage } from '../../../shared/contract/clips.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { allHeard } from '../../../shared/domain/heard.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import { firstQuestion } from './asking.ts'
import { fresh, type DeskStore, type Work } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import type { Pages } from './pages.ts'
import { followers } from './queue.ts'

/** What a reviewer should be told when the desk changes under their hands. */
export type DeskNews = { kind: 'clip'; page: ClipPage } | { kind: 'open' | 'armed' | 'onRequest' | 'between' | 'finished' }

/** Brings clips to the front and keeps the next ones ready behind it. */
export type Moving = {
  /** Rises with every clip shown: whoever waited for something compares it. */
  turn(): number
  /** Puts a clip that is loaded in front, silent. */
  show(work: Work): void
  /** Opens a clip and shows it; null when none is left. */
  goTo(clip: string | null, sounding: boolean): Promise<void>
  /** A batch is done: nothing sounds until somebody goes on. */
  pauseAfter(batch: string): void
  /** The clip after this one, where it is in memory and loaded. */
  nextInHand(clip: string): Work | null
  /** Opens and loads the clips to come, once the one in front has settled. */
  lookAhead(): Promise<void>
  /** Leaves the clip in front undecided; what was entered and heard is handed over. */
  setAside(): Promise<void>
  readRows(): Promise<void>
}

/** How long the player and the first frames of a new clip have the machine to themselves. */
const settleMs = 80
/** The clips after the one in front that are kept loaded. */
const ahead = 2

type MovingDependencies = {
  client: Client
  player: Player
  store: DeskStore
  pages: Pages
  saver: DraftSaver
  listening: Listening
  fail(failure: Failure): void
  announce(news: DeskNews): void
}

export function createMoving({ client, player, store, pages, saver, listening, fail, announce }: MovingDependencies): Moving {
  let turn = 0
  const next = (clip: string): string[] => followers(store.getState().rows, clip).slice(0, ahead)
  const clipNow = (): string | null => store.getState().work?.page.clip ?? null

  /** Where hearing of a clip was left, in milliseconds; its start where nothing or everything was heard. */
  function heardEnd({ heard, speech }: ClipPage): number {
    return allHeard(speech, heard) ? 0 : (heard.at(-1)?.to ?? 0)
  }
  const enter = (clip: string | null): void => void client.call('clips.enter', { clip })

  function finish(): void {
    const ended = store.getState().work?.page.batch ?? store.getState().ended
    player.hold([])
    store.setState({ work: null, stage: 'finished', ended, ...fresh })
    enter(null)
    announce({ kind: 'finished' })
  }

  const moving: Moving = {
    turn: () => turn,
    show(work) {
      turn++
      player.show(work.page.clip)
      store.setState({ work, stage: 'working', ...fresh, question: firstQuestion(work.batch.task) })
      announce({ kind: 'clip', page: work.page })
    },
    async goTo(clip, sounding) {
      const of = ++turn
      listening.silence()
      if (clip === null) return finish()
      const opened = await pages.open(clip)
      if (of !== turn) return
      if (!opened.ok) return fail(opened.failure)
      const { page, batch } = opened.value
      player.hold([page, ...next(clip).flatMap(id => pages.at(id)?.page ?? [])])
      moving.show({ page, batch, draft: page.annotation })
      enter(clip)
      if (sounding && !page.shielded) void listening.begin(clip)
      else player.seek(heardEnd(page))
      await moving.lookAhead()
    },
    pauseAfter(batch) {
      turn++
      player.pause()
      store.setState({ work: null, stage: 'between', ended: batch, ...fresh })
      announce({ kind: 'between' })
    },
    nextInHand(clip) {
      const follower = next(clip)[0]
      const opened = follower === undefined ? null : pages.at(follower)
      return opened === null || !player.holds(opened.page.clip) ? null : { ...opened, draft: opened.page.annotation }
    },
    async lookAhead() {
      const of = turn
      await new Promise(resolve => setTimeout(resolve, settleMs))
      const front = store.getState().work?.page
      if (of !== turn || front === undefined) return
      const wanted = next(front.clip)
      pages.keep([front.clip, ...wanted])
      const opened = await Promise.all(wanted.map(clip => pages.open(clip)))
      if (of === turn) player.hold([front, ...opened.flatMap(reply => (reply.ok ? [reply.value.page] : []))])
    },
    async setAside() {
      listening.silence()
      const clip = clipNow()
      await Promise.all([listening.report(), saver.flush()])
      if (clip !== null) pages.forget(clip)
    },
    async readRows() {
      const reply = await client.call('clips.list', {})
      if (reply.ok) store.setState({ rows: reply.value })
      else fail(reply.failure)
    },
  }
  return moving
}
