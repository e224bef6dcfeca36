import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditedStream } from '../../../shared/contract/audit.ts'
import type { Failure, Reply } from '../../../shared/contract/failure.ts'
import type { MethodOutput } from '../../../shared/contract/methods.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { nearTime, whole } from '../../ui/format.ts'
import css from './LaptopSection.module.css'

/** Whether the logs of what happened here hold, and a whole check on demand. */
export function AuditPart() {
  const { t } = useTranslation('settings')
  const { client, announcer } = useWorkstation()
  const [streams, setStreams] = useState<readonly AuditedStream[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    const take = (reply: Reply<MethodOutput<'audit.read'>>): void => {
      setFailure(reply.ok ? null : reply.failure)
      if (reply.ok) setStreams(reply.value.streams)
    }
    const read = (): void => void client.call('audit.read', {}).then(take)
    read()
    return client.on(['audit.changed'], read)
  }, [client])
  async function check(): Promise<void> {
    if (busy) return
    setBusy(true)
    const reply = await client.call('audit.verify', {})
    setBusy(false)
    setFailure(reply.ok ? null : reply.failure)
    if (!reply.ok) return
    setStreams(reply.value.streams)
    announcer.announce(t(reply.value.streams.every(({ fault }) => fault === null) ? 'audit.allHold' : 'audit.notAllHold'))
  }
  const stateOf = ({ checkedAt, events, whole: all, fault }: AuditedStream): string => {
    if (fault !== null) return t('audit.broken', { seq: whole(fault.seq), fault: t(`audit.faults.${fault.fault}`) })
    if (checkedAt === null) return t('audit.notYet', { events: whole(events) })
    return t(all ? 'audit.holds' : 'audit.holdsSoFar', { events: whole(events), time: nearTime(checkedAt) })
  }
  return (
    <>
      <h2>{t('audit.title')}</h2>
      <p className={css['meaning']}>{t('audit.meaning')}</p>
      <dl className={css['streams']}>
        {streams.map(stream => (
          <div key={stream.which}>
            <dt>{t(`audit.of.${stream.which}`)}</dt>
            <dd>
              {stateOf(stream)}
              {stream.lost === null || stream.lost.length === 0 ? null : <p className={css['meaning']}>{t('audit.lost', { count: stream.lost.length, entries: stream.lost.map(whole).join(', ') })}</p>}
            </dd>
          </div>
        ))}
      </dl>
      {streams.some(({ fault }) => fault !== null) ? <Caution alert={false}>{t('audit.whatToDo')}</Caution> : null}
      {failure === null ? null : <FailureText failure={failure} />}
      <Button aria-disabled={busy} onClick={() => void check()}>{t(busy ? 'audit.checking' : 'audit.check')}</Button>
    </>
  )
}
