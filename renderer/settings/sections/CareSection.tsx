import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import { ContentFlag } from '../../../shared/domain/exposure.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { Switch } from './Switch.tsx'
import css from './CareSection.module.css'

/** What somebody wants no clips of: one switch a kind, no reason, no confirmation. */
export function CareSection() {
  const { t } = useTranslation('settings')
  const { client } = useWorkstation()
  const [optedOut, setOptedOut] = useState<readonly ContentFlag[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    void client.call('care.read', {}).then(reply => (reply.ok ? setOptedOut(reply.value.optedOut) : setFailure(reply.failure)))
  }, [client])
  async function choose(category: ContentFlag, wanted: boolean): Promise<void> {
    const categories = (optedOut ?? []).filter(other => other !== category).concat(wanted ? [] : [category])
    const reply = await client.call('care.optOut', { categories })
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok) setOptedOut(reply.value.optedOut)
  }
  return (
    <>
      <p className={css['lead']}>{t('careLead')}</p>
      {optedOut === null ? null : ContentFlag.options.map(category => (
        <Switch
          key={category}
          label={t(`care.${category}`)}
          meaning={t(`careMeanings.${category}`)}
          on={!optedOut.includes(category)}
          onChange={on => void choose(category, on)}
        />
      ))}
      <p className={css['lead']}>{t('careLimits')}</p>
      {failure === null ? null : <FailureText failure={failure} />}
    </>
  )
}
