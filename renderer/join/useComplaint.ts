import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { leastPassphrase } from '../../shared/contract/session.ts'
import type { Complaint } from './complaints.ts'
import type { JoiningStore } from './joining.ts'

/** The sentence for what is wrong with one entry, null when nothing is. */
export function useComplaint(store: JoiningStore, about: Complaint['about']): string | null {
  const { t } = useTranslation('join')
  const complaint = useStore(store, state => state.complaint)
  if (complaint?.about !== about) return null
  switch (complaint.fault) {
    case 'missing': return t(complaint.about === 'invitation' ? 'join.noInvitation' : 'unlock.missing')
    case 'wrong_kind': return t(`wrongKind.${complaint.kind}`)
    case 'short': return t('join.short', { length: complaint.length, least: leastPassphrase })
    case 'differs': return t('join.differs')
  }
}
