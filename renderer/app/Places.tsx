import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { whole } from '../ui/format.ts'
import css from './Places.module.css'

export type Place = 'shifts' | 'team' | 'batches' | 'questions' | 'cases' | 'closed' | 'rota' | 'figures' | 'refused' | 'recalls' | 'heard' | 'proof' | 'adjudications' | 'quality'

type PlacesProps<P extends Place> = {
  /** In the order of their keys, from 1 to 9 and 0, then with Shift. */
  places: readonly P[]
  place: P
  onPlace(place: NoInfer<P>): void
  /** How much waits on a page; noughts are left out. */
  counts?: Partial<Record<NoInfer<P>, number>>
}

const noCounts = {}

/** The row of digits from its left to its right, and once more with Shift. */
const keyOf = (index: number): string => `${index < 10 ? '' : 'Shift+'}Digit${(index + 1) % 10}`

/** A person's pages, and how much waits on each. */
export function Places<P extends Place>({ places, place: now, onPlace, counts = noCounts }: PlacesProps<P>) {
  const { t } = useTranslation('frame')
  const entries = useMemo(() => {
    const labelOf = (place: Place): string => t(`places.${place}`)
    return places.map((place, index): { place: P; action: Action } => ({
      place,
      action: { id: `place.${place}`, label: labelOf(place), keys: [keyOf(index)], available: () => true, run: () => onPlace(place) },
    }))
  }, [places, onPlace, t])
  useKeyLayer(useMemo(() => ({ name: 'places', title: t('places.label'), actions: entries.map(({ action }) => action) }), [entries, t]))
  return (
    <nav className={css['places']} aria-label={t('places.label')}>
      {entries.map(({ place, action }) => {
        const count = counts[place] ?? 0
        return (
          <Button key={place} look="quiet" small className={css['place']} aria-current={place === now ? 'page' : undefined} onClick={action.run}>
            <ActionKey of={action} />
            {action.label}
            {count > 0 ? <b className={css['count']}>{whole(count)}</b> : null}
          </Button>
        )
      })}
    </nav>
  )
}
