import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { OwnQuestions } from '../ask/OwnQuestions.tsx'
import { OwnEscalations } from '../escalate/OwnEscalations.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { clockTime } from '../ui/format.ts'
import { useCommands } from './commands/commands.ts'
import { PersonMenu } from './PersonMenu.tsx'
import css from './StatusEntries.module.css'
import { syncStateOf } from './sync-state.ts'

// The entries of the status line that every screen has.

/** What is true about sync at this moment; pressing it shows more. */
export function SyncEntry() {
  const { t } = useTranslation('frame')
  const { sync } = useWorkstation()
  const status = useStore(sync, state => state.value)
  const { actions } = useCommands()
  if (status === null) return null
  const { tone, text } = syncStateOf(status, t)
  return (
    <button type="button" className={css['entry']} aria-label={t('sync.details', { state: text })} onClick={() => actions.sync.run()}>
      <i className={css['dot']} data-tone={tone} />
      <span>{text}</span>
    </button>
  )
}

/** Until when the clips on this laptop may be heard. */
export function LeaseEnd() {
  const { t } = useTranslation('frame')
  const { sync, session } = useWorkstation()
  const endsAt = useStore(sync, state => state.value?.leaseEndsAt ?? null)
  const reviewing = useStore(session, state => state.value?.person?.role === 'reviewer')
  return endsAt === null || !reviewing ? null : <span>{t('sync.lease')} <b>{clockTime(endsAt)}</b></span>
}

/** Help is one press away on every screen of a reviewer. */
function HelpEntry() {
  const { actions: { help } } = useCommands()
  return (
    <button type="button" className={css['entry']} onPointerDown={event => event.preventDefault()} onClick={() => help.run()}>
      {help.label}<ActionKey of={help} />
    </button>
  )
}

/** A reviewer's own reports, and the menu of whoever is here. */
export function PersonalEntries() {
  const { session } = useWorkstation()
  const person = useStore(session, state => state.value?.person ?? null)
  if (person === null) return null
  return (
    <div className={css['personal']}>
      {person.role === 'reviewer' ? <><OwnQuestions /><OwnEscalations /><HelpEntry /></> : null}
      <PersonMenu person={person} />
    </div>
  )
}
