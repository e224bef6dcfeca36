import { useTranslation } from 'react-i18next'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Action } from '../keys/action.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { cx } from '../ui/cx.ts'
import { PlaceCount } from './PlaceCount.tsx'
import css from './Places.module.css'
import status from './StatusEntries.module.css'

type MorePlacesProps = {
  entries: readonly { place: string; action: Action; count: number }[]
  /** The page that is shown, here or elsewhere. */
  place: string
  open: boolean
  onOpen(open: boolean): void
}

/** The pages that one line has no room for; its button says which of them is shown and how much waits on all of them. */
export function MorePlaces({ entries, place, open, onOpen }: MorePlacesProps) {
  const { t } = useTranslation('frame')
  const shown = entries.find(entry => entry.place === place)
  return (
    <MenuTrigger isOpen={open} onOpenChange={onOpen}>
      <Button className={cx(status['entry'], css['place'], css['more'])} {...(shown === undefined ? {} : { 'aria-current': 'page' as const })}>
        {shown === undefined ? t('places.more') : t('places.moreAt', { place: shown.action.label })}
        <PlaceCount count={entries.reduce((sum, { count }) => sum + count, 0)} />
        <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
          <path d="M2.5 4.5 6 8l3.5-3.5" />
        </svg>
      </Button>
      <Popover placement="bottom start">
        <Menu className={status['menu'] ?? ''} aria-label={t('places.more')} selectionMode="single" disallowEmptySelection selectedKeys={shown === undefined ? [] : [shown.place]}>
          {entries.map(({ place: id, action, count }) => (
            <MenuItem key={id} id={id} textValue={action.label} className={cx(status['item'], css['entry'])} onAction={action.run}>
              <span>{action.label}</span>
              <PlaceCount count={count} />
              <ActionKey of={action} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
