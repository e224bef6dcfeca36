import { lazy, Suspense, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { keyOf, type Question } from '../../shared/domain/task.ts'
import { GuidelinesEntry } from '../guidelines/GuidelinesEntry.tsx'
import type { OpenDesk } from './open-desk.ts'

// Reading Markdown takes more code than all the rest of the clip screen: it comes when somebody reads.
const GuidelinesPanel = lazy(async () => ({ default: (await import('../guidelines/GuidelinesPanel.tsx')).GuidelinesPanel }))

/** The batch's guidelines, at the section of the question in front. */
export function GuidelinesBeside({ opened: { desk, player, guidelines } }: { opened: OpenDesk }) {
  const { t } = useTranslation('review')
  const { guidelines: text, changed } = useStore(guidelines)
  const place = useStore(desk.store, state => state.guidelines)
  const questions = useStore(desk.store, state => state.work?.batch.task.questions)
  const front = useStore(desk.store, state => state.question)
  const close = useCallback(() => desk.store.setState({ guidelines: 'closed' }), [desk])
  const entered = useCallback(() => desk.store.setState({ guidelines: 'beside' }), [desk])
  const sounding = useCallback(() => player.getState().playing, [player])
  const question = questions?.find(candidate => keyOf(candidate) === front)
  const nameOf = (asked: Question): string => (asked.kind === 'choice' ? asked.title : t(`questions.${asked.kind}`))
  if (text === null) return null
  return (
    <Suspense fallback={null}>
      <GuidelinesPanel
        guidelines={text}
        changed={changed}
        sought={{ guide: question?.guide ?? null, name: question === undefined ? '' : nameOf(question) }}
        takesFocus={place === 'entered'}
        onEntered={entered}
        onClose={close}
        onLeave={focusClip}
        sounding={sounding}
      />
    </Suspense>
  )
}

/** Beside the clip while the guidelines are closed; nothing where the batch has none. */
export function GuidelinesWay({ opened: { desk, guidelines } }: { opened: OpenDesk }) {
  const { guidelines: text, changed } = useStore(guidelines)
  const open = useCallback(() => desk.store.setState({ guidelines: 'entered' }), [desk])
  return text === null ? null : <GuidelinesEntry changed={changed} onOpen={open} />
}

const focusClip = (): void => document.querySelector<HTMLElement>('[role=application]')?.focus({ preventScroll: true })
