import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure, FailureReason } from '../../shared/contract/failure.ts'
import type { MethodInput, MethodOutput } from '../../shared/contract/methods.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { saveHandout } from '../ui/save-handout.ts'
import css from './RescueOffer.module.css'

/** Where a vault stays closed whatever is typed. */
const closed: readonly FailureReason[] = ['vault_damaged', 'vault_truncated', 'vault_log_damaged', 'vault_from_future', 'migration_failed']

export const offersRescue = (failure: Failure | null): boolean => failure !== null && closed.includes(failure.reason)

/** The way on where a vault does not open: what waited in it as a file for the hub, then a fresh start. */
export function RescueOffer({ owner, onAside }: { owner: MethodInput<'vault.rescue'>; onAside(): void }) {
  const { t } = useTranslation('join')
  const { client, session } = useWorkstation()
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<MethodOutput<'vault.rescue'> | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const attempt = async (work: () => Promise<Failure | null>): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailure(await work())
    setBusy(false)
  }
  const save = (): Promise<void> =>
    attempt(async () => {
      const reply = await client.call('vault.rescue', owner)
      if (!reply.ok) return reply.failure
      saveHandout(reply.value)
      setSaved(reply.value)
      return null
    })
  const setAside = (): Promise<void> =>
    attempt(async () => {
      const reply = await client.call('vault.setAside', owner)
      if (!reply.ok) return reply.failure
      onAside()
      session.put(reply.value)
      return null
    })
  // Where nothing can be read, there is nothing to wait for.
  const mayLeave = saved !== null || failure?.reason === 'nothing_to_rescue'
  return (
    <section className={css['rescue']} aria-label={t('rescue.title')}>
      <h2>{t('rescue.title')}</h2>
      <p>{t('rescue.lead')}</p>
      <Button look="primary" aria-disabled={busy} onClick={() => void save()}>{t(busy ? 'rescue.busy' : 'rescue.save')}</Button>
      <p role="status">{saved === null ? null : t(saved.incomplete === 0 ? 'rescue.saved' : 'rescue.savedPartly', saved)}</p>
      {failure === null ? null : <FailureText failure={failure} />}
      {mayLeave ? <><p>{t('rescue.asideLead')}</p><Button aria-disabled={busy} onClick={() => void setAside()}>{t('rescue.aside')}</Button></> : null}
    </section>
  )
}
