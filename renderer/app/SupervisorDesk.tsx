import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { AdjudicateDesk, type AdjudicatePart } from '../adjudicate/AdjudicateDesk.tsx'
import { useWaiting } from '../adjudicate/useWaiting.ts'
import { AnswerPage } from '../ask/AnswerPage.tsx'
import { keptOf } from '../ask/kept.ts'
import { ProofPage } from '../privacy/proof/ProofPage.tsx'
import { RecallsPage } from '../privacy/recalls/RecallsPage.tsx'
import { FiguresPage } from '../safety/figures/FiguresPage.tsx'
import { RotaPage } from '../safety/rota/RotaPage.tsx'
import { TeamCases } from '../safety/team/TeamCases.tsx'
import { createPeriodChoice, keptPresets, shiftPresets } from '../state/period-choice.ts'
import { useWorkstation } from '../state/workstation.ts'
import { createBatches } from '../supervisor/batches/batches.ts'
import { BatchesPage } from '../supervisor/batches/BatchesPage.tsx'
import { Board } from '../supervisor/Board.tsx'
import { createQuality } from '../supervisor/quality/quality.ts'
import { QualityPage } from '../supervisor/quality/QualityPage.tsx'
import { RejectionsPage } from '../supervisor/rejections/RejectionsPage.tsx'
import { useRejections } from '../supervisor/rejections/useRejections.ts'
import { createTeam } from '../supervisor/team/team.ts'
import { TeamPage } from '../supervisor/team/TeamPage.tsx'
import { Places } from './Places.tsx'
import { useOpenPlayer } from './useOpenPlayer.ts'

const pages = ['shifts', 'team', 'batches', 'quality', 'questions', 'cases', 'adjudications', 'rota', 'figures', 'refused', 'recalls', 'proof'] as const

/** A supervisor's pages: shifts, the team in any period, batches, how well clips are answered, the questions of reviewers, the team’s open escalations; then answers that differ too much, who is on call, how reports are acted on, what the hub could not use, how far recalls have come, and whether its record holds. */
export function SupervisorDesk() {
  const [place, setPlace] = useState<(typeof pages)[number]>('shifts')
  const workstation = useWorkstation()
  const { queue } = keptOf(workstation)
  const { client, session } = workstation
  // What was chosen stands while somebody is on another page.
  const [zone] = useState(() => session.getState().value?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [choice] = useState(() => createPeriodChoice(zone, Date.now, shiftPresets, 'today'))
  const [team] = useState(() => createTeam(client, choice))
  const [quality] = useState(() => createQuality(client, createPeriodChoice(zone, Date.now, keptPresets, 'all')))
  const [batches] = useState(() => createBatches(client))
  const questions = useStore(queue, reading => reading.value?.questions.length ?? 0)
  const undecided = useWaiting()
  const [decidingOn, setDecidingOn] = useState<AdjudicatePart>('pairs')
  useEffect(() => void queue.refresh(), [queue])
  const rejections = useRejections()
  const refused = useStore(rejections, state => state.rejections?.length ?? 0)
  const places = <Places places={pages} place={place} onPlace={setPlace} counts={{ questions, refused, adjudications: undecided.pairs + undecided.contests }} />
  const back = useCallback(() => setPlace('shifts'), [])
  const [whose, setWhose] = useState<string | null>(null)
  const showEverybody = useCallback(() => setWhose(null), [])
  const showShiftsOf = useCallback((person: string) => {
    setWhose(person)
    setPlace('shifts')
  }, [])
  const showBatches = useCallback((name?: string) => {
    if (name !== undefined) batches.setState({ which: 'all', sought: name })
    setPlace('batches')
  }, [batches])
  const openPlayer = useOpenPlayer()
  const decide = useCallback((part: AdjudicatePart) => {
    setDecidingOn(part)
    setPlace('adjudications')
  }, [])
  const decisions = useMemo(() => [
    { kind: 'pairs' as const, count: undecided.pairs, open: () => decide('pairs') },
    { kind: 'contests' as const, count: undecided.contests, open: () => decide('gold') },
  ], [undecided.pairs, undecided.contests, decide])
  const elsewhere = useMemo(() => [
    { kind: 'questions' as const, count: questions, open: () => setPlace('questions') },
    { kind: 'adjudications' as const, count: undecided.pairs, open: () => decide('pairs') },
    { kind: 'contested' as const, count: undecided.contests, open: () => decide('gold') },
    { kind: 'refused' as const, count: refused, open: () => setPlace('refused') },
  ], [questions, refused, undecided.pairs, undecided.contests, decide])
  switch (place) {
    case 'shifts':
      return <Board status={places} choice={choice} elsewhere={elsewhere} whose={whose} onEverybody={showEverybody} onBatches={showBatches} />
    case 'team':
      return <TeamPage store={team} status={places} onShifts={showShiftsOf} />
    case 'batches':
      return <BatchesPage store={batches} status={places} />
    case 'quality':
      return <QualityPage store={quality} status={places} waiting={decisions} />
    case 'questions':
      return <AnswerPage openPlayer={openPlayer} status={places} onLeave={back} />
    case 'cases':
      return <TeamCases status={places} />
    case 'rota':
      return <RotaPage status={places} />
    case 'figures':
      return <FiguresPage status={places} />
    case 'refused':
      return <RejectionsPage store={rejections} status={places} />
    case 'recalls':
      return <RecallsPage mayRecall={false} status={places} />
    case 'proof':
      return <ProofPage mayAsk={false} status={places} />
    case 'adjudications':
      return <AdjudicateDesk openPlayer={openPlayer} status={places} first={decidingOn} counts={undecided} onLeave={back} />
  }
}
