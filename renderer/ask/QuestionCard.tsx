import { useTranslation } from 'react-i18next'
import type { MyQuestion } from '../../shared/contract/questions.ts'
import css from './QuestionCard.module.css'
import { standingText } from './standing-text.ts'

/** One's own question, where it stands, and what was answered. */
export function QuestionCard({ question, about }: { question: MyQuestion; about: string }) {
  const { t } = useTranslation('ask')
  return (
    <article className={css['card']} data-state={question.state} aria-label={about}>
      <p className={css['about']}>{about}</p>
      <p className={css['text']}>{question.text}</p>
      {question.answers.map(({ at, by, text }) => (
        <div key={`${at} ${by}`} className={css['answer']}>
          <p className={css['by']}>{t(`own.answer.${by}`)}</p>
          <p>{text}</p>
        </div>
      ))}
      <p className={css['standing']}>{standingText(t, question)}</p>
    </article>
  )
}
