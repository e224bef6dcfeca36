import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Region } from '../player/Regions.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { keptOf } from './kept.ts'
import { askedRegions } from './own-questions.ts'

/** What was asked about, for whichever clip is drawn; the same function until a question changes. */
export function useAskedRegions(): (clip: string) => readonly Region[] {
  const { t } = useTranslation('ask')
  const own = useStore(keptOf(useWorkstation()).own, reading => reading.value)
  return useCallback(
    (clip: string) => askedRegions(own ?? [], clip, answered => t(answered ? 'own.region.answered' : 'own.region.asked')),
    [own, t],
  )
}
