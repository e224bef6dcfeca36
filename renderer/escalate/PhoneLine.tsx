import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { spokenCode } from '../../shared/domain/phone-code.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Caution } from '../ui/Caution.tsx'
import css from './PhoneLine.module.css'

type PhoneLineProps = {
  /** Whether a life may be at risk. */
  grave: boolean
  /** What to read out to the person on call, where there is something. */
  code: string | null
}

/** While the hub is away: what that means for a report, and the phone line where a life may be at risk. */
export function PhoneLine({ grave, code }: PhoneLineProps) {
  const { t } = useTranslation('escalate')
  const { session, sync } = useWorkstation()
  const online = useStore(sync, state => state.value?.online)
  const phone = useStore(session, state => state.value?.emergencyPhone ?? null)
  if (online !== false) return null
  return (
    <Caution alert={false} className={css['line']}>
      <p>{t('offline')}</p>
      {grave && phone !== null ? (
        <>
          <p className={css['phone']}>{t('phone')} <strong>{phone}</strong></p>
          {code === null ? null : <p className={css['phone']}>{t('phoneCode')} <strong className={css['code']}>{spokenCode(code)}</strong></p>}
        </>
      ) : null}
    </Caution>
  )
}
