import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import css from './AnswerEntry.module.css'
import { keptOf } from './kept.ts'

/** The way to other people's questions, where any wait; `whole` says what that means. */
export function AnswerEntry({ whole = false, onOpen }: { whole?: boolean; onOpen(): void }) {
  const { t } = useTranslation('ask')
  const { queue } = keptOf(useWorkstation())
  const count = useStore(queue, reading => reading.value?.questions.length ?? 0)
  useEffect(() => void queue.refresh(), [queue])
  if (count === 0) return null
  if (!whole) return <Button look="quiet" small className={css['small']} onClick={onOpen}>{t('queue.open', { count })}</Button>
  return (
    <section className={css['whole']}>
      <h2>{t('queue.wait', { count })}</h2>
      <p>{t('queue.waitMeaning', { count })}</p>
      <Button onClick={onOpen}>{t('queue.open', { count })}</Button>
    </section>
  )
}
