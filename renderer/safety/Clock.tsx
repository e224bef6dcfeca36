import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'
import { useNow } from '../ui/useNow.ts'
import css from './Clock.module.css'
import { faceOf, heatOf, nextOf } from './clocks.ts'
import { useFaceText } from './useFaceText.ts'

/** The running clock of a case: what is left of it and for what, or by how much it was missed. */
export function Clock({ report }: { report: Pick<EscalationSummary, 'clocks' | 'severity' | 'receivedAt'> }) {
  const { t } = useTranslation('safety')
  const now = useNow(1000)
  const textOf = useFaceText()
  const heat = heatOf(report, now)
  const next = nextOf(report)
  if (next === null) return <span className={css['clock']} data-heat={heat}>{t('clock.stopped')}</span>
  const time = textOf(faceOf(Math.abs(next.dueAt - now)))
  return (
    <span className={css['clock']} data-heat={heat}>
      {t(heat === 'over' ? 'clock.over' : 'clock.left', { time })} <small>{t(`clock.kind.${next.kind}`)}</small>
    </span>
  )
}
