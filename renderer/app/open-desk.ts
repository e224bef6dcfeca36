import i18next from 'i18next'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Reply } from '../../shared/contract/failure.ts'
import type { Client } from '../client.ts'
import { createPlayer, type Player } from '../player/player.ts'
import { createDesk, type Desk } from '../review/desk/desk.ts'
import type { DeskNews } from '../review/desk/moving.ts'
import type { AskSubject } from '../state/asking.ts'
import { createCalm } from '../state/calm.ts'
import type { EscalationOutcome, EscalationSubject } from '../state/escalating.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'
import { seconds } from '../ui/format.ts'

type PendingEscalation = { subject: EscalationSubject; settle(outcome: EscalationOutcome): void }

type PendingQuestion = { subject: AskSubject; settle(): void }

/** A desk with its player, and the report of harm or the question that is being written from it. */
export type OpenDesk = {
  desk: Desk
  player: Player
  escalation: StoreApi<{ pending: PendingEscalation | null }>
  question: StoreApi<{ pending: PendingQuestion | null }>
  /** Opens the panel in which harm is told of; resolves when it is left. */
  escalate(subject: EscalationSubject): Promise<EscalationOutcome>
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
    case 'finished':
      return i18next.t('review:said.finished')
  }
}

/** Sets a desk up on a workstation; closing it lets go of every sound. */
export function openDesk(workstation: Workstation): OpenDesk {
  const { client, settings, notices, announcer } = workstation
  const escalation = createStore<{ pending: PendingEscalation | null }>(() => ({ pending: null }))
  const question = createStore<{ pending: PendingQuestion | null }>(() => ({ pending: null }))
  const escalate = (subject: EscalationSubject): Promise<EscalationOutcome> =>
    new Promise(resolve => {
      const settle = (outcome: EscalationOutcome): void => {
        escalation.setState({ pending: null })
        resolve(outcome)
      }
      escalation.setState({ pending: { subject, settle } })
    })
  const ask = (subject: AskSubject): Promise<void> =>
    new Promise(resolve => {
      const settle = (): void => {
        question.setState({ pending: null })
        resolve()
      }
      question.setState({ pending: { subject, settle } })
    })
  const player = createPlayer({ fetchSound: clip => fetchSound(client, clip) })
  const desk = createDesk({
    client,
    player,
    fail: notices.fail,
    announce: news => announcer.announce(wordsFor(news)),
    autoplay: () => settingsOf(workstation).autoplay,
    onEscalate: escalate,
    onAsk: ask,
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
    // A report of harm, or another clip, goes over the question that is being written; what was written is kept.
    desk.store.subscribe(({ panel }) => {
      if (panel !== 'ask') question.getState().pending?.settle()
    }),
    client.on(['clips.changed'], rows.nudge),
    rows.end,
  ]
  workstation.unsettled.add(desk.handOver)
  return {
    desk,
    player,
    escalation,
    question,
    escalate,
    close() {
      workstation.unsettled.delete(desk.handOver)
      for (const end of ends) end()
      void desk.rest()
      player.close()
    },
  }
}
