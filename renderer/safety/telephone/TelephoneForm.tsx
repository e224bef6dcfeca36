import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import { EscalationCategory } from '../../../shared/domain/escalation.ts'
import { PhoneCode } from '../../../shared/domain/phone-code.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import css from './TelephoneForm.module.css'

const longestNote = 2000

/** A code, what it is about, and the words of whoever calls. */
export function TelephoneForm({ onLeave, onOpened }: { onLeave(): void; onOpened(escalation: string): void }) {
  const { t } = useTranslation('safety')
  const { client } = useWorkstation()
  const [code, setCode] = useState('')
  const [category, setCategory] = useState<EscalationCategory>('urgent_unspecified')
  const [happeningNow, setHappeningNow] = useState(true)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function send(): Promise<void> {
    const parsed = PhoneCode.safeParse(code)
    setWrong(!parsed.success)
    setFailure(null)
    if (!parsed.success || busy) return
    setBusy(true)
    const reply = await client.call('escalations.telephone', { code: parsed.data, category, happeningNow, note: note.trim() })
    setBusy(false)
    if (reply.ok) onOpened(reply.value.escalation)
    else setFailure(reply.failure)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <form className={css['form']} noValidate onSubmit={submit}>
      <p className={css['lead']}>{t('phone.lead')}</p>
      <label htmlFor="phone-code">{t('phone.code')}</label>
      <input
        id="phone-code" className={css['code']} autoFocus autoComplete="off" spellCheck={false} value={code} aria-invalid={wrong}
        {...(wrong ? { 'aria-describedby': 'phone-code-wrong' } : {})}
        onChange={({ target }) => setCode(target.value.toUpperCase())}
      />
      {wrong ? <p id="phone-code-wrong" role="alert" className={css['wrong']}>{t('phone.codeWrong')}</p> : null}
      <label htmlFor="phone-category">{t('phone.category')}</label>
      <select id="phone-category" className={css['entry']} value={category} onChange={({ target }) => setCategory(EscalationCategory.parse(target.value))}>
        {EscalationCategory.options.map(one => <option key={one} value={one}>{t(`category.${one}`)}</option>)}
      </select>
      <label className={css['check']}><input type="checkbox" checked={happeningNow} onChange={({ target }) => setHappeningNow(target.checked)} />{t('phone.now')}</label>
      <label htmlFor="phone-note">{t('phone.note')}</label>
      <textarea id="phone-note" className={css['entry']} rows={3} maxLength={longestNote} value={note} onChange={({ target }) => setNote(target.value)} />
      {failure === null ? null : <FailureText failure={failure} />}
      <div className={css['row']}>
        <Button onClick={onLeave}>{t('phone.cancel')}</Button>
        <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'phone.sending' : 'phone.send')}</Button>
      </div>
    </form>
  )
}
