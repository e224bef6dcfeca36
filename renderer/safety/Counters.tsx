import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../shared/hub-api/escalations.ts'
import { whole } from '../ui/format.ts'
import { useNow } from '../ui/useNow.ts'
import { standingOf } from './clocks.ts'
import css from './Counters.module.css'

type CountersProps = { cases: readonly (Pick<EscalationSummary, 'clocks' | 'severity' | 'receivedAt' | 'acknowledgedAt' | 'decidedAt'> & Partial<Pick<EscalationSummary, 'awaits'>>)[] }

/** How many cases wait for what; noughts are left out. */
export function Counters({ cases }: CountersProps) {
  const { t } = useTranslation('safety')
  const now = useNow(1000)
  const { acknowledge, decide, missed, yours } = standingOf(cases, now)
  const counters: [number, string][] = [
    [acknowledge, t('counter.acknowledge')], [decide, t('counter.decide')], [missed, t('counter.missed', { count: missed })], [yours, t('counter.yours')],
  ]
  return (
    <ul className={css['counters']} aria-label={t('counters')}>
      {counters.map(([count, text]) => count === 0 ? null : <li key={text}><b>{whole(count)}</b> {text}</li>)}
    </ul>
  )
}
