import { useTranslation } from 'react-i18next'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { seconds } from '../../ui/format.ts'
import css from './Custody.module.css'
import { SaidWith } from './SaidWith.tsx'
import { deedOf, wordsIn } from './step-words.ts'

/** `2026-11-23 14:01:22Z`, the form that stands up in any zone. */
const utc = (instant: number): string => new Date(instant).toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z')

type CustodyProps = Pick<EscalationCase, 'custody' | 'history' | 'zone'>

/** Everyone who had the recording in hand, and what they did and said, in order. */
export function Custody({ custody, history, zone }: CustodyProps) {
  const { t } = useTranslation('safety')
  const named = (what: string): string => t(`record.did.${what as 'filed'}`, { defaultValue: what })
  return (
    <section>
      <h2>{t('record.custody')}</h2>
      <p className={css['zone']}>{t('record.custodyTimes', { zone })}</p>
      <ol className={css['log']}>
        {custody.map(({ at, actor, what, span }, index) => {
          const step = history.find(entry => entry.at === at && entry.actor === actor && entry.step.action === what)?.step
          const deed = step === undefined ? named(what) : deedOf(step, t)
          return (
            <li key={`${at} ${index}`}>
              <time dateTime={new Date(at).toISOString()}>{utc(at)}</time>
              <span>{actor}</span>
              <div>
                {span === null ? deed : t('record.custodySpan', { what: deed, from: seconds(span.from), to: seconds(span.to) })}
                {step === undefined ? null : <SaidWith said={wordsIn(step, t)} />}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
