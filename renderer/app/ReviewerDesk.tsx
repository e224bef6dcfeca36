import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { EscalatePanel } from '../escalate/EscalatePanel.tsx'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { ReviewScreen } from '../review/ReviewScreen.tsx'
import { BreakScreen } from '../shift/BreakScreen.tsx'
import { Home } from '../shift/Home.tsx'
import { PacePanel } from '../shift/PacePanel.tsx'
import { createShiftActions, type ShiftActions } from '../shift/shift-actions.ts'
import { ShiftFigures } from '../shift/ShiftFigures.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { Frame } from '../ui/Frame.tsx'
import type { Desks } from './follow-desk.ts'
import { GuidelinesBeside, GuidelinesWay } from './GuidelinesBeside.tsx'
import type { OpenDesk } from './open-desk.ts'

/** A reviewer's work: clocking in, the clips, breaks, reports of harm, and the end of a batch. */
export function ReviewerDesk({ desks, onPractise }: { desks: Desks; onPractise(): Promise<void> }) {
  const { t } = useTranslation('shift')
  const workstation = useWorkstation()
  const actions = useMemo(() => createShiftActions(workstation, t), [workstation, t])
  const opened = useStore(desks, state => state.opened)
  const shift = useStore(workstation.shift, state => state.value)
  useKeyLayer(useMemo(() => ({ name: 'shift', actions: [actions.pause] }), [actions]))

  if (shift === null || opened === null) return <Frame>{null}</Frame>
  const { running } = shift
  if (running === null) return <Home actions={actions} onGoOn={null} onPractise={onPractise} />
  if (running.pausedSince !== null) return <BreakScreen shift={running} actions={actions} />
  return <Working opened={opened} actions={actions} onPractise={onPractise} />
}

function Working({ opened, actions, onPractise }: { opened: OpenDesk; actions: ShiftActions; onPractise(): Promise<void> }) {
  const { desk, player, escalation } = opened
  const stage = useStore(desk.store, state => state.stage)
  const pending = useStore(escalation, state => state.pending)
  const goOn = useMemo(() => () => void desk.start(), [desk])
  const otherKeys = useMemo(() => [actions.pause], [actions])
  const side = useMemo(() => <><PacePanel actions={actions} /><GuidelinesWay opened={opened} /></>, [actions, opened])
  const guidelines = useMemo(() => <GuidelinesBeside opened={opened} />, [opened])
  const figures = useMemo(() => <ShiftFigures />, [])
  return (
    <>
      {stage === 'finished' ? (
        <Home actions={actions} onGoOn={goOn} onPractise={onPractise} />
      ) : (
        <ReviewScreen desk={desk} player={player} otherKeys={otherKeys} figures={figures} side={side} guidelines={guidelines} />
      )}
      {pending === null ? null : <EscalatePanel subject={pending.subject} onLeave={pending.settle} />}
    </>
  )
}
