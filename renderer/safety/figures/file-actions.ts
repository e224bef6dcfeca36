import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import { saveHandout } from '../../ui/save-handout.ts'
import type { FiguresStore } from './figures-store.ts'

const keys = { csv: 'KeyC', json: 'KeyJ' } as const

/** The figures as files to keep. */
export const fileActions = (store: FiguresStore, t: TFunction<'safety'>): Action[] =>
  (['csv', 'json'] as const).map(format => ({
    id: `figures.${format}`, label: t(`figures.${format}`), keys: [keys[format]],
    available: () => store.getState().figures !== null,
    run: () => void store.file(format).then(file => {
      if (file !== null) saveHandout(file)
    }),
  }))
