import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useStore } from 'zustand'
import { settle, useWorkstation } from '../state/workstation.ts'
import { clockTime } from '../ui/format.ts'
import { features } from './features.tsx'
import { SyncDialog } from './SyncDialog.tsx'
import { syncStateOf } from './sync-state.ts'
import css from './Tail.module.css'

/** The right end of every status line: sync, lease end, own reports, and the person's menu. */
export function Tail() {
  const { session } = useWorkstation()
  const person = useStore(session, state => state.value?.person ?? null)
  if (person === null) return null
  return (
    <div className={css['tail']}>
      {person.role === 'reviewer' && features.OwnEscalations !== null ? <features.OwnEscalations /> : null}
      <SyncEntry leased={person.role === 'reviewer'} />
      <PersonMenu />
    </div>
  )
}

function SyncEntry({ leased }: { leased: boolean }) {
  const { t } = useTranslation('frame')
  const { sync } = useWorkstation()
  const status = useStore(sync, state => state.value)
  const [open, setOpen] = useState(false)
  if (status === null) return null
  const { tone, text } = syncStateOf(status, t)
  return (
    <>
      <button type="button" className={css['entry']} aria-label={t('sync.details', { state: text })} onClick={() => setOpen(true)}>
        <i className={css['dot']} data-tone={tone} />
        <span>{text}</span>
      </button>
      {leased && status.leaseEndsAt !== null ? <span className={css['lease']}>{t('sync.lease')} <b>{clockTime(status.leaseEndsAt)}</b></span> : null}
      {open ? <SyncDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function PersonMenu() {
  const { t } = useTranslation('frame')
  const workstation = useWorkstation()
  const { session, client, notices } = workstation
  const person = useStore(session, state => state.value?.person ?? null)
  const [settingsOpen, setSettingsOpen] = useState(false)
  if (person === null) return null
  const lock = async (): Promise<void> => {
    await settle(workstation)
    const reply = await client.call('session.lock', {})
    if (reply.ok) session.put(reply.value)
    else notices.fail(reply.failure)
  }
  return (
    <>
      <MenuTrigger>
        <AriaButton className={css['entry'] ?? ''} aria-label={t('menu.label')}>
          <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
            <circle cx="9" cy="6" r="3" />
            <path d="M3 15.5c.8-3 3-4.5 6-4.5s5.2 1.5 6 4.5" />
          </svg>
        </AriaButton>
        <Popover placement="bottom end">
          <Menu className={css['menu'] ?? ''} aria-label={t('menu.label')}>
            <MenuSection>
              <Header className={css['who'] ?? ''}>{t('menu.signedIn', { code: person.code, role: t(`role.${person.role}`) })}</Header>
              {features.SettingsDialog === null ? null : (
                <MenuItem className={css['item'] ?? ''} onAction={() => setSettingsOpen(true)}>{t('menu.settings')}</MenuItem>
              )}
              <MenuItem className={css['item'] ?? ''} onAction={() => void lock()}>{t('menu.lock')}</MenuItem>
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {settingsOpen && features.SettingsDialog !== null ? <features.SettingsDialog onClose={() => setSettingsOpen(false)} /> : null}
    </>
  )
}
