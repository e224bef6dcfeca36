import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultCheck } from '../../../shared/contract/vault-check.ts'
import type { Failure, Reply } from '../../../shared/contract/failure.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { nearTime, percent } from '../../ui/format.ts'
import css from './LaptopSection.module.css'

/** Reading the whole vault beside the work, and the way to its rescue where it is damaged. */
export function VaultPart() {
  const { t } = useTranslation('settings')
  const { client } = useWorkstation()
  const [check, setCheck] = useState<VaultCheck | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const take = useCallback((reply: Reply<VaultCheck>): void => {
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok) setCheck(reply.value)
  }, [])
  useEffect(() => {
    const read = (): void => void client.call('vault.checked', {}).then(take)
    read()
    return client.on(['vault.checked'], read)
  }, [client, take])
  async function doubt(): Promise<void> {
    const reply = await client.call('vault.doubt', {})
    if (!reply.ok) setFailure(reply.failure)
  }
  const { running = false, done = 0, total = 0, checkedAt = null, damaged = [] } = check ?? {}
  return (
    <>
      <h2>{t('vault.title')}</h2>
      <p className={css['meaning']}>{t('vault.meaning')}</p>
      {running ? (
        <progress aria-label={t('vault.progress')} max={Math.max(1, total)} value={Math.min(done, total)}>{percent(total === 0 ? 0 : done / total)}</progress>
      ) : null}
      <p role="status">{running || checkedAt === null || damaged.length > 0 ? null : t('vault.whole', { time: nearTime(checkedAt) })}</p>
      {damaged.length === 0 ? null : (
        <Caution>
          <p>{t('vault.damaged', { parts: damaged.map(part => t(`vault.parts.${part}`)).join(', ') })}</p>
          <p>{t('vault.whatToDo')}</p>
        </Caution>
      )}
      {failure === null ? null : <FailureText failure={failure} />}
      {damaged.length === 0 || running ? null : <Button look="primary" onClick={() => void doubt()}>{t('vault.doubt')}</Button>}
      <Button aria-disabled={running} onClick={() => void client.call('vault.check', {}).then(take)}>{t(running ? 'vault.checking' : 'vault.check')}</Button>
    </>
  )
}
