import type { MethodInput, MethodOutput } from '../../../shared/contract/methods.ts'
import type { Failure, Reply } from '../../../shared/contract/failure.ts'
import type { SkipCause } from '../../../shared/domain/annotation.ts'
import type { ClipState } from '../../../shared/domain/batch.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import type { DeskStore, Work } from './desk-state.ts'
import type { DraftSaver } from './draft-saver.ts'
import type { Listening } from './listening.ts'
import type { Moving } from './moving.ts'
import type { Pages } from './pages.ts'
import { inOneBatch, withState } from './queue.ts'

/** Deciding on the clip in front, which the next one follows at once. */
export type Deciding = {
  /** Accepts the answer as it stands. */
  submit(): void
  skip(cause: SkipCause): void
}

/** What sounded of the clip that is left, and which one is to sound next. */
type Sounding = Pick<MethodInput<'annotations.submit'>, 'played' | 'begin'>

type DecidingDependencies = {
  client: Client
  player: Player
  store: DeskStore
  pages: Pages
  saver: DraftSaver
  listening: Listening
  moving: Moving
  fail(failure: Failure): void
  autoplay(): boolean
}

export function createDeciding({ client, player, store, pages, saver, listening, moving, fail, autoplay }: DecidingDependencies): Deciding {
  /** Shows the next clip at once, and takes it back when the core refuses the answer for the one that was left. */
  async function leaveWith(left: Work, state: ClipState, send: (sounding: Sounding) => Promise<Reply<MethodOutput<'annotations.submit'>>>): Promise<void> {
    const { clip } = left.page
    const { rows } = store.getState()
    const row = rows.find(one => one.clip === clip)
    // An answer carries everything that was entered; a skip does not.
    if (state === 'submitted') saver.drop(clip)
    const next = moving.nextInHand(clip)
    const ends = next !== null && next.page.batch !== left.page.batch
    const begins = next !== null && !ends && autoplay() && !next.page.shielded ? next.page.clip : undefined
    const sent = send({ played: player.finish(), begin: begins })
    if (begins !== undefined) void listening.begin(begins, sent)
    store.setState({ rows: withState(rows, clip, state, state === 'submitted' ? left.draft.wake : null), armed: false, panel: null })
    if (ends) moving.pauseAfter(left.page.batch)
    else if (next !== null) moving.show(next)
    const turn = moving.turn()
    const reply = await sent
    if (reply.ok) {
      pages.forget(clip)
      if (turn !== moving.turn() || ends) return
      if (reply.value.next !== null && !inOneBatch(rows, reply.value.next, clip)) return moving.pauseAfter(left.page.batch)
      return reply.value.next === next?.page.clip ? moving.lookAhead() : moving.goTo(reply.value.next, autoplay())
    }
    fail(reply.failure)
    saver.change(clip, left.draft)
    if (row !== undefined) store.setState(now => ({ rows: withState(now.rows, clip, row.state, row.wake) }))
    if (turn === moving.turn() && next !== null) moving.show(left)
  }

  return {
    submit() {
      const { work } = store.getState()
      if (work === null) return
      const { page: { clip }, draft: annotation } = work
      void leaveWith(work, 'submitted', sounding => client.call('annotations.submit', { clip, annotation, ...sounding }))
    },
    skip(cause) {
      const { work } = store.getState()
      if (work === null) return
      void leaveWith(work, 'skipped', sounding => client.call('clips.skip', { clip: work.page.clip, cause, ...sounding }))
    },
  }
}
