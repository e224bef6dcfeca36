import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import { questionOf } from '../../../shared/domain/task.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import { useWorkstation } from '../../state/workstation.ts'
import type { ReviewActions } from '../actions/review-actions.ts'
import type { Desk } from '../desk/desk.ts'
import type { Work } from '../desk/desk-state.ts'
import { rangeOf } from '../desk/word-cursor.ts'
import { startsFromHypothesis } from '../desk/writing.ts'
import { Heard } from './Heard.tsx'
import { LabelPanel } from './LabelPanel.tsx'
import { shownWords, wordAt, wordOffsets } from './lighting.ts'
import { SensitivePanel } from './SensitivePanel.tsx'
import { abbreviationsFor } from './shortcuts.ts'
import css from './Transcript.module.css'
import { Transcript } from './Transcript.tsx'
import { TranscriptEditor } from './TranscriptEditor.tsx'

type TranscriptAreaProps = { desk: Desk; player: Player; work: Work; actions: ReviewActions }

/** The transcript: read and lit, written, or with words chosen for a label. */
export function TranscriptArea({ desk, player, work, actions }: TranscriptAreaProps) {
  const { t } = useTranslation('review')
  const { settings } = useWorkstation()
  const layer = useStore(desk.store, state => state.layer)
  const cursor = useStore(desk.store, state => state.cursor)
  const marking = useStore(desk.store, state => state.panel === 'sensitive')
  const comparing = useStore(desk.store, state => state.comparing)
  const titles = useStore(desk.store, state => state.titles)
  const own = useStore(settings, state => state.value ?? defaultSettings).abbreviations
  const { page, batch, draft } = work
  const asked = questionOf(batch.task, 'transcript')
  const hypothesis = startsFromHypothesis(work) ? page.hypothesis : null
  const chosen = useMemo(() => (cursor === null ? null : rangeOf(cursor)), [cursor])
  const abbreviations = useMemo(() => abbreviationsFor(asked?.marks ?? [], own), [asked, own])
  const carried = { timed: page.words, transcript: draft.transcript, slots: draft.slots, sensitive: draft.sensitive, hypothesis, titles }

  const choose = useCallback(
    (words: WordRange) => {
      if (desk.store.getState().panel === 'sensitive') desk.marking.choose(words)
      else if (questionOf(batch.task, 'slots') !== null) desk.labelling.pick(words)
      else if (questionOf(batch.task, 'sensitive') !== null) desk.marking.beginOver(words)
    },
    [desk, batch],
  )
  return (
    <div className={css['area']}>
      {layer === 'type' ? (
        <TranscriptEditor
          key={page.clip}
          locale={page.locale}
          writing={desk.writing}
          selected={selection(desk, player, work)}
          abbreviations={abbreviations}
          onLeave={desk.writing.leave}
          {...carried}
        />
      ) : (
        <Transcript
          player={player}
          locale={page.locale}
          approximate={page.wordsApproximate}
          chosen={chosen}
          choosing={layer === 'tag' || marking}
          onWord={desk.listening.playFrom}
          onEdit={desk.writing.begin}
          onChoose={choose}
          {...carried}
        />
      )}
      {comparing && hypothesis !== null && hypothesis !== draft.transcript ? <Heard hypothesis={hypothesis} transcript={draft.transcript} locale={page.locale} /> : null}
      {asked === null && draft.transcript !== '' ? <p className={css['fixed']}>{t('transcript.fixed')}</p> : null}
      {layer === 'tag' && chosen !== null ? <LabelPanel desk={desk} actions={actions} draft={draft} chosen={chosen} /> : null}
      {marking ? <SensitivePanel desk={desk} actions={actions.sensitive} work={work} /> : null}
    </div>
  )
}

/** The word that editing replaces first: the one pressed, or the one just heard. */
function selection(desk: Desk, player: Player, { page, draft }: Work): { from: number; to: number } | null {
  const { editFrom } = desk.store.getState()
  const word = editFrom ?? wordAt(shownWords(page.words, draft.transcript), player.position())
  return word === null ? null : (wordOffsets(draft.transcript)[word] ?? null)
}
