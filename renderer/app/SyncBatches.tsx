import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeldBatch, Holding } from '../../shared/contract/sync.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { nearTime, whole } from '../ui/format.ts'
import { useNow } from '../ui/useNow.ts'
import css from './SyncBatches.module.css'

const megabyte = 1_000_000
const minuteMs = 60_000

const megabytes = (bytes: number): string => whole(Math.ceil(bytes / megabyte))

/** The batches on this laptop and those that wait: what is here, how much room they need, until when they last. */
export function SyncBatches() {
  const { t } = useTranslation('frame')
  const { client, notices } = useWorkstation()
  const [holding, setHolding] = useState<Holding | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    const read = (): void => void client.call('leases.read', {}).then(reply => {
      if (reply.ok && !left) setHolding(reply.value)
    })
    read()
    const end = client.on(['sync.changed', 'clips.changed'], read)
    return () => {
      left = true
      end()
    }
  }, [client])
  if (holding === null) return null
  const { batches, freeBytes } = holding
  const needed = batches.reduce((sum, { place, bytesMissing }) => (place === 'elsewhere' ? sum : sum + bytesMissing), 0)
  const giveBack = async (batch: string): Promise<void> => {
    setAsked(null)
    const reply = await client.call('leases.giveBack', { batch })
    if (reply.ok) setHolding(reply.value)
    else notices.fail(reply.failure)
  }
  return (
    <section className={css['batches']} aria-label={t('sync.batches.title')}>
      <b>{t('sync.batches.title')}</b>
      {batches.length === 0 ? <p>{t('sync.batches.none')}</p> : (
        <ul className={css['list']}>
          {batches.map(held => (
            <li key={held.batch}>
              <div className={css['row']}>
                <span className={css['name']}>{held.name}</span>
                {held.place === 'here' && asked !== held.batch ? (
                  <Button look="quiet" small aria-label={t('sync.batches.giveBackOf', { name: held.name })} onClick={() => setAsked(held.batch)}>{t('sync.batches.giveBack')}</Button>
                ) : null}
              </div>
              <BatchLine held={held} />
              {asked === held.batch ? (
                <div className={css['sure']} role="alert">
                  <p>{t('sync.batches.sure')}</p>
                  <div className={css['ways']}>
                    <Button small autoFocus onClick={() => setAsked(null)}>{t('sync.batches.keep')}</Button>
                    <Button small onClick={() => void giveBack(held.batch)}>{t('sync.batches.confirm')}</Button>
                  </div>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {needed === 0 || freeBytes === null ? null : <p>{t('sync.batches.room', { needed: megabytes(needed), free: megabytes(freeBytes) })}</p>}
      {freeBytes !== null && needed > freeBytes ? <p role="alert">{t('sync.batches.tight')}</p> : null}
    </section>
  )
}

function BatchLine({ held }: { held: HeldBatch }) {
  const { t } = useTranslation('frame')
  const now = useNow(minuteMs)
  const { place, clips, arrived, decided, bytes, bytesMissing, startsAt, endsAt } = held
  const later = startsAt !== null && startsAt > now
  const when = [
    ...(later && endsAt === null ? [t('sync.batches.starts', { from: nearTime(startsAt) })] : []),
    ...(later && endsAt !== null ? [t('sync.batches.later', { from: nearTime(startsAt), time: nearTime(endsAt) })] : []),
    ...(!later && endsAt !== null ? [t('sync.batches.until', { time: nearTime(endsAt) })] : []),
  ]
  const size = place === 'here' && bytesMissing > 0 ? t('sync.batches.missing', { size: megabytes(bytesMissing) }) : t('sync.batches.size', { size: megabytes(bytes) })
  const counts = { clips: whole(clips), arrived: whole(arrived), decided: whole(decided) }
  return <p className={css['line']}>{[t(`sync.batches.${place}`, counts), size, ...when].join(' · ')}</p>
}
