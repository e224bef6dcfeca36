import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import { leastPassphrase } from '../../../shared/contract/session.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { PassphraseField } from '../../ui/Field.tsx'
import css from './LaptopSection.module.css'

const nothing = { now: '', next: '', again: '' }
type Typed = typeof nothing
type Complaint = { about: keyof Typed; says: 'missing' | 'short' | 'same' | 'differs' }

/** What stands in the way, before the core is asked. */
function complaintOf({ now, next, again }: Typed): Complaint | null {
  if (now === '') return { about: 'now', says: 'missing' }
  if (next.length < leastPassphrase) return { about: 'next', says: 'short' }
  if (next === now) return { about: 'next', says: 'same' }
  return again === next ? null : { about: 'again', says: 'differs' }
}

/** Another passphrase over the same vault. */
export function PassphrasePart() {
  const { t } = useTranslation('settings')
  const { client, announcer } = useWorkstation()
  const [typed, setTyped] = useState(nothing)
  const [complaint, setComplaint] = useState<Complaint | null>(null)
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (changes: Partial<Typed>): void => {
    setTyped({ ...typed, ...changes })
    setComplaint(null)
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const found = complaintOf(typed)
    setComplaint(found)
    setFailure(null)
    if (found !== null || state === 'busy') return
    setState('busy')
    const reply = await client.call('session.changePassphrase', { passphrase: typed.now, next: typed.next })
    setState(reply.ok ? 'done' : 'idle')
    if (!reply.ok) return setFailure(reply.failure)
    setTyped(nothing)
    announcer.announce(t('passphrase.done'))
  }
  const complaintAbout = (about: keyof Typed): string | null =>
    complaint?.about === about ? t(`passphrase.complaints.${complaint.says}`, { least: leastPassphrase }) : null
  const field = (about: keyof Typed) => (
    <PassphraseField
      fresh={about !== 'now'}
      label={t(`passphrase.${about}`)}
      value={typed[about]}
      complaint={complaintAbout(about)}
      onChange={value => change({ [about]: value })}
    />
  )
  return (
    <>
      <h2>{t('passphrase.title')}</h2>
      <p className={css['meaning']}>{t('passphrase.meaning')}</p>
      <form className={css['form']} noValidate onSubmit={event => void submit(event)}>
        {field('now')}
        {field('next')}
        {field('again')}
        {failure === null ? null : <FailureText failure={failure} />}
        {state === 'done' ? <p>{t('passphrase.done')}</p> : null}
        <Button type="submit" aria-disabled={state === 'busy'}>{t(state === 'busy' ? 'passphrase.busy' : 'passphrase.submit')}</Button>
      </form>
    </>
  )
}
