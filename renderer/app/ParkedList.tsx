import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParkedEvent } from '../../shared/contract/sync.ts'
import { useWorkstation } from '../state/workstation.ts'
import { nearTime } from '../ui/format.ts'
import { happeningOf } from '../ui/happenings.ts'
import { useRejectionText } from '../ui/rejection-text.ts'
import css from './ParkedList.module.css'

/** What the hub could not use of one's own work: what, why, and what becomes of it, as it stands when this is shown. */
export function ParkedList() {
  const { t } = useTranslation(['frame', 'ui'])
  const { client } = useWorkstation()
  const textOf = useRejectionText()
  const [parked, setParked] = useState<readonly ParkedEvent[]>([])
  useEffect(() => {
    let left = false
    void client.call('sync.parked', {}).then(reply => {
      if (reply.ok && !left) setParked(reply.value)
    })
    return () => {
      left = true
    }
  }, [client])
  if (parked.length === 0) return null
  return (
    <section className={css['parked']} aria-label={t('sync.parkedTitle')}>
      <b>{t('sync.parkedTitle')}</b>
      <p>{t('sync.parkedMeaning')}</p>
      <ul className={css['list']} tabIndex={0} aria-label={t('sync.parkedTitle')}>
        {parked.map(({ id, type, at, why, settledAt }) => (
          <li key={id}>
            <b>{t(`ui:happening.${happeningOf(type)}`)}</b> {nearTime(at)}
            <span>{textOf({ type, why })}</span>
            <span>{settledAt === null ? t('sync.parkedOpen') : t('sync.parkedSettled', { time: nearTime(settledAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
