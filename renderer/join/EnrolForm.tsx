import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { parseInvitation } from '../../shared/hub-api/access.ts'
import { Button } from '../ui/Button.tsx'
import { InvitationField } from '../ui/Field.tsx'
import type { JoiningStore } from './joining.ts'
import { Meaning, Step } from './Step.tsx'
import { StepFailure } from './StepFailure.tsx'
import { useComplaint } from './useComplaint.ts'

/** The first start: this laptop learns which hub it belongs to. */
export function EnrolForm({ store }: { store: JoiningStore }) {
  const { t } = useTranslation('join')
  const { enrolment, busy } = useStore(store)
  const complaint = useComplaint(store, 'invitation')
  const parsed = parseInvitation(enrolment)
  const meaning = [t('enrol.what.keys'), t('enrol.what.hub'), t('enrol.what.nothing')]
  return (
    <Step
      title={t('enrol.title')}
      lead={t('enrol.lead')}
      onSubmit={() => void store.enrol()}
      aside={<Meaning title={t('enrol.whatTitle')} sentences={meaning} />}
    >
      <InvitationField
        autoFocus
        label={t('enrol.field')}
        value={enrolment}
        complaint={complaint}
        hint={parsed === null ? null : `${t('hub', { host: parsed.host })}, ${t('fingerprint', { fingerprint: parsed.fingerprint.slice(0, 16) })}`}
        onChange={value => store.change({ enrolment: value })}
      />
      <StepFailure store={store} />
      <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'enrol.busy' : 'enrol.submit')}</Button>
    </Step>
  )
}
