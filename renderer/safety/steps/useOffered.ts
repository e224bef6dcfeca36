import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationCase, EscalationSummary, SafetyLead } from '../../../shared/hub-api/escalations.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { nearTime } from '../../ui/format.ts'
import type { Choice, FieldName } from './choices.ts'
import type { Offered } from './Field.tsx'

type Subject = {
  escalation: string
  choice: Choice | null
  cases: readonly Pick<EscalationSummary, 'escalation' | 'severity' | 'category' | 'receivedAt'>[]
  similar: EscalationCase['similar']
}

/** What a form's fields offer to choose from: graver severities, safety leads, other cases with the likeliest first. */
export function useOffered({ escalation, choice, cases, similar }: Subject): (name: FieldName) => readonly Offered[] {
  const { t } = useTranslation('safety')
  const { client, session } = useWorkstation()
  const [leads, setLeads] = useState<readonly SafetyLead[]>([])
  const handsOver = choice?.action === 'hand_over'
  useEffect(() => {
    if (!handsOver) return
    void client.call('escalations.leads', {}).then(reply => {
      if (reply.ok) setLeads(reply.value)
    })
  }, [client, handsOver])
  return useCallback(name => {
    if (name === 'severity') return (choice?.severities ?? []).map(severity => ({ value: severity, text: severity }))
    if (name === 'to') {
      const self = session.getState().value?.person?.person
      return leads.filter(({ person }) => person !== self).map(({ person, code }) => ({ value: person, text: code }))
    }
    if (name !== 'of') return []
    const alike = new Set(similar.map(one => one.escalation))
    const rest = cases.filter(one => one.escalation !== escalation && !alike.has(one.escalation))
    return [...similar, ...rest].map(one => ({
      value: one.escalation,
      text: t('step.otherCase', { severity: one.severity, category: t(`category.${one.category}`), time: nearTime(one.receivedAt) }),
    }))
  }, [choice, leads, similar, cases, escalation, session, t])
}
