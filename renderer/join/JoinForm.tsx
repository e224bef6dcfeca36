import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { leastPassphrase } from '../../shared/contract/session.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { lengthOf } from './complaints.ts'
import { InvitationField, PassphraseField } from '../ui/Field.tsx'
import type { JoiningStore } from './joining.ts'
import { Meaning, Step } from './Step.tsx'
import { StepFailure } from './StepFailure.tsx'
import { useComplaint } from './useComplaint.ts'

type JoinFormProps = {
  store: JoiningStore
  /** Back to the people who joined before, where there are any. */
  onBack?: () => void
}

/** A person joins: their invitation, and the passphrase that their vault will need. */
export function JoinForm({ store, onBack }: JoinFormProps) {
  const { t } = useTranslation('join')
  const { session } = useWorkstation()
  const visibility = useStore(session, state => state.value?.visibility ?? null)
  const { invitation, passphrase, again, busy } = useStore(store)
  const length = lengthOf(passphrase)
  const what = [t('join.what.protects'), t('join.what.stays'), t('join.what.forgotten'), t('join.what.choose')]
  const aside = (
    <>
      <Meaning title={t('join.whatTitle')} sentences={what} />
      {visibility === null ? null : <Meaning title={t('join.figuresTitle')} sentences={[t(`join.figures.${visibility}`)]} />}
    </>
  )
  return (
    <Step title={t('join.title')} lead={t('join.lead')} onSubmit={() => void store.join()} aside={aside}>
      <InvitationField
        autoFocus
        label={t('join.field')}
        value={invitation}
        complaint={useComplaint(store, 'invitation')}
        onChange={value => store.change({ invitation: value })}
      />
      <PassphraseField
        fresh
        label={t('join.passphrase')}
        value={passphrase}
        complaint={useComplaint(store, 'passphrase')}
        hint={length >= leastPassphrase ? t('join.enough') : t('join.count', { length, least: leastPassphrase })}
        onChange={value => store.change({ passphrase: value })}
      />
      <PassphraseField
        fresh
        label={t('join.again')}
        value={again}
        complaint={useComplaint(store, 'again')}
        onChange={value => store.change({ again: value })}
      />
      <StepFailure store={store} />
      <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'join.busy' : 'join.submit')}</Button>
      {onBack === undefined ? null : <Button look="quiet" onClick={onBack}>{t('unlock.back')}</Button>}
    </Step>
  )
}
