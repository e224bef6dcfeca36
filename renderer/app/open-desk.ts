import i18next from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Settings } from '../../shared/contract/settings.ts'
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
    case 'onRequest':
      return i18next.t('review:said.onRequest')
    case 'finished':
      return i18next.t('review:said.finished')
  }
}

/** Sets a desk up on a workstation; closing it lets go of every sound. */
export function openDesk(workstation: Workstation): OpenDesk {
  const { client, settings, notices, announcer } = workstation
  const { player, close: closeSound } = openSound(workstation)
  const escalation = createStore<{ pending: PendingEscalation | null }>(() => ({ pending: null }))
  async function remember(change: Partial<Settings>): Promise<void> {
    const reply = await client.call('settings.write', change)
    if (reply.ok) settings.put(reply.value)
    else notices.fail(reply.failure)
  }
  const desk = createDesk({
    client,
    player,
    fail: notices.fail,
    announce: news => announcer.announce(wordsFor(news)),
    settings: () => settingsOf(workstation),
    remember: change => void remember(change),
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
    settings.subscribe(({ value }, { value: before }) => {
      if (value !== null && before !== null && value.shieldAll !== before.shieldAll) void desk.reread()
    }),
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
