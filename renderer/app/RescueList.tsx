import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingRescue } from '../../shared/contract/rescue.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { nearTime, whole } from '../ui/format.ts'
import { saveHandout } from '../ui/save-handout.ts'
import css from './RescueList.module.css'

/** What was rescued out of a vault that opened no more, on its way to the hub; nothing where there is none. */
export function RescueList() {
  const { t } = useTranslation('frame')
  const { client } = useWorkstation()
  const [rescues, setRescues] = useState<readonly WaitingRescue[]>([])
  useEffect(() => {
    let left = false
    const read = (): void => void client.call('rescues.read', {}).then(reply => {
      if (reply.ok && !left) setRescues(reply.value)
    })
    read()
    const end = client.on(['sync.changed'], read)
    return () => {
      left = true
      end()
    }
  }, [client])
  if (rescues.length === 0) return null
  return (
    <section className={css['rescues']} aria-label={t('sync.rescues.title')}>
      <b>{t('sync.rescues.title')}</b>
      <ul className={css['list']} tabIndex={0} aria-label={t('sync.rescues.title')}>
        {rescues.map(one => <RescueLine key={one.rescue} one={one} />)}
      </ul>
    </section>
  )
}

function RescueLine({ one }: { one: WaitingRescue }) {
  const { t } = useTranslation('frame')
  const { client, notices } = useWorkstation()
  const { rescue, madeAt, events, incomplete, bytes, sentBytes, state, receivedAt, here } = one
  const save = async (): Promise<void> => {
    const reply = await client.call('rescues.save', { rescue })
    if (reply.ok) saveHandout(reply.value)
    else notices.fail(reply.failure)
  }
  const underWay = state === 'waiting' && sentBytes > 0
  const words = {
    waiting: underWay ? t('sync.rescues.sending', { part: Math.floor((100 * sentBytes) / bytes) }) : t('sync.rescues.waiting'),
    refused: t('sync.rescues.refused'),
    received: t('sync.rescues.received', { time: nearTime(receivedAt ?? madeAt) }),
  }
  return (
    <li>
      <div className={css['row']}>
        <span className={css['name']}>{t('sync.rescues.of', { time: nearTime(madeAt) })}</span>
        {here && state !== 'received' ? <Button look="quiet" small aria-label={t('sync.rescues.saveOf', { time: nearTime(madeAt) })} onClick={() => void save()}>{t('sync.rescues.save')}</Button> : null}
      </div>
      <p>{t(incomplete === 0 ? 'sync.rescues.holds' : 'sync.rescues.holdsPartly', { events: whole(events), incomplete: whole(incomplete) })} · {words[state]}</p>
    </li>
  )
}
