import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { keyOf, questionOf, type Question } from '../../../shared/domain/task.ts'
import { cx } from '../../ui/cx.ts'
import type { ReviewActions } from '../actions/review-actions.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskState, Work } from '../desk/desk-state.ts'
import { Choice, Qualities, Wake } from './Answers.tsx'
import { Intent } from './Intent.tsx'
import css from './Questions.module.css'
import { SensitiveSpans, Slots, TranscriptState } from './Spans.tsx'

type QuestionsProps = {
  desk: Desk
  work: Work
  /** The question that digits answer. */
  current: DeskState['question']
  open: DeskState['open']
  actions: ReviewActions
}

/** What the batch asks about a clip, drawn from its task specification. */
export function Questions({ desk, work, current, open, actions }: QuestionsProps) {
  const { t } = useTranslation('review')
  const list = useRef<HTMLDivElement>(null)
  const choosing = useStore(desk.store, state => state.layer === 'choose')
  const { page, batch: { task }, draft } = work
  const nameOf = (question: Question): string => (question.kind === 'choice' ? question.title : t(`questions.${question.kind}`))

  // The focus follows the question to which Tab leads, unless it is there already.
  useEffect(
    () => desk.store.subscribe((now, before) => {
      if (now.question === before.question || now.work?.page.clip !== before.work?.page.clip || now.layer !== 'listen') return
      const row = list.current?.querySelector(`[data-question="${now.question}"]`) ?? null
      if (row?.contains(document.activeElement) !== true) row?.querySelector<HTMLElement>('[data-entry]')?.focus()
    }),
    [desk],
  )
  const drawn = (question: Question): ReactNode => {
    switch (question.kind) {
      case 'wake':
        return <Wake desk={desk} question={question} verdict={draft.wake} current={current === 'wake'} />
      case 'quality':
        return <Qualities desk={desk} question={question} given={draft.quality.join()} current={current === 'quality'} />
      case 'choice':
        return <Choice desk={desk} question={question} given={(draft.choices[question.id] ?? []).join()} current={current === keyOf(question)} />
      case 'intent':
        return <Intent desk={desk} intent={draft.intent} suggested={page.suggestedIntent} current={current === 'intent'} choosing={choosing} />
      case 'slots':
        return <Slots desk={desk} draft={draft} current={current === 'slots'} actions={actions.tagging} />
      case 'sensitive':
        return <SensitiveSpans desk={desk} draft={draft} current={current === 'sensitive'} action={actions.sensitive.open} />
      case 'transcript':
        return <TranscriptState desk={desk} work={work} actions={actions.marks} />
    }
  }
  return (
    <div ref={list} className={css['questions']} data-wide={task.questions.some(({ kind }) => kind === 'choice') ? '' : undefined}>
      {task.questions.map(question => (
        <div key={keyOf(question)} className={css['question']} data-question={keyOf(question)}>
          <span className={cx(css['name'], open.includes(keyOf(question)) && css['open'])}>{nameOf(question)}</span>
          {drawn(question)}
        </div>
      ))}
      {open.length === 0 ? null : (
        <p role="alert" className={css['still']}>
          {t(questionOf(task, 'wake') === null ? 'questions.openAlone' : 'questions.open', {
            questions: task.questions.filter(question => open.includes(keyOf(question))).map(nameOf).join(', '),
          })}
        </p>
      )}
    </div>
  )
}
