import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import { saveHandout } from '../ui/save-handout.ts'
import type { BoardStore } from './board.ts'

const keys = { csv: 'KeyC', json: 'KeyJ' } as const

/** What is on the page as files to keep, and on paper. */
export const fileActions = (store: BoardStore, t: TFunction<'supervisor'>): Action[] => [
  ...(['csv', 'json'] as const).map(format => ({
    id: `board.${format}`, label: t(`files.${format}`), keys: [keys[format]],
    available: () => store.getState().board !== null,
    run: () => void store.file(format).then(file => {
      if (file !== null) saveHandout(file)
    }),
  })),
  { id: 'board.print', label: t('files.print'), keys: ['KeyP'], available: () => store.getState().board !== null, run: () => window.print() },
]
