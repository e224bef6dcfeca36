import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import type { Player } from '../player/player.ts'
import type { AlarmSource } from '../state/alarm.ts'
import { useAlarmSource } from '../state/useAlarmSource.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Frame } from '../ui/Frame.tsx'
import { Chooser } from './Chooser.tsx'
import { Finder } from './Finder.tsx'
import { Judge } from './Judge.tsx'
import { createMiningActions, type MiningActions } from './mining-actions.ts'
import css from './MiningPage.module.css'
import { openMining, type Mining } from './open-mining.ts'

type MiningPageProps = {
  openSound(): { player: Player; close(): void }
  /** Figures of the shift. */
  figures: ReactNode
  onLeave(): void
  /** Leads to a clip on the clip screen. */
  onOpen(clip: string): void
}

/** Words found in all clips, labelled once, and accepted or refused clip by clip. */
export function MiningPage({ openSound, figures, onLeave, onOpen }: MiningPageProps) {
  const { t } = useTranslation('mining')
  const workstation = useWorkstation()
  const [mining] = useState(() => openMining({
    workstation, openSound,
    say: { noLabels: () => workstation.notices.say(t('noLabels')), elsewhere: () => workstation.notices.say(t('judge.elsewhere')) },
  }))
  useEffect(() => mining.follow(), [mining])

  const actions = useMemo(() => createMiningActions(mining, t, {
    close: onLeave,
    open() {
      const clip = clipOf(mining)
      if (clip !== null) onOpen(clip)
    },
  }), [mining, t, onLeave, onOpen])
  useAlarmSource(useMemo(() => tellingOf(mining), [mining]))
  const stage = useStage(mining)
  useKeyLayer(useMemo(() => ({ name: `mining-${stage}`, actions: actions[stage].all }), [actions, stage]))

  return (
    <Frame status={<b className={css['place']}>{t('stage')}</b>} figures={figures} footer={<Footer mining={mining} actions={actions} stage={stage} />}>
      {stage === 'search' ? <Finder mining={mining} /> : stage === 'choose' ? <Chooser mining={mining} actions={actions} /> : <Judge mining={mining} />}
    </Frame>
  )
}

function useStage(mining: Mining): ReturnType<Mining['stage']> {
  const judging = useStore(mining.judges, state => state.judging)
  const choosing = useStore(mining.choosing, state => state.choice !== null)
  return judging ? 'judge' : choosing ? 'choose' : 'search'
}

const clipOf = ({ judging }: Mining): string | null => judging.getState().proposals[judging.getState().at]?.clip ?? null

/** What the alarm learns here: the clip of the proposal in front; once it is reported, nobody may open it any more. */
const tellingOf = (mining: Mining): AlarmSource => ({
  raise() {
    const { judging, hearing, player } = mining
    judging.disarm()
    hearing.silence()
    const { proposals, at } = judging.getState()
    const proposal = mining.stage() === 'judge' ? proposals[at] : undefined
    if (proposal === undefined) return { subject: null, heard: false, left: null }
    const { clip, position, durationMs, span } = proposal
    return { subject: { clip, position, durationMs, span }, heard: player.heard().length > 0, left: null }
  },
  settle({ left, changed, resting }) {
    if (changed !== null) mining.hearing.forget(changed)
    if (left !== null && left === clipOf(mining) && !resting) void mining.judging.leaveOut(new Set([left]))
  },
})

function Footer({ mining, actions, stage }: { mining: Mining; actions: MiningActions; stage: ReturnType<Mining['stage']> }) {
  // What can be done changes with what was found and with the proposal in front.
  useStore(mining.judging)
  useStore(mining.searching)
  return <div className={css['keys']} data-keys="listen">{actions[stage].footer.map(action => <ActionButton key={action.id} action={action} />)}</div>
}
