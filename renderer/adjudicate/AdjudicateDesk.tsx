import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenPlayer } from '../player/player.ts'
import { OneOf } from '../ui/OneOf.tsx'
import { AdjudicatePage } from './AdjudicatePage.tsx'
import { ContestPage } from './gold/ContestPage.tsx'

const parts = ['pairs', 'gold'] as const
export type AdjudicatePart = (typeof parts)[number]

type AdjudicateDeskProps = {
  openPlayer: OpenPlayer
  status: ReactNode
  /** What to begin with. */
  first: AdjudicatePart
  counts: { pairs: number; contests: number }
  onLeave(): void
}

/** What needs a third person's ears: answers that differ, and known answers that are contested. */
export function AdjudicateDesk({ openPlayer, status, first, counts, onLeave }: AdjudicateDeskProps) {
  const { t } = useTranslation('adjudicate')
  const [part, setPart] = useState<AdjudicatePart>(first)
  const textOf = (one: AdjudicatePart): string => t(`part.${one}`, { count: one === 'pairs' ? counts.pairs : counts.contests })
  const choice = <OneOf<AdjudicatePart> label={t('parts')} names={parts} chosen={part} textOf={textOf} onChoose={setPart} />
  return part === 'pairs'
    ? <AdjudicatePage openPlayer={openPlayer} status={status} choice={choice} onLeave={onLeave} />
    : <ContestPage openPlayer={openPlayer} status={status} choice={choice} onLeave={onLeave} />
}
