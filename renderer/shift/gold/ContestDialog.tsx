import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MyGold } from '../../../shared/contract/gold.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import css from '../CorrectDialog.module.css'
import { WordsField } from '../../ui/Entries.tsx'

/** One word against a known answer; durable here before the dialog closes. */
export function ContestDialog({ gold: { clip, batch, reference, locale }, onClose, onSent }: { gold: MyGold; onClose(): void; onSent(clip: string): void }) {
  const { t } = useTranslation('shift')
  const { client, notices } = useWorkstation()
  const [reason, setReason] = useState('')
  async function send(): Promise<void> {
    const reply = await client.call('gold.contest', { clip, batch, reason: reason.trim() })
    if (reply.ok) onSent(clip)
    else notices.fail(reply.failure)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <Dialog title={t('gold.dialog')} onClose={onClose} width="32rem">
      <form className={css['form']} onSubmit={submit}>
        <p lang={locale}>{reference}</p>
        <WordsField label={t('gold.reason')} hint={t('gold.reasonHint')} most={400} value={reason} onChange={setReason} />
        <div className={css['actions']}>
          <Button onClick={onClose}>{t('gold.stay')}</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === ''}>{t('gold.send')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
