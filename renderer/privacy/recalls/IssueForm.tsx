import { useMemo, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { RecallKind } from '../../../shared/domain/recall.ts'
import type { Action } from '../../keys/action.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import form from '../Form.module.css'
import { isWhole, missingIn, nothingMissing, SoughtFields, type Sought } from '../SoughtFields.tsx'
import type { Recalls } from './recalls.ts'

const kinds: readonly RecallKind[] = ['speaker', 'source', 'clip', 'batch']

/** Takes recordings back; Esc leaves without. */
export function IssueForm({ store, onLeave }: { store: Recalls; onLeave(): void }) {
  const { t } = useTranslation('privacy')
  const { announcer } = useWorkstation()
  const [sought, setSought] = useState<Sought<RecallKind>>({ kind: 'speaker', value: '', reason: '' })
  const [missing, setMissing] = useState(nothingMissing)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const cancel = useMemo((): Action => ({ id: 'form.cancel', label: t('cancel'), keys: ['Escape'], available: () => true, run: onLeave }), [onLeave, t])
  useKeyLayer(useMemo(() => ({ name: 'recall-form', actions: [cancel], exclusive: true }), [cancel]))

  async function send(): Promise<void> {
    const wrong = missingIn(sought)
    setMissing(wrong)
    setFailure(null)
    if (!isWhole(wrong) || busy) return
    setBusy(true)
    const reply = await store.issue({ kind: sought.kind, value: sought.value.trim(), reason: sought.reason.trim() })
    setBusy(false)
    if (!reply.ok) return setFailure(reply.failure)
    const { number, clips } = reply.value
    announcer.announce(t('recalls.sent', { number, clips: clips.quarantined + clips.held }))
    onLeave()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <form className={form['form']} aria-label={t('recalls.form')} noValidate onSubmit={submit}>
      <Caution alert={false}>{t('recalls.formLead')}</Caution>
      <SoughtFields sought={sought} kinds={kinds} missing={missing} reasonHint={t('recalls.reasonHint')} onChange={setSought} />
      {failure === null ? null : <FailureText failure={failure} />}
      <div className={form['row']}>
        <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'asking' : 'recalls.send')}</Button>
        <Button onClick={onLeave}>{cancel.label}<ActionKey of={cancel} /></Button>
      </div>
    </form>
  )
}
