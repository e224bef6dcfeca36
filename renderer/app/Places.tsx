import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { keptOf } from '../ask/kept.ts'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { whole } from '../ui/format.ts'
import css from './Places.module.css'

export type Place = 'shifts' | 'questions'

const places: readonly { place: Place; key: string }[] = [{ place: 'shifts', key: 'Digit1' }, { place: 'questions', key: 'Digit2' }]

/** A supervisor's pages, and how many questions wait on the second. */
export function Places({ place: now, onPlace }: { place: Place; onPlace(place: Place): void }) {
  const { t } = useTranslation('frame')
  const { queue } = keptOf(useWorkstation())
  const count = useStore(queue, reading => reading.value?.questions.length ?? 0)
  useEffect(() => void queue.refresh(), [queue])
  const entries = useMemo(() => places.map(({ place, key }): { place: Place; action: Action } => ({
    place,
    action: { id: `place.${place}`, label: t(`places.${place}`), keys: [key], available: () => true, run: () => onPlace(place) },
  })), [onPlace, t])
  useKeyLayer(useMemo(() => ({ name: 'places', title: t('places.label'), actions: entries.map(({ action }) => action) }), [entries, t]))
  return (
    <nav className={css['places']} aria-label={t('places.label')}>
      {entries.map(({ place, action }) => (
        <Button key={place} look="quiet" small className={css['place']} aria-current={place === now ? 'page' : undefined} onClick={action.run}>
          <ActionKey of={action} />
          {action.label}
          {place === 'questions' && count > 0 ? <b className={css['count']}>{whole(count)}</b> : null}
        </Button>
      ))}
    </nav>
  )
}
