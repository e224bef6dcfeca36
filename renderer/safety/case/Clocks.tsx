import { useTranslation } from 'react-i18next'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { nearTime } from '../../ui/format.ts'
import { useNow } from '../../ui/useNow.ts'
import { faceOf } from '../clocks.ts'
import { useFaceText } from '../useFaceText.ts'
import css from './CaseFacts.module.css'

/** Every clock of a case in words: what runs, what was met, and what was missed, which stays visible. */
export function Clocks({ clocks }: Pick<EscalationCase, 'clocks'>) {
  const { t } = useTranslation('safety')
  const now = useNow(1000)
  const textOf = useFaceText()
  if (clocks.length === 0) return null
  return (
    <section>
      <h2>{t('record.clocks')}</h2>
      <dl className={css['facts']}>
        {clocks.map(({ kind, dueAt, metAt }) => {
          const is = metAt === null ? (now >= dueAt ? 'missed' : 'running') : metAt > dueAt ? 'late' : 'met'
          const facts = { due: nearTime(dueAt), time: textOf(faceOf(Math.abs(dueAt - (metAt ?? now)))), met: nearTime(metAt ?? now) }
          return <div key={kind}><dt>{t(`clock.name.${kind}`)}</dt><dd>{t(`record.clockIs.${is}`, facts)}</dd></div>
        })}
      </dl>
    </section>
  )
}
