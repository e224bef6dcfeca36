import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeldBatch } from '../../shared/contract/sync.ts'
import { useWorkstation } from '../state/workstation.ts'
import { nearTime, whole } from '../ui/format.ts'
import { useNow } from '../ui/useNow.ts'
import css from './Home.module.css'

const minuteMs = 60_000

/** The batch that begins first of those to come; null where none is known. */
export const nextBatch = (batches: readonly HeldBatch[], now: number): HeldBatch | null =>
  batches.filter(({ startsAt, place }) => startsAt !== null && startsAt > now && place !== 'elsewhere')
    .toSorted((one, other) => (one.startsAt ?? 0) - (other.startsAt ?? 0))[0] ?? null

/** What comes when today's clips are done: whether it is here already, and from when it may be opened. */
export function NextBatch() {
  const { t } = useTranslation('shift')
  const { client } = useWorkstation()
  const now = useNow(minuteMs)
  const [batches, setBatches] = useState<readonly HeldBatch[]>([])
  useEffect(() => {
    let left = false
    const read = (): void => void client.call('leases.read', {}).then(reply => {
      if (reply.ok && !left) setBatches(reply.value.batches)
    })
    read()
    const end = client.on(['sync.changed', 'clips.changed'], read)
    return () => {
      left = true
      end()
    }
  }, [client])
  const next = nextBatch(batches, now)
  if (next === null || next.startsAt === null) return null
  const { name, place, clips, arrived, startsAt } = next
  const stands = place === 'hub' ? 'next.atHub' : arrived < clips ? 'next.inPart' : 'next.here'
  return <p className={css['waiting']}>{t(stands, { name, clips: whole(clips), arrived: whole(arrived), time: nearTime(startsAt) })}</p>
}
