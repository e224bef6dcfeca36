import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wakeVerdicts, type Annotation, type Quality, type Question, type WakeVerdict } from '../../shared/domain/annotation.ts'
import { cx } from '../ui/cx.ts'
import { Chips } from './Chips.tsx'
import type { Desk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import css from './Questions.module.css'

type QuestionsProps = {
  desk: Desk
  questions: readonly Question[]
  draft: Annotation
  suggestedIntent: string | null
  /** The question that digits answer. */
  current: DeskState['question']
  open: DeskState['open']
}

/** What the batch asks about a clip, drawn from its task specification. */
export const Questions = memo(function Questions({ desk, questions, draft, suggestedIntent, current, open }: QuestionsProps) {
  const { t } = useTranslation('review')
  const setCurrent = (question: DeskState['question']) => (): void => desk.store.setState({ question })
  const drawn = (question: Question): ReactNode => {
    switch (question.kind) {
      case 'wake':
        return (
          <Chips
            kind="radio"
            label={t('questions.wake')}
            current={current === 'wake'}
            chips={wakeVerdicts.flatMap((verdict, index) =>
              question.options.includes(verdict) ? [{ id: verdict, label: t(`wake.${verdict}`), key: `Digit${index + 1}`, on: draft.wake === verdict }] : [],
            )}
            onPress={verdict => desk.answerWake(verdict as WakeVerdict)}
            onEnter={setCurrent('wake')}
            onLeave={setCurrent('wake')}
          />
        )
      case 'quality':
        return (
          <Chips
            kind="checkbox"
            label={t('questions.quality')}
            current={current === 'quality'}
            chips={question.options.map((quality, index) => ({ id: quality, label: t(`quality.${quality}`), key: `Digit${index + 1}`, on: draft.quality.includes(quality) }))}
            onPress={quality => desk.edit({ quality: toggled(draft.quality, quality as Quality) })}
            onEnter={setCurrent('quality')}
            onLeave={setCurrent('wake')}
          />
        )
      case 'intent':
        return <Intent options={question.options} value={draft.intent} suggested={suggestedIntent} onChange={intent => desk.edit({ intent })} />
      case 'transcript':
      case 'slots':
      case 'sensitive':
        return null
    }
  }
  return (
    <div className={css['questions']}>
      {questions.map(question => {
        const answer = drawn(question)
        if (answer === null && !open.includes(question.kind)) return null
        return (
          <div key={question.kind} className={css['question']}>
            <span className={cx(css['name'], open.includes(question.kind) && css['open'])}>{t(`questions.${question.kind}`)}</span>
            {answer}
          </div>
        )
      })}
    </div>
  )
})

const toggled = (qualities: readonly Quality[], quality: Quality): Quality[] =>
  qualities.includes(quality) ? qualities.filter(kept => kept !== quality) : [...qualities, quality]

type IntentProps = { options: readonly string[]; value: string | null; suggested: string | null; onChange(intent: string | null): void }

function Intent({ options, value, suggested, onChange }: IntentProps) {
  const { t } = useTranslation('review')
  const all = [...new Set([...options, ...(suggested === null ? [] : [suggested]), ...(value === null ? [] : [value])])]
  return (
    <div className={css['field']}>
      <select aria-label={t('questions.intent')} value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? null : target.value)}>
        <option value="">{t('questions.none')}</option>
        {all.map(intent => <option key={intent} value={intent}>{intent}</option>)}
      </select>
      {value !== null && value === suggested ? <span className={css['suggested']}>{t('questions.suggested')}</span> : null}
    </div>
  )
}
