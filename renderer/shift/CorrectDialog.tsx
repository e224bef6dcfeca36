import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnShift } from '../../shared/contract/shift.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { fromLocalInput, toLocalInput } from '../ui/local-time.ts'
import { OneOf } from '../ui/OneOf.tsx'
import css from './CorrectDialog.module.css'
import { InstantField, WordsField } from '../ui/Entries.tsx'

const kinds = ['break', 'end', 'note'] as const
type Kind = (typeof kinds)[number]

/** One step that puts a shift right or says something about it; it is visible afterwards, with its reason. */
export function CorrectDialog({ shift, onClose, onDone }: { shift: OwnShift; onClose(): void; onDone(): void }) {
  const { t } = useTranslation('shift')
  const { client, notices } = useWorkstation()
  const offered = kinds.filter(kind => kind !== 'end' || shift.endedAt !== null)
  const [kind, setKind] = useState<Kind>('break')
  const [from, setFrom] = useState(toLocalInput(shift.startedAt))
  const [to, setTo] = useState(toLocalInput(shift.endedAt ?? shift.startedAt))
  const [words, setWords] = useState('')
  const [start, end] = [fromLocalInput(from), fromLocalInput(to)]
  const complete = words.trim() !== '' && (kind === 'note' || !Number.isNaN(end)) && (kind !== 'break' || !Number.isNaN(start))

  async function send(): Promise<void> {
    const said = words.trim()
    const reply = kind === 'note'
      ? await client.call('shift.note', { shift: shift.shift, note: said })
      : await client.call('shift.correct', { shift: shift.shift, kind, from: kind === 'break' ? start : shift.startedAt, to: end, reason: said })
    if (reply.ok) onDone()
    else notices.fail(reply.failure)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <Dialog title={t('correcting.title')} onClose={onClose} width="30rem">
      <form className={css['form']} onSubmit={submit}>
        <OneOf label={t('correcting.kind')} names={offered} chosen={kind} textOf={name => t(`correcting.kinds.${name}`)} onChoose={name => setKind(name)} />
        {kind === 'break' ? <InstantField label={t('correcting.from')} value={from} onChange={setFrom} /> : null}
        {kind === 'note' ? null : <InstantField label={t(`correcting.to.${kind}`)} value={to} onChange={setTo} />}
        {kind === 'note'
          ? <WordsField label={t('correcting.note')} hint={t('correcting.noteHint')} most={2000} value={words} onChange={setWords} />
          : <WordsField label={t('correcting.reason')} hint={t('correcting.reasonHint')} most={400} value={words} onChange={setWords} />}
        <div className={css['actions']}>
          <Button onClick={onClose}>{t('correcting.stay')}</Button>
          <Button type="submit" look="primary" disabled={!complete}>{t(`correcting.confirm.${kind}`)}</Button>
        </div>
      </form>
    </Dialog>
  )
}
