import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../shared/contract/failure.ts'
import type { Shift } from '../../shared/contract/shift.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { dayAndTime } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { fromLocalInput, toLocalInput } from '../ui/local-time.ts'
import { QuietActions, QuietPage } from '../ui/QuietPage.tsx'
import { InstantField, WordsField } from '../ui/Entries.tsx'
import css from './Home.module.css'

/** A shift that ran on for hours without a sign of work: one question, its answer proposed and one key away. */
export function QuietShift({ shift, since }: { shift: Shift; since: number }) {
  const { t } = useTranslation('shift')
  const { client, notices, shift: reading } = useWorkstation()
  const proposed = toLocalInput(since)
  const [end, setEnd] = useState(proposed)
  const [reason, setReason] = useState<string>(t('quiet.forgotten'))
  // A field knows minutes; left alone, the very sign of work is the end.
  const endedAt = end === proposed ? since : fromLocalInput(end)
  const settle = (reply: Reply<Shift>): void => {
    if (reply.ok) reading.put({ running: reply.value.endedAt === null ? reply.value : null })
    else notices.fail(reply.failure)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void client.call('shift.repair', { endedAt, reason: reason.trim() }).then(settle)
  }
  return (
    <Frame>
      <QuietPage title={t('quiet.title')}>
        <p className={css['text']}>{t('quiet.text', { start: dayAndTime(shift.startedAt), last: dayAndTime(since) })}</p>
        <form className={css['form']} onSubmit={submit}>
          <InstantField label={t('quiet.end')} hint={t('quiet.endHint')} value={end} onChange={setEnd} />
          <WordsField label={t('quiet.reason')} hint={t('quiet.reasonHint')} most={400} value={reason} onChange={setReason} />
          <QuietActions>
            <Button type="submit" look="primary" autoFocus disabled={Number.isNaN(endedAt) || reason.trim() === ''}>{t('quiet.confirm')}</Button>
            <Button onClick={() => void client.call('shift.goOn', {}).then(settle)}>{t('quiet.goOn')}</Button>
          </QuietActions>
        </form>
        <p className={css['paid']}>{t('quiet.goOnHint')}</p>
      </QuietPage>
    </Frame>
  )
}
