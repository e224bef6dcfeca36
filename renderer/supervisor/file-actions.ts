import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import { saveHandout } from '../ui/save-handout.ts'

const keys = { csv: 'KeyC', json: 'KeyJ' } as const

type Filed = { available(): boolean; file(format: 'csv' | 'json'): Promise<{ ticket: string; name: string } | null> }

/** What is on the page as files to keep, and on paper. */
export const fileActions = ({ available, file }: Filed, t: TFunction<'supervisor'>): Action[] => [
  ...(['csv', 'json'] as const).map(format => ({
    id: `board.${format}`, label: t(`files.${format}`), keys: [keys[format]], available,
    run: () => void file(format).then(made => {
      if (made !== null) saveHandout(made)
    }),
  })),
  { id: 'board.print', label: t('files.print'), keys: ['KeyP'], available, run: () => window.print() },
]
