import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import type { AlarmSource } from '../state/alarm.ts'
import { useAlarmSource } from '../state/useAlarmSource.ts'
import { createExcerptSound } from '../player/excerpt-sound.ts'
import type { OpenPlayer } from '../player/player.ts'
import { settingsOf, useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Frame } from '../ui/Frame.tsx'
import { clockTime } from '../ui/format.ts'
import { NothingHere } from '../ui/NothingHere.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { createAnswerActions, type AnswerActions } from './answer-actions.ts'
import { createAnswering, type Answering } from './answering.ts'
import css from './AnswerPage.module.css'
import { focusPage, pageId } from './focus-places.ts'
import { keptOf } from './kept.ts'
import { QuestionList } from './QuestionList.tsx'
import { QuestionPage } from './QuestionPage.tsx'

type AnswerPageProps = {
  openPlayer: OpenPlayer
  /** Where one is, and the way to the other pages; figures of a shift. */
  status?: ReactNode
  figures?: ReactNode
  /** Leads back to where one came from. */
  onLeave: (() => void) | null
}

/** Questions that others asked: read, heard on request, answered or declined. */
export function AnswerPage({ openPlayer, status, figures, onLeave }: AnswerPageProps) {
  const { t } = useTranslation('ask')
  const workstation = useWorkstation()
  const { client, announcer, unsettled } = workstation
  const [answering] = useState(() => createAnswering({
    client, ...keptOf(workstation),
    makeSound: () => createExcerptSound(openPlayer, {
      ticketOf: question => client.call('questions.listen', { question }),
      start: question => client.call('questions.start', { question }),
      played: (question, played) => client.call('questions.played', { question, played }),
    }),
    softly: () => settingsOf(workstation).shieldAll,
    onSettled: how => announcer.announce(t(`queue.${how}`)),
  }))
  useEffect(() => {
    const end = answering.follow()
    unsettled.add(answering.rest)
    // What the hub has to say is asked for now, not at the next turn.
    void client.call('sync.start', {})
    return () => {
      unsettled.delete(answering.rest)
      end()
    }
  }, [answering, client, unsettled])

  const actions = useMemo(() => createAnswerActions(answering, onLeave, t), [answering, onLeave, t])
  useAlarmSource(useMemo(() => tellingOf(answering), [answering]))
  useKeyLayer(useMemo(() => ({ name: 'answer', title: t('queue.title'), actions: Object.values(actions) }), [actions, t]))
  useEffect(() => {
    focusPage()
    // A question that comes to the front is met listening, not writing.
    return answering.subscribe(({ selected }, before) => {
      if (selected?.question !== before.selected?.question) focusPage()
    })
  }, [answering])

  return (
    <Frame
      status={status ?? <b>{t('queue.place')}</b>}
      figures={<><AsOf />{figures}</>}
      footer={<Footer answering={answering} actions={actions} leaving={onLeave !== null} />}
    >
      <div id={pageId} className={css['page']} tabIndex={-1}>
        <PageTitle title={t('queue.title')}>{t('queue.order')}</PageTitle>
        <Waiting answering={answering} actions={actions} />
      </div>
    </Frame>
  )
}

function Waiting({ answering, actions }: { answering: Answering; actions: AnswerActions }) {
  const { t } = useTranslation('ask')
  const { questions, selected, sound } = useStore(answering)
  if (questions === null || sound === null) return <NothingHere>{t('queue.reading')}</NothingHere>
  if (selected === null) return <NothingHere title={t('queue.empty')}>{t('queue.emptyMeaning')}</NothingHere>
  return (
    <div className={css['split']}>
      <QuestionList answering={answering} questions={questions} selected={selected.question} />
      <QuestionPage key={selected.question} answering={answering} player={sound.player} question={selected} actions={actions} />
    </div>
  )
}

/** What the alarm learns here: the seconds in front, whosever clip they are of. */
const tellingOf = (answering: Answering): AlarmSource => ({
  raise() {
    void answering.rest()
    const { selected } = answering.getState()
    if (selected === null) return null
    const { clip, position, span, excerpt } = selected
    return { subject: { clip, position, durationMs: excerpt.to, span }, heard: true, left: null }
  },
  settle: () => undefined,
})

/** The queue may be older than the screen: it says so. */
function AsOf() {
  const { t } = useTranslation('ask')
  const { queue } = keptOf(useWorkstation())
  const readAt = useStore(queue, reading => reading.value?.readAt ?? null)
  return readAt === null ? null : <span>{t('queue.asOf', { time: clockTime(readAt) })}</span>
}

function Footer({ answering, actions, leaving }: { answering: Answering; actions: AnswerActions; leaving: boolean }) {
  // What can be done changes with the question in front and with what is written.
  useStore(answering)
  const { play, write, send, decline, next, leave } = actions
  const shown = [play, write, send, decline, next, ...(leaving ? [leave] : [])]
  return <div className={css['keys']} data-keys="listen">{shown.map(action => <ActionButton key={action.id} action={action} />)}</div>
}
