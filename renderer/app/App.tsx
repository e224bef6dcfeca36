import { Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { Frame, FrameTailContext } from '../ui/Frame.tsx'
import css from './App.module.css'
import { features } from './features.tsx'
import type { Desks } from './follow-desk.ts'
import { NoticeList } from './NoticeList.tsx'
import { ReviewerDesk } from './ReviewerDesk.tsx'
import { Tail } from './Tail.tsx'

/** The whole page: a bar where the host gave one, the screen of whoever is here, and what must be read out. */
export function App({ bar, desks }: { bar: ReactNode; desks: Desks }) {
  const { t } = useTranslation('frame')
  const { reach } = useWorkstation()
  const reached = useStore(reach, state => state.reached)
  return (
    <div className={css['app']}>
      <div className={css['bar']}>{bar}</div>
      {reached ? null : <p role="alert" className={css['away']}>{t('away')}</p>}
      <div className={css['screen']}>
        <FrameTailContext value={<Tail />}>
          <Suspense fallback={<div className={css['waiting']} />}>
            <Screen desks={desks} />
          </Suspense>
        </FrameTailContext>
      </div>
      <NoticeList />
      <LiveRegion />
    </div>
  )
}

/** The screen that fits the session's stage and the person's role. */
function Screen({ desks }: { desks: Desks }) {
  const { t } = useTranslation('frame')
  const { session } = useWorkstation()
  const { value, failure } = useStore(session)
  if (value === null) return <div className={css['waiting']}>{failure === null ? null : <FailureText failure={failure} />}</div>
  const missing = <Frame><p className={css['waiting']}>{t('noScreen')}</p></Frame>
  if (value.stage !== 'open' || value.person === null) return features.Join === null ? missing : <features.Join />
  switch (value.person.role) {
    case 'reviewer':
      return <ReviewerDesk key={value.person.person} desks={desks} />
    case 'safety':
      return features.SafetyInbox === null ? missing : <features.SafetyInbox key={value.person.person} />
    case 'supervisor':
      return features.Board === null ? missing : <features.Board key={value.person.person} />
    case 'privacy':
      return missing
  }
}

function LiveRegion() {
  const { announcer } = useWorkstation()
  const [text, setText] = useState('')
  useEffect(() => announcer.watch(setText), [announcer])
  return <div className="unseen" role="status" aria-live="polite">{text}</div>
}
