import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockFace } from './clocks.ts'

/** What a clock's face says. */
export function useFaceText(): (face: ClockFace) => string {
  const { t } = useTranslation('safety')
  return useCallback(face =>
    face.unit === 'minutes' ? face.text
    : face.unit === 'hours' ? t('clock.hours', { hours: face.hours, minutes: face.minutes })
    : t('clock.days', { count: face.count }), [t])
}
