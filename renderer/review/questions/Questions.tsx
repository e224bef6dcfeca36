import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wakeVerdicts, type Annotation, type Quality, type WakeVerdict } from '../../../shared/domain/annotation.ts'
import { keyOf, type Question } from '../../../shared/domain/task.ts'
import { cx } from '../../ui/cx.ts'
import { Chips } from './Chips.tsx'
import type { Desk } from '../desk/desk.ts'
import type { DeskState } from '../desk/desk-state.ts'
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

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>

/** What the batch asks about a clip, drawn from its task specification. */
export function Questions({ desk, questions, draft, suggestedIntent, current, open }: QuestionsProps) {
  const { t } = useTranslation('review')
  const nameOf = (question: Question): string => (question.kind === 'choice' ? question.title : t(`questions.${question.kind}`))
  const drawn = (question: Question): ReactNode => {
    switch (question.kind) {
      case 'wake':
        return <Wake desk={desk} question={question} verdict={draft.wake} current={current === 'wake'} />
      case 'quality':
        return <Qualities desk={desk} question={question} given={draft.quality.join()} current={current === 'quality'} />
      case 'intent':
        return <Intent desk={desk} question={question} intent={draft.intent} suggested={suggestedIntent} />
      case 'transcript':
      case 'slots':
      case 'sensitive':
      case 'choice':
        return null
    }
  }
  return (
    <div className={css['questions']}>
      {questions.map(question => {
        const answer = drawn(question)
        return answer === null ? null : <Row key={keyOf(question)} name={nameOf(question)} missing={open.includes(keyOf(question))}>{answer}</Row>
      })}
      {open.length === 0 ? null : <p role="alert" className={css['still']}>{t('questions.open', { questions: questions.filter(question => open.includes(keyOf(question))).map(nameOf).join(', ') })}</p>}
    </div>
  )
}

function Row({ name, missing, children }: { name: string; missing: boolean; children: ReactNode }) {
  return (
    <div className={css['question']}>
      <span className={cx(css['name'], missing && css['open'])}>{name}</span>
      {children}
    </div>
  )
}

// Most clips have the same answers as the one before: what does not differ is not drawn again.

type WakeProps = { desk: Desk; question: Asked<'wake'>; verdict: WakeVerdict | null; current: boolean }

const Wake = memo(function Wake({ desk, question, verdict, current }: WakeProps) {
  const { t } = useTranslation('review')
  const chips = wakeVerdicts.flatMap((option, index) =>
    question.options.includes(option) ? [{ id: option, label: t(`wake.${option}`), key: `Digit${index + 1}`, on: verdict === option }] : [],
  )
  return (
    <Chips
      kind="radio"
      label={t('questions.wake')}
      current={current}
      chips={chips}
      onPress={option => desk.answerWake(option as WakeVerdict)}
      onEnter={() => desk.store.setState({ question: 'wake' })}
      onLeave={() => desk.store.setState({ question: 'wake' })}
    />
  )
})

type QualitiesProps = { desk: Desk; question: Asked<'quality'>; given: string; current: boolean }

const Qualities = memo(function Qualities({ desk, question, given, current }: QualitiesProps) {
  const { t } = useTranslation('review')
  const chips = question.options.map((quality, index) => ({
    id: quality, label: t(`quality.${quality}`), key: `Digit${index + 1}`, on: given.split(',').includes(quality),
  }))
  return (
    <Chips
      kind="checkbox"
      label={t('questions.quality')}
      current={current}
      chips={chips}
      onPress={quality => desk.toggleQuality(quality as Quality)}
      onEnter={() => desk.store.setState({ question: 'quality' })}
      onLeave={() => desk.store.setState({ question: 'wake' })}
    />
  )
})

type IntentProps = { desk: Desk; question: Asked<'intent'>; intent: string | null; suggested: string | null }

const Intent = memo(function Intent({ desk, question, intent, suggested }: IntentProps) {
  const { t } = useTranslation('review')
  const known = [...question.options, suggested, intent].filter(option => option !== null)
  return (
    <div className={css['field']}>
      <select aria-label={t('questions.intent')} value={intent ?? ''} onChange={({ target }) => desk.edit({ intent: target.value === '' ? null : target.value })}>
        <option value="">{t('questions.none')}</option>
        {[...new Set(known)].map(option => <option key={option} value={option}>{option}</option>)}
      </select>
      {intent !== null && intent === suggested ? <span className={css['suggested']}>{t('questions.suggested')}</span> : null}
    </div>
  )
})
