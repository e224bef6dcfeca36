import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { wakeVerdicts, type Quality, type WakeVerdict } from '../../../shared/domain/annotation.ts'
import { keyOf, type QuestionOf } from '../../../shared/domain/task.ts'
import type { Desk } from '../desk/desk.ts'
import { Chips } from './Chips.tsx'

// Questions that are answered by a digit or a press. Most clips have the same answers as the one before: what does not
// differ is not drawn again.

type WakeProps = { desk: Desk; question: QuestionOf<'wake'>; verdict: WakeVerdict | null; current: boolean }

export const Wake = memo(function Wake({ desk, question, verdict, current }: WakeProps) {
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
      onEnter={() => desk.asking.face('wake')}
    />
  )
})

type QualitiesProps = { desk: Desk; question: QuestionOf<'quality'>; given: string; current: boolean }

export const Qualities = memo(function Qualities({ desk, question, given, current }: QualitiesProps) {
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
      onEnter={() => desk.asking.face('quality')}
    />
  )
})

type ChoiceProps = { desk: Desk; question: QuestionOf<'choice'>; given: string; current: boolean }

export const Choice = memo(function Choice({ desk, question, given, current }: ChoiceProps) {
  const { id, title, options, multiple } = question
  const chips = options.map((option, index) => ({
    id: option.id, label: option.title, key: index < 9 ? `Digit${index + 1}` : null, on: given.split(',').includes(option.id),
  }))
  return (
    <Chips
      kind={multiple ? 'checkbox' : 'radio'}
      label={title}
      current={current}
      chips={chips}
      onPress={option => desk.asking.choose(id, option)}
      onEnter={() => desk.asking.face(keyOf(question))}
    />
  )
})
