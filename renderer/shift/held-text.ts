import type { TFunction } from 'i18next'
import type { Care } from '../../shared/contract/care.ts'
import { clockTime } from '../ui/format.ts'

/** Why clips are kept back, and until when. */
export const heldText = ({ held, heldUntil }: Care, t: TFunction<'shift'>): string =>
  heldUntil === null ? t('unsuited.held', { count: held }) : t('unsuited.heldUntil', { count: held, time: clockTime(heldUntil) })

