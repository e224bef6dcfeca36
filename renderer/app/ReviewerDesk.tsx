import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { ReviewScreen } from '../review/ReviewScreen.tsx'
import { BreakScreen } from '../shift/BreakScreen.tsx'
import { Home } from '../shift/Home.tsx'
import { PacePanel } from '../shift/PacePanel.tsx'
import { createShiftActions } from '../shift/shift-actions.ts'
import { ShiftFigures } from '../shift/ShiftFigures.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { Frame } from '../ui/Frame.tsx'
import { features } from './features.tsx'
import { openDesk, type OpenDesk } from './open-desk.ts'

/** A reviewer's work: clocking in, the clips, breaks, reports of harm, and the end of a batch. */
export function ReviewerDesk() {
  const { t } = useTranslation('shift')
  const workstation = useWorkstation()
  const actions = useMemo(() => createShiftActions(workstation, t), [workstation, t])
  const [opened, setOpened] = useState<OpenDesk | null>(null)
  const shift = useStore(workstation.shift, state => state.value)
  const running = shift?.running ?? null
  const working = running !== null && running.pausedSince === null
  useKeyLayer(useMemo(() => ({ name: 'shift', actions: [actions.pause] }), [actions]))

  useEffect(() => {
    const desk = openDesk(workstation)
    setOpened(desk)
    return () => {
      setOpened(null)
      desk.close()
    }
  }, [workstation])
  useEffect(() => {
    if (opened === null || !working) return
    void opened.desk.start()
    return () => void opened.desk.rest()
  }, [opened, working])

  if (shift === null || opened === null) return <Frame>{null}</Frame>
  if (running === null) return <Home actions={actions} onGoOn={null} />
  if (running.pausedSince !== null) return <BreakScreen shift={running} actions={actions} />
  return <Working opened={opened} actions={actions} />
}

function Working({ opened, actions }: { opened: OpenDesk; actions: ReturnType<typeof createShiftActions> }) {
  const { desk, player, escalation } = opened
  const stage = useStore(desk.store, state => state.stage)
  const pending = useStore(escalation, state => state.pending)
  const goOn = useMemo(() => () => void desk.start(), [desk])
  const otherKeys = useMemo(() => [actions.pause], [actions])
  const side = useMemo(() => <PacePanel actions={actions} />, [actions])
  const figures = useMemo(() => <ShiftFigures />, [])
  return (
    <>
      {stage === 'finished' ? (
        <Home actions={actions} onGoOn={goOn} />
      ) : (
        <ReviewScreen desk={desk} player={player} otherKeys={otherKeys} figures={figures} side={side} />
      )}
      {pending === null || features.EscalatePanel === null ? null : (
        <features.EscalatePanel subject={pending.subject} onLeave={pending.settle} />
      )}
    </>
  )
}
