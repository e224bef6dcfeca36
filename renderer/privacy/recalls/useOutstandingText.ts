import { useTranslation } from 'react-i18next'
import type { RecallLine } from '../../../shared/hub-api/recalls.ts'

/** Who has yet to say something, in words; null where nobody has. */
export function useOutstandingText(): (outstanding: RecallLine['outstanding']) => string | null {
  const { t } = useTranslation('privacy')
  return ({ devices, recipients }) => {
    const parts = [
      ...(devices === 0 ? [] : [t('recalls.open.devices', { count: devices })]),
      ...(recipients === 0 ? [] : [t('recalls.open.recipients', { count: recipients })]),
    ]
    return parts.length === 0 ? null : parts.join(', ')
  }
}
