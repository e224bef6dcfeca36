import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Failure } from '../../shared/contract/failure.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import css from './SecondFactor.module.css'
import entries from './StatusEntries.module.css'

/** Nobody is asked about a line that opens by itself within a blink, in milliseconds. */
const patienceMs = 400

/** As long as the hub asks for a code: the question at once, and an entry in the status line for whoever puts it off. */
export function SecondFactor() {
  const { session } = useWorkstation()
  const needed = useStore(session, ({ value }) => value?.factorNeeded === true)
  return needed ? <Asked /> : null
}

function Asked() {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <button type="button" className={entries['entry']} onClick={() => setOpen(true)}>
        <i className={entries['dot']} />
        <span>{t('factor.entry')}</span>
      </button>
      {open ? <FactorDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 6)

/** Takes six digits; everything typed or pasted besides is left out. */
function FactorDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('frame')
  const { client, session } = useWorkstation()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [incomplete, setIncomplete] = useState(false)

  const send = async (): Promise<void> => {
    setIncomplete(code.length < 6)
    setFailure(null)
    if (code.length < 6 || busy) return
    setBusy(true)
    const reply = await client.call('session.factor', { code })
    if (reply.ok) return session.refresh()
    setBusy(false)
    setFailure(reply.failure)
    setCode('')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <Dialog title={t('factor.title')} onClose={onClose} outside={false} width="26rem">
      <form className={css['form']} onSubmit={submit} noValidate>
        <p className={css['lead']}>{t('factor.lead')}</p>
        <label htmlFor="factor-code">{t('factor.code')}</label>
        <input
          id="factor-code"
          className={css['code']}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          aria-invalid={incomplete || failure !== null}
          {...(incomplete ? { 'aria-describedby': 'factor-incomplete' } : {})}
          onChange={({ target }) => setCode(digitsOf(target.value))}
        />
        {incomplete ? <p id="factor-incomplete" role="alert" className={css['incomplete']}>{t('factor.incomplete')}</p> : null}
        {failure === null ? null : <FailureText failure={failure} />}
        <div className={css['actions']}>
          <Button onClick={onClose}>{t('factor.later')}</Button>
          <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'factor.busy' : 'factor.submit')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
