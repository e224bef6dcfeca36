import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
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
import type { OpenDesk } from './open-desk.ts'

/** A reviewer's work: clocking in, the clips, breaks, reports of harm, and the end of a batch. */
export function ReviewerDesk({ desks }: { desks: Desks }) {
  const { t } = useTranslation('shift')
  const workstation = useWorkstation()
  const actions = useMemo(() => createShiftActions(workstation, t), [workstation, t])
  const opened = useStore(desks, state => state.opened)
  const shift = useStore(workstation.shift, state => state.value)
  useKnownGroups(opened, actions)
  useKeyLayer(useMemo(() => ({ name: 'shift', actions: [actions.pause] }), [actions]))

  if (shift === null || opened === null) return <Frame>{null}</Frame>
  const { running } = shift
  if (running === null) return <Home actions={actions} onGoOn={null} />
  if (running.pausedSince !== null) return <BreakScreen shift={running} actions={actions} />
  return <Working opened={opened} actions={actions} />
}

function Working({ opened, actions }: { opened: OpenDesk; actions: ShiftActions }) {
  const { desk, player, escalation } = opened
  const stage = useStore(desk.store, state => state.stage)
  const pending = useStore(escalation, state => state.pending)
  const goOn = useMemo(() => () => void desk.start(), [desk])
  const { actions: { keys } } = useCommands()
  const otherKeys = useMemo(() => [keys], [keys])
  const side = useMemo(() => <PacePanel actions={actions} />, [actions])
  const figures = useMemo(() => <ShiftFigures />, [])
  return (
    <>
      {stage === 'finished' ? (
        <Home actions={actions} onGoOn={goOn} />
      ) : (
        <ReviewScreen desk={desk} player={player} otherKeys={otherKeys} figures={figures} side={side} />
      )}
      {pending === null ? null : <EscalatePanel subject={pending.subject} onLeave={pending.settle} />}
    </>
  )
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
