import { useTranslation } from 'react-i18next'
import { fateNames, type RecallReport } from '../../../shared/hub-api/recalls.ts'
import { Caution } from '../../ui/Caution.tsx'
import { dayAndTime, nearTime, whole } from '../../ui/format.ts'
import css from './RecallDetails.module.css'
import type { Recalls } from './recalls.ts'
import { Recipients } from './Recipients.tsx'

/** One recall: how it stands, which laptops may still have something, and who has to confirm. */
export function RecallDetails({ store, recall, mayConfirm }: { store: Recalls; recall: RecallReport; mayConfirm: boolean }) {
  const { t } = useTranslation('privacy')
  const { number, kind, state, reason, by, issuedAt, dueAt, clips } = recall
  const fates = fateNames.flatMap(fate => (clips[fate] === 0 ? [] : [t(`recalls.fact.fates.${fate}`, { n: whole(clips[fate]) })]))
  const facts: [string, string | null][] = [
    [t('recalls.fact.issued'), t('recalls.issued', { time: dayAndTime(issuedAt), by: by ?? t('operator') })],
    [t('recalls.fact.reason'), reason],
    [t('recalls.fact.recordings'), fates.join(', ')],
  ]
  const meaning = t(`recalls.meaning.${state}`, { due: dayAndTime(dueAt) })
  return (
    <article className={css['details']} tabIndex={0} aria-label={t('recalls.name', { number })}>
      <header>
        <h2 className={css['title']}>{t('recalls.name', { number })}: {t(`recalls.line.${kind}`)}</h2>
        {state === 'overdue' ? <Caution alert={false}>{meaning}</Caution> : <p className={css['meaning']}>{meaning}</p>}
      </header>
      <section>
        <h3>{t('recalls.facts')}</h3>
        <dl className={css['facts']}>
          {facts.map(([term, value]) => (value === null ? null : <div key={term}><dt>{term}</dt><dd>{value}</dd></div>))}
        </dl>
        {clips.held === 0 ? null : <p className={css['hint']}>{t('recalls.heldAdvice')}</p>}
      </section>
      <Devices recall={recall} />
      <Recipients store={store} recall={recall} mayConfirm={mayConfirm} />
    </article>
  )
}

function Devices({ recall: { devices } }: { recall: RecallReport }) {
  const { t } = useTranslation('privacy')
  const waiting = devices.some(({ outstanding }) => outstanding > 0)
  return (
    <section>
      <h3>{t('recalls.devices')}</h3>
      {devices.length === 0 ? <p>{t('recalls.noDevices')}</p> : (
        <ul className={css['rows']}>
          {devices.toSorted((one, other) => other.outstanding - one.outstanding).map(({ device, person, clips, outstanding, lastEndsAt }) => (
            <li key={`${device} ${person}`} data-open={outstanding > 0}>
              <b>{t('recalls.device', { person, device: device.slice(0, 8) })}</b>
              <span>{outstanding === 0 ? t('recalls.gone', { count: clips }) : t('recalls.left', { outstanding: whole(outstanding), clips: whole(clips), time: nearTime(lastEndsAt) })}</span>
            </li>
          ))}
        </ul>
      )}
      {waiting ? <p className={css['hint']}>{t('recalls.deviceAdvice')}</p> : null}
    </section>
  )
}
