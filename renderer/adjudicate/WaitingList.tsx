import { useTranslation } from 'react-i18next'
import type { WaitingAdjudication } from '../../shared/hub-api/adjudications.ts'
import { nearTime, seconds } from '../ui/format.ts'
import pick from '../ui/PickList.module.css'
import type { Adjudicating } from './adjudicating.ts'

/** All that wait, by what differs; the keys of the page move through it from wherever the focus is. */
export function WaitingList({ adjudicating, waiting, selected }: { adjudicating: Adjudicating; waiting: readonly WaitingAdjudication[]; selected: string | null }) {
  const { t } = useTranslation('adjudicate')
  return (
    <ol className={pick['list']} aria-label={t('list')} data-keys="listen">
      {waiting.map(({ adjudication, differs, durationMs, locale, openedAt }) => (
        <li key={adjudication}>
          <button type="button" className={pick['one']} aria-current={adjudication === selected ? 'true' : undefined} onClick={() => adjudicating.select(adjudication)}>
            <b>{differs.map(what => t(`differs.${what}`)).join(', ')}</b>
            <small>{t('about', { seconds: seconds(durationMs), locale })}</small>
            <small>{t('since', { when: nearTime(openedAt) })}</small>
          </button>
        </li>
      ))}
    </ol>
  )
}
