import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { WakeVerdict, type Annotation } from '../../shared/domain/annotation.ts'
import { questionOf, type TaskSpecification } from '../../shared/domain/task.ts'
import { thirdId } from './focus-places.ts'
import type { ThirdAnswer } from './adjudicating.ts'
import css from './ThirdAnswerForm.module.css'

type ThirdAnswerFormProps = {
  third: Annotation
  task: TaskSpecification
  /** An intent that the recogniser suggested, which the task need not offer. */
  suggested: string | null
  locale: string
  onChange(change: Partial<ThirdAnswer>): void
}

/** An answer of one's own, begun with one of the two. */
export function ThirdAnswerForm({ third, task, suggested, locale, onChange }: ThirdAnswerFormProps) {
  const { t } = useTranslation(['adjudicate', 'review'])
  const id = useId()
  const verdicts = questionOf(task, 'wake')?.options ?? []
  const offered = questionOf(task, 'intent')?.options ?? []
  const intents = suggested === null || offered.includes(suggested) ? offered : [suggested, ...offered]
  return (
    <section className={css['form']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('answer.third')}</h2>
      <div className={css['field']}>
        <label htmlFor={thirdId}>{t('transcript')}</label>
        <input id={thirdId} className={css['transcript']} lang={locale} value={third.transcript} maxLength={4000} autoComplete="off" onChange={({ target }) => onChange({ transcript: target.value })} />
      </div>
      <div className={css['row']}>
        {verdicts.length === 0 ? null : (
          <div className={css['field']}>
            <label htmlFor={`${id}-wake`}>{t('wake')}</label>
            <select id={`${id}-wake`} value={third.wake ?? ''} onChange={({ target }) => onChange({ wake: WakeVerdict.parse(target.value) })}>
              {verdicts.map(verdict => <option key={verdict} value={verdict}>{t(`review:wake.${verdict}`)}</option>)}
            </select>
          </div>
        )}
        {intents.length === 0 ? null : (
          <div className={css['field']}>
            <label htmlFor={`${id}-intent`}>{t('intent')}</label>
            <select id={`${id}-intent`} value={third.intent ?? ''} onChange={({ target }) => onChange({ intent: target.value === '' ? null : target.value })}>
              <option value="">{t('none')}</option>
              {intents.map(intent => <option key={intent} value={intent}>{intent}</option>)}
            </select>
          </div>
        )}
      </div>
      <p className={css['hint']}>{t('begun')}</p>
    </section>
  )
}
