import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { FollowedBatch } from '../../../shared/hub-api/followed-batches.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { InstantField } from '../../ui/Entries.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { fromLocalInput, toLocalInput } from '../../ui/local-time.ts'
import type { BatchesStore } from './batches.ts'
import css from './DueDialog.module.css'

type DueDialogProps = { store: BatchesStore; batch: FollowedBatch; onClose(): void }

/** Says by when a batch has to be answered, or that nobody waits for it. */
export function DueDialog({ store, batch: { batch, name, person, dueAt }, onClose }: DueDialogProps) {
  const { t } = useTranslation('supervisor')
  const [text, setText] = useState(dueAt === null ? '' : toLocalInput(dueAt))
  const [failure, setFailure] = useState<Failure | null>(null)
  const at = fromLocalInput(text)

  async function send(due: number | null): Promise<void> {
    const why = await store.setDue(batch, due)
    setFailure(why)
    if (why === null) onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send(at)
  }
  return (
    <Dialog title={t('batches.dueTitle', { name, person })} onClose={onClose} width="28rem">
      <form className={css['form']} onSubmit={submit}>
        <InstantField label={t('batches.dueField')} hint={t('batches.dueHint')} value={text} onChange={setText} />
        {failure === null ? null : <FailureText failure={failure} />}
        <div className={css['actions']}>
          {dueAt === null ? null : <Button look="quiet" onClick={() => void send(null)}>{t('batches.dueNone')}</Button>}
          <Button onClick={onClose}>{t('batches.dueLeave')}</Button>
          <Button type="submit" look="primary" disabled={Number.isNaN(at)}>{t('batches.dueSave')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
