import { lazy, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { AnswerEntry } from '../ask/AnswerEntry.tsx'
import { AskPanel } from '../ask/AskPanel.tsx'
import { ClipQuestions } from '../ask/ClipQuestions.tsx'
import { useAskedRegions } from '../ask/useAskedRegions.ts'
import { EscalatePanel } from '../escalate/EscalatePanel.tsx'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { reviewGroups } from '../review/actions/action-groups.ts'
import { createReviewActions } from '../review/actions/review-actions.ts'
import { ReviewScreen } from '../review/ReviewScreen.tsx'
import { BreakScreen } from '../shift/BreakScreen.tsx'
import { Home } from '../shift/Home.tsx'
import { PacePanel } from '../shift/PacePanel.tsx'
import { createShiftActions, type ShiftActions } from '../shift/shift-actions.ts'
import { ShiftFigures } from '../shift/ShiftFigures.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { Frame } from '../ui/Frame.tsx'
import { useCommands } from './commands/commands.ts'
import type { Desks } from './follow-desk.ts'
import { GuidelinesBeside, GuidelinesWay } from './GuidelinesBeside.tsx'
import type { OpenDesk } from './open-desk.ts'
import { useOpenPlayer } from './useOpenPlayer.ts'

// Answering is an errand now and then, so it is fetched when somebody goes there.
const AnswerPage = lazy(async () => ({ default: (await import('../ask/AnswerPage.tsx')).AnswerPage }))

/** A reviewer's work: clocking in, the clips, breaks, reports of harm, and the end of a batch. */
export function ReviewerDesk({ desks, onPractise }: { desks: Desks; onPractise(): Promise<void> }) {
  const { t } = useTranslation('shift')
  const workstation = useWorkstation()
  const actions = useMemo(() => createShiftActions(workstation, t), [workstation, t])
  const opened = useStore(desks, state => state.opened)
  const shift = useStore(workstation.shift, state => state.value)
  useKnownGroups(opened, actions)
  useKeyLayer(useMemo(() => ({ name: 'shift', actions: [actions.pause] }), [actions]))

  if (shift === null || opened === null) return <Frame>{null}</Frame>
  const { running } = shift
  if (running === null) return <Home actions={actions} onGoOn={null} onPractise={onPractise} />
  if (running.pausedSince !== null) return <BreakScreen shift={running} actions={actions} />
  return <Working opened={opened} actions={actions} onPractise={onPractise} />
}

function Working({ opened, actions, onPractise }: { opened: OpenDesk; actions: ShiftActions; onPractise(): Promise<void> }) {
  const { desk, player, escalation, question } = opened
  const [answering, setAnswering] = useState(false)
  const stage = useStore(desk.store, state => state.stage)
  const pending = useStore(escalation, state => state.pending)
  const asking = useStore(question, state => state.pending)
  const answer = useCallback(() => {
    setAnswering(true)
    void desk.rest()
  }, [desk])
  const leaveAnswering = useCallback(() => {
    setAnswering(false)
    void desk.start()
  }, [desk])
  const goOn = useMemo(() => () => void desk.start(), [desk])
  const { actions: { keys } } = useCommands()
  const otherKeys = useMemo(() => [keys], [keys])
  const side = useMemo(
    () => <><ClipQuestionsOf desk={desk} /><PacePanel actions={actions} /><GuidelinesWay opened={opened} /><AnswerEntry onOpen={answer} /></>,
    [actions, desk, opened, answer],
  )
  const guidelines = useMemo(() => <GuidelinesBeside opened={opened} />, [opened])
  const figures = useMemo(() => <ShiftFigures />, [])
  const openPlayer = useOpenPlayer()
  const regionsOn = useAskedRegions()
  return (
    <>
      {answering ? (
        <AnswerPage openPlayer={openPlayer} figures={figures} onLeave={leaveAnswering} onEscalate={opened.escalate} />
      ) : stage === 'finished' ? (
        <Home actions={actions} onGoOn={goOn} onPractise={onPractise} more={<AnswerEntry whole onOpen={answer} />} />
      ) : (
        <ReviewScreen desk={desk} player={player} otherKeys={otherKeys} figures={figures} side={side} guidelines={guidelines} regionsOn={regionsOn} />
      )}
      {asking === null ? null : <AskPanel subject={asking.subject} onLeave={asking.settle} />}
      {pending === null ? null : <EscalatePanel subject={pending.subject} onLeave={pending.settle} />}
    </>
  )
}

/** What was asked about the clip in front. */
function ClipQuestionsOf({ desk }: { desk: OpenDesk['desk'] }) {
  return <ClipQuestions clip={useStore(desk.store, state => state.work?.page.clip ?? null)} />
}

/** Makes every key of a reviewer's work known, also while its screen is not there: to settings, tooltips and overlay. */
function useKnownGroups(opened: OpenDesk | null, shift: ShiftActions): void {
  const { t: tReview } = useTranslation('review')
  const { t } = useTranslation('commands')
  const { keyboard } = useWorkstation()
  useEffect(() => {
    if (opened === null) return
    return keyboard.know([
      ...reviewGroups(createReviewActions(opened.desk, opened.player, tReview), tReview),
      { id: 'shift', name: t('shift'), actions: [shift.pause], always: true },
      { id: 'home', name: t('home'), actions: [shift.clockIn, shift.resume] },
    ])
  }, [opened, shift, keyboard, t, tReview])
}
