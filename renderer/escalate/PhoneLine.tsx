import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Severity } from '../../shared/domain/escalation.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Caution } from '../ui/Caution.tsx'
import css from './PhoneLine.module.css'

/** While the hub is away: what that means for a report, and the phone line where a life may be at risk. */
export function PhoneLine({ severity }: { severity: Severity }) {
  const { t } = useTranslation('escalate')
  const { session, sync } = useWorkstation()
  const online = useStore(sync, state => state.value?.online)
  const phone = useStore(session, state => state.value?.emergencyPhone ?? null)
  if (online !== false) return null
  return (
    <Caution alert={false} className={css['line']}>
      <p>{t('offline')}</p>
      {severity === 'S1' && phone !== null ? <p className={css['phone']}>{t('phone')} <strong>{phone}</strong></p> : null}
    </Caution>
  )
}
