import { useTranslation } from 'react-i18next'
import { align, wordsOf } from '../../../shared/domain/words.ts'
import css from './Transcript.module.css'

/** What the recogniser heard, with the words that no longer stand struck out. */
export function Heard({ hypothesis, transcript, locale }: { hypothesis: string; transcript: string; locale: string }) {
  const { t } = useTranslation('review')
  const heard = wordsOf(hypothesis)
  const kept = new Set(align(heard, wordsOf(transcript)).flatMap(({ left, same }) => (same && left !== null ? [left] : [])))
  return (
    <p className={css['heard']}>
      {t('transcript.heard')}{' '}
      <bdi lang={locale}>
        {heard.map((word, index) => (
          <span key={index}>{kept.has(index) ? word : <del>{word}</del>} </span>
        ))}
      </bdi>
    </p>
  )
}
