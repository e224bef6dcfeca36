import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Failure } from '../../../shared/contract/failure.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { Frame } from '../../ui/Frame.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import form from '../Form.module.css'
import { Freshness, Staleness } from '../Freshness.tsx'
import { isWhole, missingIn, nothingMissing, SoughtFields, type Sought } from '../SoughtFields.tsx'
import { Answer } from './Answer.tsx'
import { createHeard, type HeardStore } from './heard.ts'
import css from './HeardPage.module.css'
import { Queries } from './Queries.tsx'

/** Who had somebody in their ears. That asking is logged stands above everything else. */
export function HeardPage({ status }: { status: ReactNode }) {
  const { t } = useTranslation('privacy')
  const { client } = useWorkstation()
  const [store] = useState(() => createHeard(client, Date.now))
  const { answer, queries, readAt, failure } = useStore(store)
  useEffect(() => void store.read(), [store])
  return (
    <Frame status={status} figures={<Freshness readAt={readAt} failure={failure} />}>
      <div className={css['page']}>
        <PageTitle title={t('heard.title')}>{t('heard.lead')}</PageTitle>
        <Caution alert={false}>{t('heard.logged')}</Caution>
        <AskForm store={store} />
        {answer === null ? null : <Answer answer={answer} />}
        <Staleness readAt={readAt} failure={failure} />
        {queries === null ? null : <Queries queries={queries} />}
      </div>
    </Frame>
  )
}

const kinds = ['speaker', 'source', 'clip'] as const
type Kind = (typeof kinds)[number]
const nothing: Sought<Kind> = { kind: 'speaker', value: '', reason: '' }

function AskForm({ store }: { store: HeardStore }) {
  const { t } = useTranslation('privacy')
  const [sought, setSought] = useState(nothing)
  const [missing, setMissing] = useState(nothingMissing)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  async function send(): Promise<void> {
    const wrong = missingIn(sought)
    setMissing(wrong)
    setFailure(null)
    if (!isWhole(wrong) || busy) return
    setBusy(true)
    setFailure(await store.ask({ sought: { field: sought.kind, text: sought.value.trim() }, reason: sought.reason.trim() }))
    setBusy(false)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <form className={form['form']} aria-label={t('heard.form')} noValidate onSubmit={submit}>
      <SoughtFields sought={sought} kinds={kinds} missing={missing} reasonHint={t('heard.reasonHint')} onChange={setSought} />
      {failure === null ? null : <FailureText failure={failure} />}
      <div className={form['row']}>
        <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'asking' : 'heard.send')}</Button>
      </div>
    </form>
  )
}
