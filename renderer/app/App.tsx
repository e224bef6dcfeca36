import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Join } from '../join/Join.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { Frame, FrameEndsContext } from '../ui/Frame.tsx'
import css from './App.module.css'
import { Boundary } from './Boundary.tsx'
import { Broken } from './Broken.tsx'
import { CommandDialogs } from './commands/CommandDialogs.tsx'
import { CommandsContext, createCommands } from './commands/commands.ts'
import type { Desks } from './follow-desk.ts'
import { NoticeList } from './NoticeList.tsx'
import { ReviewerDesk } from './ReviewerDesk.tsx'
import { LeaseEnd, PersonalEntries, SyncEntry } from './StatusEntries.tsx'

// A reviewer never needs these two, so they are fetched by those who do.
const SafetyInbox = lazy(async () => ({ default: (await import('../safety/SafetyInbox.tsx')).SafetyInbox }))
const Board = lazy(async () => ({ default: (await import('../supervisor/Board.tsx')).Board }))

const ends = { before: <SyncEntry />, after: <><LeaseEnd /><PersonalEntries /></> }

/** The whole page: a bar where the host gave one, the screen of whoever is here, and what must be read out. */
export function App({ bar, desks }: { bar: ReactNode; desks: Desks }) {
  const { t } = useTranslation('frame')
  const { t: tCommands } = useTranslation('commands')
  const workstation = useWorkstation()
  const reached = useStore(workstation.reach, state => state.reached)
  const signedIn = useStore(workstation.session, ({ value }) => value?.stage === 'open' && value.person !== null)
  const commands = useMemo(() => createCommands(workstation, tCommands), [workstation, tCommands])
  return (
    <CommandsContext value={commands}>
      <div className={css['app']}>
        {signedIn ? <CommandDialogs commands={commands} outputs={null} /> : null}
        <div className={css['bar']}>{bar}</div>
        {reached ? null : <p role="alert" className={css['away']}>{t('away')}</p>}
        <div className={css['screen']}>
          <FrameEndsContext value={ends}>
            <Boundary fallback={<Broken />} onBreak={() => desks.getState().opened?.player.pause()}>
              <Suspense fallback={<div className={css['waiting']} />}>
                <Screen desks={desks} />
              </Suspense>
            </Boundary>
          </FrameEndsContext>
        </div>
        <NoticeList />
        <LiveRegion />
      </div>
    </CommandsContext>
  )
}

/** The screen that fits the session's stage and the person's role. */
function Screen({ desks }: { desks: Desks }) {
  const { t } = useTranslation('frame')
  const { session } = useWorkstation()
  const { value, failure } = useStore(session)
  if (value === null) return <div className={css['waiting']}>{failure === null ? null : <FailureText failure={failure} />}</div>
  if (value.stage !== 'open' || value.person === null) return <Join />
  const { person, role } = value.person
  switch (role) {
    case 'reviewer':
      return <ReviewerDesk key={person} desks={desks} />
    case 'safety':
      return <SafetyInbox key={person} />
    case 'supervisor':
      return <Board key={person} />
    case 'privacy':
      return <Frame><p className={css['waiting']}>{t('noScreen')}</p></Frame>
  }
}

function LiveRegion() {
  const { announcer } = useWorkstation()
  const [text, setText] = useState('')
  useEffect(() => announcer.watch(setText), [announcer])
  return <div className="unseen" role="status" aria-live="polite">{text}</div>
}
