import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'
import { useNow } from '../ui/useNow.ts'
import css from './Clock.module.css'
import { dueOf, faceOf, heatOf } from './clocks.ts'

/** The running clock of a case: what is left of it, or by how much it was missed. */
export function Clock({ report }: { report: EscalationSummary }) {
  const { t } = useTranslation('safety')
  const now = useNow(1000)
  const heat = heatOf(report, now)
  const dueAt = dueOf(report)
  if (dueAt === null) return <span className={css['clock']} data-heat={heat}>{t('clock.stopped')}</span>
  const face = faceOf(Math.abs(dueAt - now))
  const time =
    face.unit === 'minutes' ? face.text
    : face.unit === 'hours' ? t('clock.hours', { hours: face.hours, minutes: face.minutes })
    : t('clock.days', { count: face.count })
  return <span className={css['clock']} data-heat={heat}>{t(heat === 'over' ? 'clock.over' : 'clock.left', { time })}</span>
}
