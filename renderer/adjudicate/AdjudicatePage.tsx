import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { createExcerptSound } from '../player/excerpt-sound.ts'
import type { OpenPlayer } from '../player/player.ts'
import { useAlarmSource } from '../state/useAlarmSource.ts'
import { settingsOf, useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { Frame } from '../ui/Frame.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { createAdjudicateActions, type AdjudicateActions } from './adjudicate-actions.ts'
import { createAdjudicating, type Adjudicating } from './adjudicating.ts'
import css from './AdjudicatePage.module.css'
import { Deciding } from './Deciding.tsx'
import { focusPage, pageId } from './focus-places.ts'
import { tellingOf } from './telling.ts'
import { waitingOf } from './waiting.ts'
import { WaitingList } from './WaitingList.tsx'

type AdjudicatePageProps = { openPlayer: OpenPlayer; status: ReactNode; choice: ReactNode; onLeave(): void }

/** Clips that two people answered differently: heard, compared side by side, and decided on. */
export function AdjudicatePage({ openPlayer, status, choice, onLeave }: AdjudicatePageProps) {
  const { t } = useTranslation('adjudicate')
  const workstation = useWorkstation()
  const { client, announcer, unsettled } = workstation
  const [adjudicating] = useState(() => createAdjudicating({
    client,
    waiting: waitingOf(workstation).waiting,
    makeSound: () => createExcerptSound(openPlayer, {
      ticketOf: adjudication => client.call('adjudications.listen', { adjudication }),
      start: adjudication => client.call('adjudications.start', { adjudication }),
      played: (adjudication, played) => client.call('adjudications.played', { adjudication, played }),
    }),
    softly: () => settingsOf(workstation).shieldAll,
    onDecided: () => announcer.announce(t('decided')),
  }))
  useEffect(() => {
    const end = adjudicating.follow()
    unsettled.add(adjudicating.rest)
    return () => {
      unsettled.delete(adjudicating.rest)
      end()
    }
  }, [adjudicating, unsettled])
  const actions = useMemo(() => createAdjudicateActions(adjudicating, onLeave, t), [adjudicating, onLeave, t])
  useAlarmSource(useMemo(() => tellingOf(adjudicating), [adjudicating]))
  useKeyLayer(useMemo(() => ({ name: 'adjudicate', title: t('title'), actions: Object.values(actions) }), [actions, t]))
  useEffect(() => {
    focusPage()
    // Two answers that come to the front are met listening, not writing.
    return adjudicating.subscribe(({ open }, before) => {
      if (open?.adjudication !== before.open?.adjudication) focusPage()
    })
  }, [adjudicating])
  return (
    <Frame status={status} footer={<Footer adjudicating={adjudicating} actions={actions} />}>
      <div id={pageId} className={css['page']} tabIndex={-1}>
        <div className={css['head']}><PageTitle title={t('title')}>{t('lead')}</PageTitle>{choice}</div>
        <Body adjudicating={adjudicating} actions={actions} />
      </div>
    </Frame>
  )
}

function Body({ adjudicating, actions }: { adjudicating: Adjudicating; actions: AdjudicateActions }) {
  const { t } = useTranslation('adjudicate')
  const waiting = useStore(waitingOf(useWorkstation()).waiting)
  const { open, sound, busy, failure } = useStore(adjudicating)
  if (waiting.value === null) return <NothingHere>{waiting.failure === null ? t('reading') : <FailureText failure={waiting.failure} />}</NothingHere>
  if (waiting.value.length === 0) return <NothingHere title={t('empty')}>{failure === null ? t('emptyMeaning') : <FailureText failure={failure} />}</NothingHere>
  return (
    <div className={css['split']}>
      <WaitingList adjudicating={adjudicating} waiting={waiting.value} selected={open?.adjudication ?? null} />
      {open === null || sound === null
        ? <NothingHere>{failure !== null ? <FailureText failure={failure} /> : busy === 'reading' ? t('reading') : null}</NothingHere>
        : <Deciding key={open.adjudication} adjudicating={adjudicating} open={open} player={sound.player} actions={actions} />}
    </div>
  )
}

function Footer({ adjudicating, actions }: { adjudicating: Adjudicating; actions: AdjudicateActions }) {
  // What can be done changes with what is in front and with what is written.
  useStore(adjudicating)
  const { play, replay, apart, decide, next, leave } = actions
  return <div className={css['keys']} data-keys="listen">{[play, replay, apart, decide, next, leave].map(action => <ActionButton key={action.id} action={action} />)}</div>
}
