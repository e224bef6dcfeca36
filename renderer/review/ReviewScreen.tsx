import { memo, useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { WakeVerdict } from '../../shared/domain/annotation.ts'
import { carryRanges } from '../../shared/domain/words.ts'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import type { Player } from '../player/player.ts'
import { Waveform } from '../player/Waveform.tsx'
import { Frame } from '../ui/Frame.tsx'
import { seconds } from '../ui/format.ts'
import { createReviewActions } from './actions/review-actions.ts'
import { BatchName } from './clip/BatchName.tsx'
import { Controls } from './clip/Controls.tsx'
import type { Desk } from './desk/desk.ts'
import type { Work } from './desk/desk-state.ts'
import { Heading } from './clip/Heading.tsx'
import { JumpPanels } from './jump/JumpPanels.tsx'
import { KeyFooter } from './panels/KeyFooter.tsx'
import { KeyOverlay } from './panels/KeyOverlay.tsx'
import { shownWords, wordAt, wordOffsets } from './transcript/lighting.ts'
import { Questions } from './questions/Questions.tsx'
import { Rail } from './clip/Rail.tsx'
import css from './ReviewScreen.module.css'
import { SkipPanel } from './panels/SkipPanel.tsx'
import { Transcript } from './transcript/Transcript.tsx'
import { TranscriptEditor } from './transcript/TranscriptEditor.tsx'
import { useDisarming } from './desk/useDisarming.ts'

type ReviewScreenProps = {
  desk: Desk
  player: Player
  /** Keys that hold on this screen as well, for the overlay. */
  otherKeys: readonly Action[]
  /** The shift's figures for the status line, and beside the clip. */
  figures: ReactNode
  side: ReactNode
}

/** One clip, everything that can be heard and said about it, and nothing else. */
export function ReviewScreen({ desk, player, otherKeys, figures, side }: ReviewScreenProps) {
  const { t } = useTranslation('review')
  const actions = useMemo(() => createReviewActions(desk, player, t), [desk, player, t])
  const layer = useStore(desk.store, state => state.layer)
  const panel = useStore(desk.store, state => state.panel)
  useKeyLayer(useMemo(() => ({ name: layer, actions: [...actions.everywhere, ...actions[layer]] }), [actions, layer]))
  useDisarming(desk)
  const closePanel = useCallback(() => desk.store.setState({ panel: null }), [desk])
  const status = useMemo(() => <Where desk={desk} batches={actions.jump.batches} />, [desk, actions])
  const footer = useMemo(() => <KeyFooter desk={desk} actions={actions} />, [desk, actions])

  return (
    <Frame status={status} figures={figures} footer={footer}>
      <Clip desk={desk} player={player} side={side} list={actions.jump.list} />
      <JumpPanels desk={desk} />
      {panel === 'skip' ? <SkipPanel {...actions.skip} /> : null}
      {panel === 'keys' ? (
        <KeyOverlay
          groups={[
            { name: t('keys.listen'), actions: actions.listen },
            { name: t('keys.type'), actions: actions.type },
            { name: t('keys.everywhere'), actions: [...actions.everywhere, ...otherKeys] },
          ]}
          onClose={closePanel}
        />
      ) : null}
    </Frame>
  )
}

/** Which keys hold, and which batch is worked on. */
function Where({ desk, batches }: { desk: Desk; batches: Action }) {
  const { t } = useTranslation('review')
  const layer = useStore(desk.store, state => (state.escalating ? 'veiled' : state.layer))
  return (
    <>
      <span className={css['layer']} data-layer={layer}>{t(`layer.${layer}`)}</span>
      <BatchName desk={desk} others={batches} />
    </>
  )
}

function Clip({ desk, player, side, list }: { desk: Desk; player: Player; side: ReactNode; list: Action }) {
  const work = useStore(desk.store, state => state.work)
  return work === null ? null : <OpenClip desk={desk} player={player} work={work} side={side} list={list} />
}

function OpenClip({ desk, player, work, side, list }: { desk: Desk; player: Player; work: Work; side: ReactNode; list: Action }) {
  const { t } = useTranslation('review')
  const { rows, armed, open, question, layer, escalating } = useStore(desk.store)
  const stage = useRef<HTMLElement>(null)
  const { page, batch, draft } = work
  const { clip, durationMs } = page

  useEffect(() => {
    if (layer === 'listen') stage.current?.focus({ preventScroll: true })
  }, [layer])
  useEffect(
    () => desk.store.subscribe((now, before) => {
      const inside = document.activeElement === document.body || stage.current?.contains(document.activeElement) === true
      if (inside && now.work?.page.clip !== before.work?.page.clip) stage.current?.focus({ preventScroll: true })
    }),
    [desk],
  )
  const textAt = useCallback((ms: number) => t('wave.at', { at: seconds(ms), duration: seconds(durationMs) }), [t, durationMs])
  const markText = (ms: number, last: boolean): string => (last ? t('heading.seconds', { seconds: seconds(ms) }) : seconds(ms))
  const setTranscript = (transcript: string): void =>
    desk.edit({ transcript, slots: carryRanges(draft.slots, draft.transcript, transcript) })
  const onEdit = useCallback(
    (word: number) => {
      player.pause()
      desk.store.setState({ layer: 'type', armed: false, editFrom: word })
    },
    [desk, player],
  )

  return (
    <div className={css['screen']}>
      <Rail rows={rows} clip={clip} list={list} />
      <section ref={stage} className={css['stage']} role="application" aria-label={t('surface')} tabIndex={-1} data-keys="listen">
        <Heading page={page} purpose={batch.purpose} />
        <Waveform player={player} durationMs={durationMs} armed={armed} label={t('wave.position')} textAt={textAt} markText={markText} />
        <Controls player={player} listening={desk.listening} gainDb={page.gainDb} speech={page.speech} armed={armed} />
        {escalating ? (
          <p className={css['veiled']}>{t('transcript.veiled')}</p>
        ) : layer === 'type' ? (
          <TranscriptEditor
            locale={page.locale}
            transcript={draft.transcript}
            selected={selection(desk, player, work)}
            onChange={setTranscript}
            onLeave={() => desk.store.setState({ layer: 'listen' })}
          />
        ) : (
          <Transcript
            player={player}
            locale={page.locale}
            timed={page.words}
            approximate={page.wordsApproximate}
            transcript={draft.transcript}
            slots={draft.slots}
            onWord={desk.listening.seekTo}
            onEdit={onEdit}
          />
        )}
        <Questions desk={desk} questions={batch.task.questions} draft={draft} suggestedIntent={page.suggestedIntent} current={question} open={open} />
      </section>
      <aside className={css['side']}>
        {side}
        {draft.wake === null ? null : <Meaning verdict={draft.wake} />}
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

/** The word that editing replaces first: the one pressed, or the one just heard. */
function selection(desk: Desk, player: Player, { page, draft }: Work): { from: number; to: number } | null {
  const { editFrom } = desk.store.getState()
  const word = editFrom ?? wordAt(shownWords(page.words, draft.transcript), player.position())
  return word === null ? null : (wordOffsets(draft.transcript)[word] ?? null)
}
