import { lazy, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { AnswerEntry } from '../ask/AnswerEntry.tsx'
import { AskPanel } from '../ask/AskPanel.tsx'
import { ClipQuestions } from '../ask/ClipQuestions.tsx'
import { useAskedRegions } from '../ask/useAskedRegions.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { mineAction } from '../mining/mining-actions.ts'
import { MiningEntry } from '../mining/MiningEntry.tsx'
import { endActions } from '../review/actions/end-actions.ts'
import { BatchDone, BatchEnd } from '../review/BatchEnd.tsx'
import { JumpPanels } from '../review/jump/JumpPanels.tsx'
import { ReviewScreen } from '../review/ReviewScreen.tsx'
import { BreakScreen } from '../shift/BreakScreen.tsx'
import { Home } from '../shift/Home.tsx'
import { OwnShiftsEntry } from '../shift/OwnShiftsEntry.tsx'
import { PacePanel } from '../shift/PacePanel.tsx'
import { QuietShift } from '../shift/QuietShift.tsx'
import { createShiftActions, type ShiftActions } from '../shift/shift-actions.ts'
import { ShiftFigures } from '../shift/ShiftFigures.tsx'
import { useAlarmSource } from '../state/useAlarmSource.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Frame } from '../ui/Frame.tsx'
import { useCommands } from './commands/commands.ts'
import type { Desks } from './follow-desk.ts'
import { GuidelinesBeside, GuidelinesWay } from './GuidelinesBeside.tsx'
import type { OpenDesk } from './open-desk.ts'
import { useKnownGroups } from './useKnownGroups.ts'
import { clipAddress, fetchClip } from './open-sound.ts'
import { useOpenPlayer } from './useOpenPlayer.ts'

// These are errands now and then, so they are fetched when somebody goes there.
const AnswerPage = lazy(async () => ({ default: (await import('../ask/AnswerPage.tsx')).AnswerPage }))
const HistoryPage = lazy(async () => ({ default: (await import('../shift/HistoryPage.tsx')).HistoryPage }))
const MiningPage = lazy(async () => ({ default: (await import('../mining/MiningPage.tsx')).MiningPage }))

/** A reviewer's work: clocking in, the clips, breaks, reports of harm, and the end of a batch. */
export function ReviewerDesk({ desks, onPractise }: { desks: Desks; onPractise(): Promise<void> }) {
  const { t } = useTranslation('shift')
  const workstation = useWorkstation()
  const actions = useMemo(() => createShiftActions(workstation, t), [workstation, t])
  const opened = useStore(desks, state => state.opened)
  const shift = useStore(workstation.shift, state => state.value)
  const [looking, setLooking] = useState(false)
  const leave = useCallback(() => setLooking(false), [])
  useKnownGroups(opened, actions)
  useKeyLayer(useMemo(() => ({ name: 'shift', actions: [actions.pause, actions.wellness] }), [actions]))

  if (shift === null || opened === null) return <Frame>{null}</Frame>
  const { running } = shift
  if (running === null && looking) return <HistoryPage onLeave={leave} />
  if (running === null) return <Home actions={actions} onGoOn={null} onPractise={onPractise} more={<OwnShiftsEntry onOpen={() => setLooking(true)} />} />
  if (running.quietSince !== null) return <QuietShift key={running.shift} shift={running} since={running.quietSince} />
  if (running.pausedSince !== null) return <BreakScreen shift={running} actions={actions} />
  return <Working opened={opened} actions={actions} onPractise={onPractise} />
}

/** What is done beside the clips, on a screen of its own. */
type Errand = 'answering' | 'mining' | 'history' | null

function Working({ opened, actions, onPractise }: { opened: OpenDesk; actions: ShiftActions; onPractise(): Promise<void> }) {
  const { t } = useTranslation('review')
  const { t: tMining } = useTranslation('mining')
  const { client } = useWorkstation()
  const { desk, player, question } = opened
  const [errand, setErrand] = useState<Errand>(null)
  const stage = useStore(desk.store, state => state.stage)
  const asking = useStore(question, state => state.pending)
  const begin = useCallback((next: Errand) => {
    setErrand(next)
    void desk.rest()
  }, [desk])
  const answer = useCallback(() => begin('answering'), [begin])
  const leave = useCallback(() => {
    setErrand(null)
    void desk.start()
  }, [desk])
  const openClip = useCallback((clip: string) => {
    setErrand(null)
    void desk.goTo(clip)
  }, [desk])
  const goOn = useMemo(() => () => void desk.start(), [desk])
  const { actions: { keys } } = useCommands()
  const otherKeys = useMemo(() => [keys], [keys])
  const mine = useMemo(() => mineAction(tMining, () => desk.isFree(), () => begin('mining')), [tMining, desk, begin])
  const end = useMemo(() => endActions(desk, t), [desk, t])
  const between = errand === null && stage !== 'working'
  useAlarmSource(errand === null ? desk.telling : null)
  useKeyLayer(useMemo(() => (errand === null ? { name: 'mine', actions: [mine] } : null), [errand, mine]))
  useKeyLayer(useMemo(() => (between ? { name: 'end', actions: [end.undo, end.list] } : null), [between, end]))
  const side = useMemo(() => (
    <>
      <ClipQuestionsOf desk={desk} />
      <PacePanel actions={actions} />
      <GuidelinesWay opened={opened} />
      <AnswerEntry onOpen={answer} />
      <MiningEntry mine={mine} />
    </>
  ), [actions, desk, opened, answer, mine])
  const more = <><AnswerEntry whole onOpen={answer} /><MiningEntry mine={mine} /><OwnShiftsEntry onOpen={() => begin('history')} /></>
  const guidelines = useMemo(() => <GuidelinesBeside opened={opened} />, [opened])
  const figures = useMemo(() => <ShiftFigures />, [])
  const openPlayer = useOpenPlayer()
  const openClips = useCallback(() => openPlayer(clip => fetchClip(client, clip, clipAddress)), [openPlayer, client])
  const regionsOn = useAskedRegions()
  return (
    <>
      {errand === 'answering' ? (
        <AnswerPage openPlayer={openPlayer} figures={figures} onLeave={leave} />
      ) : errand === 'mining' ? (
        <MiningPage openSound={openClips} figures={figures} onLeave={leave} onOpen={openClip} />
      ) : errand === 'history' ? (
        <HistoryPage onLeave={leave} />
      ) : stage === 'finished' ? (
        <Home actions={actions} onGoOn={goOn} onPractise={onPractise} more={<><BatchDone desk={desk} />{more}</>} />
      ) : stage === 'between' ? (
        <BatchEnd desk={desk} actions={end} figures={figures} more={more} />
      ) : (
        <ReviewScreen desk={desk} player={player} otherKeys={otherKeys} figures={figures} side={side} guidelines={guidelines} regionsOn={regionsOn} />
      )}
      {between ? <JumpPanels desk={desk} /> : null}
      {asking === null ? null : <AskPanel subject={asking.subject} onLeave={asking.settle} />}
    </>
  )
}

/** What was asked about the clip in front. */
function ClipQuestionsOf({ desk }: { desk: OpenDesk['desk'] }) {
  return <ClipQuestions clip={useStore(desk.store, state => state.work?.page.clip ?? null)} />
}
