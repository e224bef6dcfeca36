import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { createExcerptSound } from '../../player/excerpt-sound.ts'
import type { OpenPlayer } from '../../player/player.ts'
import { useAlarmSource } from '../../state/useAlarmSource.ts'
import { settingsOf, useWorkstation } from '../../state/workstation.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { nearTime } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import pick from '../../ui/PickList.module.css'
import { PageTitle } from '../../ui/PageTitle.tsx'
import page from '../AdjudicatePage.module.css'
import { focusPage, pageId } from '../focus-places.ts'
import { tellingOf } from '../telling.ts'
import { waitingOf } from '../waiting.ts'
import { createContestActions, type ContestActions } from './contest-actions.ts'
import { createContesting, type Contesting } from './contesting.ts'
import { Contest } from './Contest.tsx'

type ContestPageProps = { openPlayer: OpenPlayer; status: ReactNode; choice: ReactNode; onLeave(): void }

/** Known answers that somebody says are wrong: heard, compared with what they answered, and decided on. */
export function ContestPage({ openPlayer, status, choice, onLeave }: ContestPageProps) {
  const { t } = useTranslation('adjudicate')
  const workstation = useWorkstation()
  const { client, announcer, unsettled } = workstation
  const [contesting] = useState(() => createContesting({
    client,
    contests: waitingOf(workstation).contests,
    makeSound: () => createExcerptSound(openPlayer, {
      ticketOf: contest => client.call('gold.listen', { contest }),
      start: contest => client.call('gold.start', { contest }),
      played: (contest, played) => client.call('gold.played', { contest, played }),
    }),
    softly: () => settingsOf(workstation).shieldAll,
    onDecided: outcome => announcer.announce(t(`contest.decided.${outcome}`)),
  }))
  useEffect(() => {
    const end = contesting.follow()
    unsettled.add(contesting.rest)
    return () => {
      unsettled.delete(contesting.rest)
      end()
    }
  }, [contesting, unsettled])
  const actions = useMemo(() => createContestActions(contesting, onLeave, t), [contesting, onLeave, t])
  useAlarmSource(useMemo(() => tellingOf(contesting), [contesting]))
  useKeyLayer(useMemo(() => ({ name: 'contest', title: t('contest.title'), actions: Object.values(actions) }), [actions, t]))
  useEffect(() => focusPage(), [])
  return (
    <Frame status={status} footer={<Footer contesting={contesting} actions={actions} />}>
      <div id={pageId} className={page['page']} tabIndex={-1}>
        <div className={page['head']}><PageTitle title={t('contest.title')}>{t('contest.lead')}</PageTitle>{choice}</div>
        <Body contesting={contesting} actions={actions} />
      </div>
    </Frame>
  )
}

function Body({ contesting, actions }: { contesting: Contesting; actions: ContestActions }) {
  const { t } = useTranslation('adjudicate')
  const { value, failure: unread } = useStore(waitingOf(useWorkstation()).contests)
  const { open, sound, failure } = useStore(contesting)
  if (value === null) return <NothingHere>{unread === null ? t('reading') : <FailureText failure={unread} />}</NothingHere>
  if (value.length === 0) return <NothingHere title={t('contest.empty')}>{failure === null ? t('contest.emptyMeaning') : <FailureText failure={failure} />}</NothingHere>
  return (
    <div className={page['split']}>
      <ol className={pick['list']} aria-label={t('contest.list')} data-keys="listen">
        {value.map(({ contest, reason, contestedAt }) => (
          <li key={contest}>
            <button type="button" className={pick['one']} aria-current={contest === open?.contest ? 'true' : undefined} onClick={() => contesting.select(contest)}>
              <b>{reason}</b>
              <small>{t('since', { when: nearTime(contestedAt) })}</small>
            </button>
          </li>
        ))}
      </ol>
      {open === null && failure !== null ? <NothingHere><FailureText failure={failure} /></NothingHere> : null}
      {open === null || sound === null ? null : <Contest key={open.contest} contesting={contesting} open={open} player={sound.player} actions={actions} />}
    </div>
  )
}

function Footer({ contesting, actions }: { contesting: Contesting; actions: ContestActions }) {
  useStore(contesting)
  const { play, replay, write, next, leave } = actions
  return <div className={page['keys']} data-keys="listen">{[play, replay, write, next, leave].map(action => <ActionButton key={action.id} action={action} />)}</div>
}
