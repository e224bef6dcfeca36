import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { ToldText } from '../ui/ToldText.tsx'
import css from './ToldNote.module.css'

/** Says once what is kept of somebody's work, and again when that has changed; nothing waits for it to be read. */
export function ToldNote() {
  const { t } = useTranslation('shift')
  const { told, client, notices } = useWorkstation()
  const value = useStore(told, state => state.value)
  // A policy may have come with the last sync.
  useEffect(() => void told.refresh(), [told])
  if (value === null || value.acknowledgedAt !== null) return null
  const acknowledge = async (): Promise<void> => {
    const reply = await client.call('told.acknowledge', {})
    if (reply.ok) told.put(reply.value)
    else notices.fail(reply.failure)
  }
  return (
    <section className={css['note']} aria-labelledby="told-title">
      <h2 id="told-title">{t(value.changed ? 'told.changed' : 'told.title')}</h2>
      <ToldText visibility={value.visibility} days={value.retentionDays} />
      <div className={css['end']}>
        <Button onClick={() => void acknowledge()}>{t('told.read')}</Button>
        <p>{t('told.meaning')}</p>
      </div>
    </section>
  )
}
