import { useTranslation } from 'react-i18next'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import { seconds } from '../ui/format.ts'
import css from './Custody.module.css'

/** `2026-11-23 14:01:22Z`, the form that stands up in any zone. */
const utc = (instant: number): string => new Date(instant).toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z')

/** Everyone who had the recording in hand, and what they did, in order. */
export function Custody({ entries }: { entries: EscalationCase['custody'] }) {
  const { t } = useTranslation('safety')
  const did = (what: string): string => t(`did.${what as 'filed'}`, { defaultValue: what })
  return (
    <section>
      <h2>{t('custody')}</h2>
      <p className={css['zone']}>{t('custodyTimes')}</p>
      <ol className={css['log']}>
        {entries.map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <time dateTime={new Date(entry.at).toISOString()}>{utc(entry.at)}</time>
            <span>{entry.actor}</span>
            <span>
              {entry.span === null
                ? did(entry.what)
                : t('custodySpan', { what: did(entry.what), from: seconds(entry.span.from), to: seconds(entry.span.to) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
