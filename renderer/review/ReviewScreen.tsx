import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { WakeVerdict } from '../../shared/domain/annotation.ts'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import type { Player } from '../player/player.ts'
import type { Region } from '../player/Regions.tsx'
import { Frame } from '../ui/Frame.tsx'
import { createReviewActions, type ReviewActions } from './actions/review-actions.ts'
import { BatchName } from './clip/BatchName.tsx'
import { ClipWave } from './clip/ClipWave.tsx'
import { Controls } from './clip/Controls.tsx'
import { ShieldNote } from './clip/ShieldNote.tsx'
import type { Desk } from './desk/desk.ts'
import type { Work } from './desk/desk-state.ts'
import { Heading } from './clip/Heading.tsx'
import { JumpPanels } from './jump/JumpPanels.tsx'
import { KeyFooter } from './panels/KeyFooter.tsx'
import { Questions } from './questions/Questions.tsx'
import { Rail } from './clip/Rail.tsx'
import css from './ReviewScreen.module.css'
import { MarkPanel } from './panels/MarkPanel.tsx'
import { SkipPanel } from './panels/SkipPanel.tsx'
import { TranscriptArea } from './transcript/TranscriptArea.tsx'
import { useDisarming } from './desk/useDisarming.ts'

type ReviewScreenProps = {
  desk: Desk
  player: Player
  /** What else the footer offers. */
  otherKeys: readonly Action[]
  /** The shift's figures for the status line, and beside the clip. */
  figures: ReactNode
  side: ReactNode
  /** The guidelines, in the place of the side while they are open. */
  guidelines?: ReactNode
  /** Stretches of a clip that its waveform shows beside those that are marked here. Keep it stable between renders. */
  regionsOn?(clip: string): readonly Region[]
}

const noRegions = (): readonly Region[] => []

/** One clip, everything that can be heard and said about it, and nothing else. */
export function ReviewScreen({ desk, player, otherKeys, figures, side, guidelines = null, regionsOn = noRegions }: ReviewScreenProps) {
  const { t } = useTranslation('review')
  const actions = useMemo(() => createReviewActions(desk, player, t), [desk, player, t])
  const layer = useStore(desk.store, state => state.layer)
  const panel = useStore(desk.store, state => state.panel)
  useKeyLayer(useMemo(() => ({ name: layer, actions: actions[layer] }), [actions, layer]))
  useDisarming(desk)
  const status = useMemo(() => <Where desk={desk} batches={actions.jump.batches} />, [desk, actions])
  const footer = useMemo(() => <KeyFooter desk={desk} actions={actions} others={otherKeys} />, [desk, actions, otherKeys])

  return (
    <Frame status={status} figures={figures} footer={footer}>
      <Clip desk={desk} player={player} side={side} guidelines={guidelines} actions={actions} regionsOn={regionsOn} />
      <JumpPanels desk={desk} />
      {panel === 'skip' ? <SkipPanel {...actions.skip} /> : null}
      {panel === 'marks' ? <MarkPanel {...actions.marks} /> : null}
    </Frame>
  )
}

/** Which keys hold, and which batch is worked on. */
function Where({ desk, batches }: { desk: Desk; batches: Action }) {
  const { t } = useTranslation('review')
  const layer = useStore(desk.store, state => (state.escalating ? 'veiled' : state.panel === 'sensitive' ? 'mark' : state.panel === 'ask' ? 'type' : state.layer))
  return (
    <>
      <span className={css['layer']} data-layer={layer}>{t(`layer.${layer}`)}</span>
      <BatchName desk={desk} others={batches} />
    </>
  )
}

type ClipProps = Required<Pick<ReviewScreenProps, 'desk' | 'player' | 'side' | 'guidelines' | 'regionsOn'>> & { actions: ReviewActions }

function Clip(props: ClipProps) {
  const work = useStore(props.desk.store, state => state.work)
  return work === null ? null : <OpenClip {...props} work={work} />
}

function OpenClip({ desk, player, work, side, guidelines, actions, regionsOn }: ClipProps & { work: Work }) {
  const { t } = useTranslation('review')
  const { stage: phase, rows, armed, open, question, layer, escalating, guidelines: place } = useStore(desk.store)
  const reading = place === 'entered' || place === 'beside'
  const stage = useRef<HTMLElement>(null)
  const { page, batch, draft } = work
  const { clip } = page

  useEffect(() => {
    // A question to which Tab led keeps the focus that it was given.
    const inside = document.activeElement?.closest('[data-question]') !== null && document.activeElement !== null
    if (layer === 'listen' && !inside) stage.current?.focus({ preventScroll: true })
  }, [layer])
  useEffect(() => {
    // Guidelines that close while they have the focus take it with them.
    if (!reading && document.activeElement === document.body) stage.current?.focus({ preventScroll: true })
  }, [reading])
  useEffect(
    () => desk.store.subscribe((now, before) => {
      const inside = document.activeElement === document.body || stage.current?.contains(document.activeElement) === true
      if (inside && now.work?.page.clip !== before.work?.page.clip) stage.current?.focus({ preventScroll: true })
    }),
    [desk],
  )

  return (
    <div className={css['screen']} data-reading={reading ? '' : undefined}>
      <Rail rows={rows} clip={clip} list={actions.jump.list} />
      <section ref={stage} className={css['stage']} role="application" aria-label={t('surface')} tabIndex={-1} aria-busy={phase === 'starting'} data-keys="listen" data-surface="clip">
        <Heading page={page} purpose={batch.purpose} />
        <ClipWave desk={desk} player={player} work={work} armed={armed} regionsOn={regionsOn} />
        {page.shielded ? <ShieldNote player={player} /> : null}
        <Controls player={player} listening={desk.listening} gainDb={page.gainDb} speech={page.speech} armed={armed} />
        {escalating ? (
          <p className={css['veiled']}>{t('transcript.veiled')}</p>
        ) : (
          <TranscriptArea desk={desk} player={player} work={work} actions={actions} />
        )}
        <Questions desk={desk} work={work} current={question} open={open} actions={actions} />
      </section>
      <aside className={css['side']}>
        {reading ? guidelines : side}
        {reading || draft.wake === null ? null : <Meaning verdict={draft.wake} />}
      </aside>
    </div>
  )
}

/** What the verdict that is given means. */
const Meaning = memo(function Meaning({ verdict }: { verdict: WakeVerdict }) {
  const { t } = useTranslation('review')
  return (
    <section>
      <h2>{t('questions.wake')}</h2>
      <p className={css['meaning']}><em>{t(`wake.${verdict}`)}</em>: {t(`wakeMeaning.${verdict}`)}</p>
    </section>
  )
})
