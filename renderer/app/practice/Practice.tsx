import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { EscalatePanel } from '../../escalate/EscalatePanel.tsx'
import type { Action } from '../../keys/action.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { Explanation } from '../../practice/Explanation.tsx'
import { LessonPanel } from '../../practice/LessonPanel.tsx'
import { PracticeHome } from '../../practice/PracticeHome.tsx'
import { PracticeStrip } from '../../practice/PracticeStrip.tsx'
import { ReviewScreen } from '../../review/ReviewScreen.tsx'
import { WorkstationContext } from '../../state/workstation.ts'
import { FrameEndsContext } from '../../ui/Frame.tsx'
import { useKnownGroups } from '../useKnownGroups.ts'
import type { OpenPractice } from './open-practice.ts'
import css from './Practice.module.css'

const noEnds = { before: null, after: null }

/** Practice in the place of the work: the same clip screen, with a coach. */
export function Practice({ practice, onLeave }: { practice: OpenPractice; onLeave(): void }) {
  const { t } = useTranslation('practice')
  const { workstation, store, keys } = practice
  const leave = useMemo((): Action => ({ id: 'practice-leave', label: t('leave'), keys: ['F4'], available: () => true, run: onLeave }), [t, onLeave])
  return (
    <WorkstationContext value={workstation}>
      <FrameEndsContext value={noEnds}>
        <div className={css['practice']}>
          <PracticeStrip store={store} keys={keys} leave={leave} />
          <div className={css['screen']}><Stage practice={practice} leave={leave} /></div>
        </div>
      </FrameEndsContext>
    </WorkstationContext>
  )
}

function Stage({ practice: { opened, store, keys }, leave }: { practice: OpenPractice; leave: Action }) {
  useKnownGroups(opened, null)
  useKeyLayer(useMemo(() => ({ name: 'practice-leave', actions: [leave] }), [leave]))
  const { desk, player, escalation } = opened
  const stage = useStore(store, state => state.stage)
  const pending = useStore(escalation, state => state.pending)
  const side = useMemo(() => <LessonPanel store={store} keys={keys} />, [store, keys])
  const otherKeys = useMemo(() => [leave], [leave])
  useEffect(() => {
    if (stage !== 'trying') player.pause()
  }, [stage, player])
  if (stage === 'choosing') return <PracticeHome store={store} />
  if (stage === 'explained' && pending === null) return <Explanation store={store} keys={keys} />
  return (
    <>
      <ReviewScreen desk={desk} player={player} otherKeys={otherKeys} figures={null} side={side} />
      {pending === null ? null : <EscalatePanel subject={pending.subject} rehearsal onLeave={pending.settle} />}
    </>
  )
}
