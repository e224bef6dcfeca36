import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../state/workstation.ts'
import { createCasework, type Casework } from './casework.ts'

/** Casework that is followed for as long as the caller is drawn, and tells screen readers what arrives and what was done. */
export function useCasework(which: 'open' | 'closed'): Casework {
  const { t } = useTranslation('safety')
  const { client, announcer } = useWorkstation()
  const [casework] = useState(() => createCasework({
    client, which,
    now: Date.now,
    onArrival(arrived) {
      if (which === 'closed') return
      announcer.announce(arrived.map(({ severity, category, happeningNow }) =>
        t('arrived', { severity, category: t(`category.${category}`), when: t(happeningNow ? 'now' : 'notNow') })).join('. '))
    },
    onTaken: step => announcer.announce(t('step.taken', { deed: t(`record.did.${step.action}`) })),
  }))
  useEffect(() => casework.follow(), [casework])
  return casework
}
