import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { MorePlaces } from './MorePlaces.tsx'
import { PlaceCount } from './PlaceCount.tsx'
import css from './Places.module.css'

export type Place = 'shifts' | 'team' | 'batches' | 'questions' | 'cases' | 'closed' | 'rota' | 'figures' | 'refused' | 'recalls' | 'heard' | 'proof' | 'adjudications' | 'quality'

type PlacesProps<P extends Place> = {
  /** In the order of their keys, from 1 to 9 and 0, then with Shift: those of every day first, which stay in sight. */
  places: readonly P[]
  place: P
  onPlace(place: NoInfer<P>): void
  /** How much waits on a page; noughts are left out. */
  counts?: Partial<Record<NoInfer<P>, number>>
}

/** More would take two lines of a window 1280 px wide. */
const fitOneLine = 7

/** What stays in sight beside the menu of the rest. */
const besideMenu = 6

const noCounts = {}

/** The row of digits from its left to its right, and once more with Shift. */
const keyOf = (index: number): string => `${index < 10 ? '' : 'Shift+'}Digit${(index + 1) % 10}`

/** A person's pages on one line, and how much waits on each. */
export function Places<P extends Place>({ places, place: now, onPlace, counts = noCounts }: PlacesProps<P>) {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  const entries = useMemo(() => {
    const labelOf = (place: Place): string => t(`places.${place}`)
    return places.map((place, index): { place: P; action: Action } => {
      const run = (): void => {
        setOpen(false)
        onPlace(place)
      }
      // The menu shows the keys, so they act over it, though a menu keeps keys to itself.
      return { place, action: { id: `place.${place}`, label: labelOf(place), keys: [keyOf(index)], everywhere: open, available: () => true, run } }
    })
  }, [places, onPlace, open, t])
  useKeyLayer(useMemo(() => ({ name: 'places', title: t('places.label'), actions: entries.map(({ action }) => action) }), [entries, t]))
  const inSight = entries.length > fitOneLine ? besideMenu : entries.length
  const waiting = entries.map(({ place, action }) => ({ place, action, count: counts[place] ?? 0 }))
  return (
    <nav className={css['places']} aria-label={t('places.label')}>
      {waiting.slice(0, inSight).map(({ place, action, count }) => (
        <Button key={place} look="quiet" small className={css['place']} aria-current={place === now ? 'page' : undefined} onClick={action.run}>
          <ActionKey of={action} />
          {action.label}
          <PlaceCount count={count} />
        </Button>
      ))}
      {inSight < waiting.length ? <MorePlaces entries={waiting.slice(inSight)} place={now} open={open} onOpen={setOpen} /> : null}
    </nav>
  )
}
