import i18next from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Player } from '../player/player.ts'
import { createDesk, type Desk } from '../review/desk/desk.ts'
import type { DeskNews } from '../review/desk/moving.ts'
import { createCalm } from '../state/calm.ts'
import type { EscalationOutcome, EscalationSubject } from '../state/escalating.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'
import { seconds } from '../ui/format.ts'
import { openSound } from './open-sound.ts'

type PendingEscalation = { subject: EscalationSubject; settle(outcome: EscalationOutcome): void }

/** A desk with its player, and the report of harm that is being written from it. */
export type OpenDesk = {
  desk: Desk
  player: Player
  escalation: StoreApi<{ pending: PendingEscalation | null }>
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
    case 'between':
      return i18next.t('review:said.between')
    case 'finished':
      return i18next.t('review:said.finished')
  }
}

/** Sets a desk up on a workstation; closing it lets go of every sound. */
export function openDesk(workstation: Workstation): OpenDesk {
  const { client, notices, announcer } = workstation
  const escalation = createStore<{ pending: PendingEscalation | null }>(() => ({ pending: null }))
  const { player, close: closeSound } = openSound(workstation)
  const desk = createDesk({
    client,
    player,
    fail: notices.fail,
    announce: news => announcer.announce(wordsFor(news)),
    autoplay: () => settingsOf(workstation).autoplay,
    onEscalate: subject =>
      new Promise(resolve => {
        const settle = (outcome: EscalationOutcome): void => {
          escalation.setState({ pending: null })
          resolve(outcome)
        }
        escalation.setState({ pending: { subject, settle } })
      }),
  })

  const rows = createCalm(rowsCalm, () => void desk.refresh())
  const ends = [
    desk.listening.watch(),
    client.on(['clips.changed'], rows.nudge),
    rows.end,
  ]
  workstation.unsettled.add(desk.handOver)
  return {
    desk,
    player,
    escalation,
    close() {
      workstation.unsettled.delete(desk.handOver)
      for (const end of ends) end()
      void desk.rest()
      closeSound()
    },
  }
}
