import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Care } from '../../shared/contract/care.ts'
import { Button } from '../ui/Button.tsx'
import { clockTime } from '../ui/format.ts'
import type { ShiftActions } from './shift-actions.ts'
import css from './Home.module.css'

/** Why clips are kept back, and until when. */
export const heldText = ({ held, heldUntil }: Care, t: TFunction<'shift'>): string =>
  heldUntil === null ? t('unsuited.held', { count: held }) : t('unsuited.heldUntil', { count: held, time: clockTime(heldUntil) })

/** Paid time for which there is no suitable clip: one press, and no reason asked. */
export function Unsuited({ actions }: { actions: ShiftActions }) {
  const { t } = useTranslation('shift')
  return (
    <div className={css['paid']}>
      <Button onClick={() => actions.unsuited.run()}>{actions.unsuited.label}</Button>
      <p>{t('unsuited.paid')}</p>
    </div>
  )
}
