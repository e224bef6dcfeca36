import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { Person } from '../../shared/hub-api/access.ts'
import { useCommands } from './commands/commands.ts'
import { PracticeDoorContext } from './practice/practice-door.ts'
import css from './StatusEntries.module.css'

/** Who is here, their settings, and the way to lock. */
export function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation('frame')
  const { actions } = useCommands()
  const door = useContext(PracticeDoorContext)
  return (
    <MenuTrigger>
      <Button className={css['entry'] ?? ''} aria-label={t('menu.label')}>
        <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
          <circle cx="9" cy="6" r="3" />
          <path d="M3 15.5c.8-3 3-4.5 6-4.5s5.2 1.5 6 4.5" />
        </svg>
      </Button>
      <Popover placement="bottom end">
        <Menu className={css['menu'] ?? ''} aria-label={t('menu.label')}>
          <MenuSection>
            <Header className={css['who'] ?? ''}>{t('menu.signedIn', { code: person.code, role: t(`role.${person.role}`) })}</Header>
            <MenuItem className={css['item'] ?? ''} onAction={() => actions.settings.run()}>{t('menu.settings')}</MenuItem>
            {person.role !== 'reviewer' || door === null ? null : (
              <MenuItem className={css['item'] ?? ''} onAction={() => void door.enter()}>{t(door.needsBreak() ? 'menu.practiseInBreak' : 'menu.practise')}</MenuItem>
            )}
            <MenuItem className={css['item'] ?? ''} onAction={() => actions.lock.run()}>{t('menu.lock')}</MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
