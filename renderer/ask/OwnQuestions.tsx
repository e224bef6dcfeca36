import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogList } from '../ui/DialogList.tsx'
import { seconds } from '../ui/format.ts'
import { keptOf } from './kept.ts'
import { concludedSince, isConcluded, isNews } from './own-questions.ts'
import css from './OwnQuestions.module.css'
import { QuestionCard } from './QuestionCard.tsx'

/** An entry of the status line while something is open or new among one's own questions; it opens all of them. */
export function OwnQuestions() {
  const { t } = useTranslation('ask')
  const workstation = useWorkstation()
  const { client, notices } = workstation
  const { own } = keptOf(workstation)
  const questions = useStore(own, reading => reading.value) ?? []
  const [open, setOpen] = useState(false)
  useEffect(() => void own.refresh(), [own])
  useEffect(() => own.subscribe((now, before) => {
    for (const { state, position } of concludedSince(before.value, now.value)) {
      if (state !== 'waiting' && state !== 'received') notices.say(t(`own.news.${state}`, { position }))
    }
  }), [own, notices, t])
  const news = questions.filter(isNews)
  const waiting = questions.filter(question => !isConcluded(question))
  if (news.length + waiting.length === 0 && !open) return null
  const answered = news.filter(({ answers }) => answers.length > 0)
  const text =
    answered.length > 0 ? t('own.entryAnswered', { count: answered.length })
    : news.length > 0 ? t('own.entryClosed', { count: news.length })
    : t('own.entryOpen', { count: waiting.length })
  const show = (): void => {
    setOpen(true)
    if (news.length > 0) void client.call('questions.seen', { questions: news.map(({ question }) => question) })
  }
  return (
    <>
      <Button look="quiet" small className={css['entry']} data-news={news.length > 0} aria-label={t('own.entry', { standing: text })} onClick={show}>
        {text}
      </Button>
      {open ? (
        <Dialog title={t('own.list')} onClose={() => setOpen(false)} width="40rem">
          <DialogList label={t('own.list')} lead={t('own.listMeaning')} close={t('own.listClose')} onClose={() => setOpen(false)}>
            {questions.map(question => (
              <li key={question.question}>
                <QuestionCard
                  question={question}
                  about={t('own.about', { position: question.position, from: seconds(question.span.from), to: seconds(question.span.to) })}
                />
              </li>
            ))}
          </DialogList>
        </Dialog>
      ) : null}
    </>
  )
}
