import { useState } from 'react'
import { useStore } from 'zustand'
import { HeardPage } from '../privacy/heard/HeardPage.tsx'
import { ProofPage } from '../privacy/proof/ProofPage.tsx'
import { RecallsPage } from '../privacy/recalls/RecallsPage.tsx'
import { FiguresPage } from '../safety/figures/FiguresPage.tsx'
import { RotaPage } from '../safety/rota/RotaPage.tsx'
import { ClosedCases } from '../safety/ClosedCases.tsx'
import { SafetyInbox } from '../safety/SafetyInbox.tsx'
import { useCasework } from '../safety/useCasework.ts'
import { useDesktopNotices } from '../safety/useDesktopNotices.ts'
import { RejectionsPage } from '../supervisor/rejections/RejectionsPage.tsx'
import { useRejections } from '../supervisor/rejections/useRejections.ts'
import { Places } from './Places.tsx'
import { useOpenPlayer } from './useOpenPlayer.ts'

const pages = {
  safety: ['cases', 'closed', 'rota', 'figures', 'refused', 'proof'],
  privacy: ['cases', 'recalls', 'heard', 'proof', 'closed', 'rota', 'figures', 'refused'],
} as const

/** The pages of safety leads and privacy officers. Open cases are followed from each of them, so that none arrives unseen. */
export function SafetyDesk({ role }: { role: keyof typeof pages }) {
  const [place, setPlace] = useState<(typeof pages)[keyof typeof pages][number]>('cases')
  const casework = useCasework('open')
  useDesktopNotices(casework.inbox)
  const unseen = useStore(casework.inbox, ({ cases }) => cases?.filter(({ acknowledgedAt }) => acknowledgedAt === null).length ?? 0)
  const rejections = useRejections()
  const refused = useStore(rejections, state => state.rejections?.length ?? 0)
  const openPlayer = useOpenPlayer()
  const places = <Places places={pages[role]} place={place} onPlace={setPlace} counts={{ cases: unseen, refused }} />
  switch (place) {
    case 'cases':
      return <SafetyInbox casework={casework} which="open" openPlayer={openPlayer} status={places} />
    case 'closed':
      return <ClosedCases openPlayer={openPlayer} status={places} />
    case 'rota':
      return <RotaPage status={places} />
    case 'figures':
      return <FiguresPage status={places} />
    case 'refused':
      return <RejectionsPage store={rejections} status={places} />
    case 'recalls':
      return <RecallsPage mayRecall status={places} />
    case 'heard':
      return <HeardPage status={places} />
    case 'proof':
      return <ProofPage mayAsk={role === 'privacy'} status={places} />
  }
}
