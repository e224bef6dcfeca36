import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { OpenAdjudication } from '../../shared/hub-api/adjudications.ts'
import type { Player } from '../player/player.ts'
import { Waveform } from '../player/Waveform.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { seconds } from '../ui/format.ts'
import type { AdjudicateActions } from './adjudicate-actions.ts'
import type { Adjudicating } from './adjudicating.ts'
import { AnswerCard } from './AnswerCard.tsx'
import css from './Deciding.module.css'
import { reasonId } from './focus-places.ts'
import { ThirdAnswerForm } from './ThirdAnswerForm.tsx'
import { wordsBeside } from './words-apart.ts'

type DecidingProps = { adjudicating: Adjudicating; open: OpenAdjudication; player: Player; actions: AdjudicateActions }

/** One clip with its two answers side by side, and the decision. */
export function Deciding({ adjudicating, open, player, actions }: DecidingProps) {
  const { t } = useTranslation('adjudicate')
  const { chosen, third, failure } = useStore(adjudicating)
  const words = useMemo(() => wordsBeside(open.a, open.b), [open])
  const playFrom = useCallback((ms: number) => void adjudicating.playFrom(ms), [adjudicating])
  return (
    <article className={css['deciding']} aria-label={t('title')}>
      {open.flags.length > 0 ? <Caution alert={false}>{t('flagged')}</Caution> : null}
      <Clip adjudicating={adjudicating} open={open} player={player} actions={actions} />
      <div className={css['pair']}>
        {(['a', 'b'] as const).map(side => (
          <AnswerCard
            key={side} side={side} answer={open[side].annotation} other={open[side === 'a' ? 'b' : 'a'].annotation} words={words[side]} locale={open.locale}
            chosen={chosen === side} action={actions[side]} onPlay={playFrom}
          />
        ))}
      </div>
      {chosen === 'third' && third !== null
        ? <ThirdAnswerForm third={third} task={open.task} suggested={open.suggested.intent} locale={open.locale} onChange={adjudicating.write} />
        : null}
      {failure === null ? null : <FailureText failure={failure} />}
      <Decision adjudicating={adjudicating} actions={actions} />
    </article>
  )
}

/** Peaks are there from the start; the sound is fetched when it is asked for. */
function Clip({ adjudicating, open, player, actions }: DecidingProps) {
  const { t } = useTranslation('adjudicate')
  const { durationMs, peaks, gainDb, wordsApproximate } = open
  const { soft, busy, heard } = useStore(adjudicating)
  const playing = useStore(player, state => state.playing)
  const textAt = useCallback((ms: number) => t('at', { at: seconds(ms), duration: seconds(durationMs) }), [t, durationMs])
  const markText = (ms: number, last: boolean): string => (last ? t('unit', { seconds: seconds(ms) }) : seconds(ms))
  return (
    <section data-keys="listen" aria-label={t('sound')}>
      <Waveform player={player} durationMs={durationMs} peaks={peaks} gainDb={gainDb} label={t('position')} textAt={textAt} markText={markText} />
      <div className={css['controls']}>
        <ActionButton action={{ ...actions.play, label: t(playing ? 'do.pause' : 'do.play') }} />
        <ActionButton action={actions.replay} />
        <ActionButton action={actions.apart} />
        <ActionButton action={{ ...actions.soft, label: t(soft ? 'do.softOn' : 'do.softOff') }} />
        <span role="status" className={css['hint']}>{busy === 'fetching' ? t('fetching') : heard ? null : t('unfetched')}</span>
        {wordsApproximate ? <span className={css['hint']}>{t('approximate')}</span> : null}
      </div>
    </section>
  )
}

function Decision({ adjudicating, actions }: Pick<DecidingProps, 'adjudicating' | 'actions'>) {
  const { t } = useTranslation('adjudicate')
  const { reason, heard, chosen } = useStore(adjudicating)
  const { third, decide } = actions
  return (
    <section className={css['decision']}>
      {chosen === 'third' ? null : <Button onClick={third.run}>{third.label}<ActionKey of={third} /></Button>}
      <div className={css['field']}>
        <label htmlFor={reasonId}>{t('reason')}</label>
        <input id={reasonId} value={reason} maxLength={400} autoComplete="off" aria-describedby={`${reasonId}-hint`} onChange={({ target }) => adjudicating.explain(target.value)} />
      </div>
      <Button look="primary" aria-disabled={!adjudicating.canDecide()} onClick={decide.run}>{decide.label}<ActionKey of={decide} tone="inherit" /></Button>
      <p id={`${reasonId}-hint`} className={css['hint']}>{heard ? t('reasonHint') : t('first')}</p>
    </section>
  )
}
