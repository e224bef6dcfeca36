import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { OwnShift, Shift } from '../../shared/contract/shift.ts'
import { settle, useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './ClockOut.module.css'
import { WordsField } from '../ui/Entries.tsx'
import type { ShiftActions } from './shift-actions.ts'
import { Summary } from './Summary.tsx'

/** The shift's summary, seen by the one who worked it before anybody else. */
export function ClockOut({ actions, onClose }: { actions: ShiftActions; onClose(): void }) {
  const { t } = useTranslation('shift')
  const { client, sync, shift, notices } = useWorkstation()
  const waiting = useStore(sync, state => state.value?.waiting ?? 0)
  const running = useStore(shift, state => state.value?.running ?? null)
  const own = useOwnShift(running)
  const [note, setNote] = useState('')
  const confirm = async (): Promise<void> => {
    if (running !== null && note.trim() !== '') {
      // Before the end, so that nobody reads the shift without it.
      const reply = await client.call('shift.note', { shift: running.shift, note: note.trim() })
      if (!reply.ok) return notices.fail(reply.failure)
    }
    if (!(await actions.clockOut())) onClose()
  }
  return (
    <Dialog title={t('out.title')} onClose={onClose} width="30rem">
      <p className={css['text']}>{t('out.text')}</p>
      {waiting > 0 ? <p className={css['text']} role="status">{t('out.waiting', { count: waiting })}</p> : null}
      {own === null ? null : <Summary shift={own} />}
      <WordsField label={t('out.note')} hint={t('out.noteHint')} most={2000} value={note} onChange={setNote} />
      <div className={css['actions']}>
        <Button look="quiet" disabled={own === null} onClick={() => window.print()}>{t('out.print')}</Button>
        <Button onClick={onClose}>{t('out.stay')}</Button>
        <Button look="primary" onClick={() => void confirm()}>{t('out.confirm')}</Button>
      </div>
    </Dialog>
  )
}

/** The running shift's figures as they are when the panel opens, with what was still being heard handed over first. */
function useOwnShift(running: Shift | null): OwnShift | null {
  const workstation = useWorkstation()
  const [own, setOwn] = useState<OwnShift | null>(null)
  const startedAt = running?.startedAt ?? null
  useEffect(() => {
    if (startedAt === null) return
    void settle(workstation).then(async () => {
      const reply = await workstation.client.call('shifts.mine', { from: startedAt, to: startedAt + 1 })
      if (reply.ok) setOwn(reply.value[0] ?? null)
      else workstation.notices.fail(reply.failure)
    })
  }, [workstation, startedAt])
  return own
}
