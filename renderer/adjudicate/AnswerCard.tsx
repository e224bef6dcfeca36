import { useTranslation } from 'react-i18next'
import type { Annotation } from '../../shared/domain/annotation.ts'
import { wordsOf } from '../../shared/domain/words.ts'
import type { Action } from '../keys/action.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import css from './AnswerCard.module.css'
import type { WordBeside } from './words-apart.ts'

type AnswerCardProps = {
  side: 'a' | 'b'
  answer: Annotation
  other: Annotation
  words: readonly WordBeside[]
  locale: string
  chosen: boolean
  action: Action
  onPlay(ms: number): void
}

/** One of the two answers; what the other has otherwise is marked, and every word plays from where it is spoken. */
export function AnswerCard({ side, answer, other, words, locale, chosen, action, onPlay }: AnswerCardProps) {
  const { t } = useTranslation(['adjudicate', 'review'])
  const wake = (verdict: Annotation['wake']): string => (verdict === null ? t('none') : t(`review:wake.${verdict}`))
  const slots = ({ transcript, slots: labelled }: Annotation): string =>
    labelled.map(({ label, words: { from, to } }) => t('slot', { label, words: wordsOf(transcript).slice(from, to).join(' ') })).join('; ') || t('none')
  const quality = (heard: Annotation): string => heard.quality.map(name => t(`review:quality.${name}`)).toSorted().join(', ') || t('none')
  const facts = [
    { name: 'wake', own: wake(answer.wake), others: wake(other.wake) },
    { name: 'intent', own: answer.intent ?? t('none'), others: other.intent ?? t('none') },
    { name: 'slots', own: slots(answer), others: slots(other) },
    { name: 'quality', own: quality(answer), others: quality(other) },
  ] as const
  return (
    <section className={cx(css['card'], chosen && css['chosen'])} aria-labelledby={`answer-${side}`}>
      <header className={css['head']}>
        <h2 id={`answer-${side}`}>{t(`answer.${side}`)}</h2>
        <Button small look={chosen ? 'primary' : 'plain'} aria-pressed={chosen} onClick={action.run}>{action.label}<ActionKey of={action} tone={chosen ? 'inherit' : 'own'} /></Button>
      </header>
      <p className={css['words']} lang={locale}>
        {words.length === 0 ? <i>{t('noWords')}</i> : words.map((word, at) => (
          <button key={at} type="button" tabIndex={-1} className={css['word']} title={t('playFrom', { word: word.text })} onClick={() => onPlay(word.from)}>
            {word.apart ? <mark>{word.text}</mark> : word.text}
          </button>
        ))}
      </p>
      <dl className={css['facts']}>
        {facts.map(({ name, own, others }) => (
          <div key={name}><dt>{t(name)}</dt><dd>{own === others ? own : <mark>{own}</mark>}</dd></div>
        ))}
      </dl>
    </section>
  )
}
