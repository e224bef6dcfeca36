import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { saveHandout } from '../../ui/save-handout.ts'
import { evidenceAction } from './step-actions.ts'

/** Takes the evidence out that two people agreed on, as a file; that it left is on record before a byte of it is here. */
export function EvidenceButton({ escalation }: { escalation: string }) {
  const { t } = useTranslation('safety')
  const { client } = useWorkstation()
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = useCallback(async () => {
    setBusy(true)
    setFailure(null)
    const reply = await client.call('escalations.evidence', { escalation })
    setBusy(false)
    if (!reply.ok) return setFailure(reply.failure)
    saveHandout(reply.value)
    setSaved(reply.value.name)
  }, [client, escalation])
  const action = useMemo(() => evidenceAction(() => void save(), () => !busy, t), [busy, save, t])
  useKeyLayer(useMemo(() => ({ name: 'evidence', title: t('step.evidence.title'), actions: [action] }), [action, t]))
  return (
    <>
      <Button small keepsFocus aria-disabled={busy} onClick={action.run}>{t(busy ? 'step.evidence.busy' : 'step.evidence.save')}<ActionKey of={action} /></Button>
      {failure === null ? null : <FailureText failure={failure} />}
      <span role="status">{saved === null ? null : t('step.evidence.saved', { name: saved })}</span>
    </>
  )
}
