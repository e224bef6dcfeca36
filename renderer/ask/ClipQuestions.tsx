import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { seconds } from '../ui/format.ts'
import css from './ClipQuestions.module.css'
import { keptOf } from './kept.ts'
import { isNews } from './own-questions.ts'
import { QuestionCard } from './QuestionCard.tsx'

/** Beside the clip: what was asked about it and what came back; nothing where nothing was asked. */
export function ClipQuestions({ clip }: { clip: string | null }) {
  const { t } = useTranslation('ask')
  const workstation = useWorkstation()
  const { client } = workstation
  const { own } = keptOf(workstation)
  const all = useStore(own, reading => reading.value)
  const here = useMemo(() => (all ?? []).filter(question => question.clip === clip), [all, clip])
  useEffect(() => {
    const news = here.filter(isNews).map(({ question }) => question)
    if (news.length > 0) void client.call('questions.seen', { questions: news })
  }, [here, client])
  if (here.length === 0) return null
  return (
    <section className={css['questions']}>
      <h2>{t('own.card')}</h2>
      {here.map(question => (
        <QuestionCard
          key={question.question}
          question={question}
          about={t('own.seconds', { from: seconds(question.span.from), to: seconds(question.span.to) })}
        />
      ))}
    </section>
  )
}
