import i18next from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Reply } from '../../shared/contract/failure.ts'
import type { Client } from '../client.ts'
import { createPlayer, type Player } from '../player/player.ts'
import { createDesk, type Desk } from '../review/desk/desk.ts'
import type { DeskNews } from '../review/desk/moving.ts'
import { createCalm } from '../state/calm.ts'
import type { EscalationOutcome, EscalationSubject } from '../state/escalating.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'
import { seconds } from '../ui/format.ts'

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

/** Fetches a prepared clip once, into memory; a ticket that ran out meanwhile is asked for anew. */
async function fetchSound(client: Client, clip: string, tries = 2): Promise<Reply<Blob>> {
  const prepared = await client.call('clips.prepare', { clip })
  if (!prepared.ok) return prepared
  const response = await fetch(`/clip/${prepared.value.ticket}`, { cache: 'no-store' }).catch(() => null)
  if (response?.ok === true) return { ok: true, value: await response.blob() }
  if (tries > 1) return fetchSound(client, clip, tries - 1)
  return { ok: false, failure: { code: 'not_found', reason: 'ticket_unknown', facts: {} } }
}

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
  const { client, settings, notices, announcer } = workstation
  const escalation = createStore<{ pending: PendingEscalation | null }>(() => ({ pending: null }))
  const player = createPlayer({ fetchSound: clip => fetchSound(client, clip) })
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

  player.setSpeed(settingsOf(workstation).speed)
  const rows = createCalm(rowsCalm, () => void desk.refresh())
  const ends = [
    desk.listening.watch(),
    player.subscribe(({ playing }) => announcer.sounding(playing)),
    settings.subscribe((now, before) => {
      if (now.value === null || now.value === before.value) return
      if (now.value.speed !== before.value?.speed) player.setSpeed(now.value.speed)
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
      player.close()
    },
  }
}
