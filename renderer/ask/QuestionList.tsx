import { useTranslation } from 'react-i18next'
import type { OpenQuestion } from '../../shared/contract/questions.ts'
import { nearTime, seconds } from '../ui/format.ts'
import type { Answering } from './answering.ts'
import { cx } from '../ui/cx.ts'
import pick from '../ui/PickList.module.css'
import css from './QuestionList.module.css'

/** All questions that wait; the keys of the page move through it from wherever the focus is. */
export function QuestionList({ answering, questions, selected }: { answering: Answering; questions: readonly OpenQuestion[]; selected: string }) {
  const { t } = useTranslation('ask')
  return (
    <ol className={cx(pick['list'], css['list'])} aria-label={t('queue.list')} data-keys="listen">
      {questions.map(({ question, text, excerpt, locale, expiresAt }) => (
        <li key={question}>
          <button type="button" className={cx(pick['one'], css['question'])} aria-current={question === selected ? 'true' : undefined} onClick={() => answering.select(question)}>
            <span className={css['text']}>{text}</span>
            <small>{t('queue.about', { from: seconds(excerpt.from), to: seconds(excerpt.to), locale })}</small>
            <small>{t('queue.until', { until: nearTime(expiresAt) })}</small>
          </button>
        </li>
      ))}
    </ol>
  )
}
