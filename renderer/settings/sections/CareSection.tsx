import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Care } from '../../../shared/contract/care.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { ContentFlag } from '../../../shared/domain/exposure.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { FailureText } from '../../ui/FailureText.tsx'
import { whole } from '../../ui/format.ts'
import { Switch } from './Switch.tsx'
import css from './CareSection.module.css'

const minuteMs = 60_000

/** What somebody wants no clips of: one switch a kind, no reason, no confirmation. */
export function CareSection() {
  const { t } = useTranslation('settings')
  const { client } = useWorkstation()
  const [care, setCare] = useState<Care | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    void client.call('care.read', {}).then(reply => (reply.ok ? setCare(reply.value) : setFailure(reply.failure)))
  }, [client])
  async function choose(category: ContentFlag, wanted: boolean): Promise<void> {
    const categories = (care?.optedOut ?? []).filter(other => other !== category).concat(wanted ? [] : [category])
    const reply = await client.call('care.optOut', { categories })
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok) setCare(reply.value)
  }
  return (
    <>
      <p className={css['lead']}>{t('careLead')}</p>
      {care === null ? null : ContentFlag.options.map(category => (
        <Switch
          key={category}
          label={t(`care.${category}`)}
          meaning={t(`careMeanings.${category}`)}
          on={!care.optedOut.includes(category)}
          onChange={on => void choose(category, on)}
        />
      ))}
      {care === null ? null : (
        <p className={css['lead']}>{t('careLimits', { plain: whole(care.plainBetween), severe: whole(care.severePerShift), minutes: whole(care.softMs / minuteMs) })}</p>
      )}
      {failure === null ? null : <FailureText failure={failure} />}
    </>
  )
}
