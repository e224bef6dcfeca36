import i18next from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Player } from '../player/player.ts'
import type { GuidelineStore } from '../guidelines/guideline-store.ts'
import { createDesk, type Desk } from '../review/desk/desk.ts'
import type { DeskNews } from '../review/desk/moving.ts'
import type { AskSubject } from '../state/asking.ts'
import { createCalm } from '../state/calm.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'
import { seconds } from '../ui/format.ts'
import { followGuidelines } from './follow-guidelines.ts'
import { clipAddress, fetchClip, openSound, type AddressOf } from './open-sound.ts'

type PendingQuestion = { subject: AskSubject; settle(): void }

/** A desk with its player, and the question that is being written from it. */
export type OpenDesk = {
  desk: Desk
  player: Player
  question: StoreApi<{ pending: PendingQuestion | null }>
  guidelines: GuidelineStore
  close(): void
}

/** The desk keeps its own account of the clip list; what else changes it may wait for a pause in the work. */
const rowsCalm = { quietMs: 1500, mostMs: 15_000 }

function wordsFor(news: DeskNews): string {
  switch (news.kind) {
    case 'clip':
      return i18next.t('review:heading.announced', { position: news.page.position, seconds: seconds(news.page.durationMs) })
    case 'open':
      return i18next.t('failures:questions_open')
    case 'armed':
      return i18next.t('review:said.armed')
    case 'onRequest':
      return i18next.t('review:said.onRequest')
    case 'between':
      return i18next.t('review:said.between')
    case 'finished':
      return i18next.t('review:said.finished')
  }
}

/** Sets a desk up on a workstation; closing it lets go of every sound. */
export function openDesk(workstation: Workstation, addressOf: AddressOf = clipAddress): OpenDesk {
  const { client, settings, notices, announcer } = workstation
  const { player, close: closeSound } = openSound(workstation, clip => fetchClip(client, clip, addressOf))
  async function remember(change: Partial<Settings>): Promise<void> {
    const reply = await client.call('settings.write', change)
    if (reply.ok) settings.put(reply.value)
    else notices.fail(reply.failure)
  }
  const question = createStore<{ pending: PendingQuestion | null }>(() => ({ pending: null }))
  const ask = (subject: AskSubject): Promise<void> =>
    new Promise(resolve => {
      const settle = (): void => {
        question.setState({ pending: null })
        resolve()
      }
      question.setState({ pending: { subject, settle } })
    })
  const desk = createDesk({
    client,
    player,
    fail: notices.fail,
    announce: news => announcer.announce(wordsFor(news)),
    settings: () => settingsOf(workstation),
    remember: change => void remember(change),
    onAsk: ask,
  })

  const { store: guidelines, end: endGuidelines } = followGuidelines(client, desk)
  const rows = createCalm(rowsCalm, () => void desk.refresh())
  const ends = [
    desk.listening.watch(),
    settings.subscribe(({ value }, { value: before }) => {
      if (value !== null && before !== null && value.shieldAll !== before.shieldAll) void desk.reread()
    }),
    // A report of harm, or another clip, goes over the question that is being written; what was written is kept.
    desk.store.subscribe(({ panel }) => {
      if (panel !== 'ask') question.getState().pending?.settle()
    }),
    client.on(['clips.changed'], rows.nudge),
    client.on(['clips.withdrawn'], () => void desk.giveBack()),
    rows.end,
    endGuidelines,
  ]
  workstation.unsettled.add(desk.handOver)
  return {
    desk,
    player,
    question,
    guidelines,
    close() {
      workstation.unsettled.delete(desk.handOver)
      for (const end of ends) end()
      void desk.rest()
      closeSound()
    },
  }
}
