import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { AlarmButton } from '../escalate/AlarmButton.tsx'
import { AlarmPanel } from '../escalate/AlarmPanel.tsx'
import { Join } from '../join/Join.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { FrameEndsContext } from '../ui/Frame.tsx'
import css from './App.module.css'
import { Boundary } from './Boundary.tsx'
import { Broken } from './Broken.tsx'
import { CommandDialogs } from './commands/CommandDialogs.tsx'
import { CommandsContext, createCommands } from './commands/commands.ts'
import type { Desks } from './follow-desk.ts'
import { NoticeList } from './NoticeList.tsx'
import { outputChoice } from './output-choice.ts'
import { PracticeDoorContext, type PracticeDoor } from './practice/practice-door.ts'
import { ReviewerDesk } from './ReviewerDesk.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { LeaseEnd, PersonalEntries, SyncEntry } from './StatusEntries.tsx'

// Most days need none of these, so they are fetched by those who do.
const SafetyDesk = lazy(async () => ({ default: (await import('./SafetyDesk.tsx')).SafetyDesk }))
const SupervisorDesk = lazy(async () => ({ default: (await import('./SupervisorDesk.tsx')).SupervisorDesk }))
const Practice = lazy(async () => ({ default: (await import('./practice/Practice.tsx')).Practice }))

const ends = { before: <><SyncEntry /><SecondFactor /></>, after: <><LeaseEnd /><PersonalEntries /></>, foot: null }
const endsOfListeners = { ...ends, foot: <AlarmButton /> }

/** The whole page: a bar where the host gave one, the screen of whoever is here, and what must be read out. */
export function App({ bar, desks, door }: { bar: ReactNode; desks: Desks; door: PracticeDoor }) {
  const { t } = useTranslation('frame')
  const { t: tCommands } = useTranslation('commands')
  const workstation = useWorkstation()
  const outputs = useMemo(() => outputChoice(workstation.outputs), [workstation])
  const practice = useStore(door, state => state.practice)
  const silence = (): void => {
    desks.getState().opened?.player.pause()
    practice?.opened.player.pause()
  }
  const reached = useStore(workstation.reach, state => state.reached)
  const stage = useStore(workstation.session, ({ value }) => value?.stage)
  const signedIn = useStore(workstation.session, ({ value }) => value?.stage === 'open' && value.person !== null)
  // Those who hear clips can tell of harm; with whom reports arrive, they need not be raised.
  const listens = useStore(workstation.session, ({ value }) => value?.stage === 'open' && (value.person?.role === 'reviewer' || value.person?.role === 'supervisor'))
  const commands = useMemo(() => createCommands(workstation, tCommands), [workstation, tCommands])
  return (
    <CommandsContext value={commands}>
      <div className={css['app']}>
        <div className={css['bar']}>{bar}</div>
        {reached ? null : <p role="alert" className={css['away']}>{t('away')}</p>}
        <div className={css['screen']}>
          <PracticeDoorContext value={door}>
            <FrameEndsContext value={listens ? endsOfListeners : ends}>
              {signedIn ? <CommandDialogs commands={commands} outputs={outputs} /> : null}
              {listens && practice === null ? <AlarmPanel /> : null}
              <Boundary fallback={<Broken />} onBreak={silence}>
                <Suspense fallback={<div className={css['waiting']} />}>
                  {practice === null ? <Screen desks={desks} door={door} /> : <Practice practice={practice} onLeave={door.leave} />}
                </Suspense>
              </Boundary>
            </FrameEndsContext>
          </PracticeDoorContext>
        </div>
        <NoticeList />
        {/* What was said to one person is not left for the next. */}
        <LiveRegion key={stage} />
      </div>
    </CommandsContext>
  )
}

/** The screen that fits the session's stage and the person's role. */
function Screen({ desks, door }: { desks: Desks; door: PracticeDoor }) {
  const { session } = useWorkstation()
  const { value, failure } = useStore(session)
  if (value === null) return <div className={css['waiting']}>{failure === null ? null : <FailureText failure={failure} />}</div>
  if (value.stage !== 'open' || value.person === null) return <Join onPractise={() => void door.enter()} />
  const { person, role } = value.person
  switch (role) {
    case 'reviewer':
      return <ReviewerDesk key={person} desks={desks} onPractise={door.enter} />
    case 'safety':
    case 'privacy':
      return <SafetyDesk key={person} role={role} />
    case 'supervisor':
      return <SupervisorDesk key={person} />
  }
}

function LiveRegion() {
  const { announcer } = useWorkstation()
  const [text, setText] = useState('')
  useEffect(() => announcer.watch(setText), [announcer])
  return <div className="unseen" role="status" aria-live="polite">{text}</div>
}
