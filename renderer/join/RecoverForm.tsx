import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/failure.ts'
import { leastPassphrase, type RecoveryState } from '../../shared/contract/session.ts'
import type { Person } from '../../shared/hub-api/access.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { PassphraseField } from '../ui/Field.tsx'
import { nearTime } from '../ui/format.ts'
import { lengthOf } from './complaints.ts'
import css from './RecoverForm.module.css'
import { Meaning, Step } from './Step.tsx'

type RecoverFormProps = { person: Person; onBack(): void }

const lookAgainMs = 5_000

/** A forgotten passphrase: the code that two people agree to, and the new passphrase once they have. */
export function RecoverForm({ person: { person, code }, onBack }: RecoverFormProps) {
  const { t } = useTranslation('join')
  const { client, session } = useWorkstation()
  const [asked, setAsked] = useState<RecoveryState | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState({ passphrase: '', again: '' })
  const [complaint, setComplaint] = useState<'short' | 'differs' | null>(null)
  const waits = asked?.state === 'waiting' || asked?.state === 'agreed'
  const ready = asked?.state === 'ready'

  const look = useCallback(async (): Promise<void> => {
    const reply = await client.call('recovery.read', { person })
    if (reply.ok) setAsked(reply.value)
    // Whoever has asked for none yet has nothing to be told.
    setFailure(reply.ok || reply.failure.reason === 'recovery_unasked' ? null : reply.failure)
  }, [client, person])
  // At once, for whoever has asked before, and again as long as something is waited for.
  useEffect(() => {
    const first = setTimeout(() => void look(), 0)
    return () => clearTimeout(first)
  }, [look])
  useEffect(() => {
    const timer = waits ? setInterval(() => void look(), lookAgainMs) : undefined
    return () => clearInterval(timer)
  }, [waits, look])

  async function ask(): Promise<void> {
    const reply = await client.call('recovery.ask', { person })
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok) setAsked(reply.value)
  }
  async function finish(): Promise<void> {
    const short = lengthOf(typed.passphrase) < leastPassphrase
    setComplaint(short ? 'short' : typed.again === typed.passphrase ? null : 'differs')
    if (short || typed.again !== typed.passphrase) return
    const reply = await client.call('recovery.finish', { person, passphrase: typed.passphrase })
    if (reply.ok) session.put(reply.value)
    else setFailure(reply.failure)
  }
  async function submit(): Promise<void> {
    if (busy || waits) return
    setBusy(true)
    await (ready ? finish() : ask())
    setBusy(false)
  }

  const how = [t('recover.how.laptop'), t('recover.how.people'), t('recover.how.key'), t('recover.how.logged')]
  const length = lengthOf(typed.passphrase)
  return (
    <Step title={t('recover.title', { code })} lead={t('recover.lead')} onSubmit={() => void submit()} aside={<Meaning title={t('recover.howTitle')} sentences={how} />}>
      {asked === null ? null : (
        <div className={css['asked']}>
          {waits ? <><span>{t('recover.code')}</span><output className={css['code']}>{asked.code.slice(0, 4)} {asked.code.slice(4)}</output></> : null}
          <p role="status">{t(`recover.states.${asked.state}`, { agreed: asked.agreed })} {waits ? t('recover.until', { time: nearTime(asked.expiresAt) }) : ''}</p>
        </div>
      )}
      {ready ? (
        <>
          <PassphraseField
            fresh
            autoFocus
            label={t('join.passphrase')}
            value={typed.passphrase}
            complaint={complaint === 'short' ? t('join.short', { length, least: leastPassphrase }) : null}
            onChange={passphrase => setTyped({ ...typed, passphrase })}
          />
          <PassphraseField
            fresh
            label={t('join.again')}
            value={typed.again}
            complaint={complaint === 'differs' ? t('join.differs') : null}
            onChange={again => setTyped({ ...typed, again })}
          />
        </>
      ) : null}
      {failure === null ? null : <FailureText failure={failure} />}
      {waits ? null : (
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t(ready ? (busy ? 'recover.busy' : 'recover.submit') : (busy ? 'recover.asking' : 'recover.ask'))}
        </Button>
      )}
      <Button look="quiet" onClick={onBack}>{t('unlock.back')}</Button>
    </Step>
  )
}
