import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { OpenAdjudication } from '../../shared/hub-api/adjudications.ts'
import type { Player } from '../player/player.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import type { AdjudicateActions } from './adjudicate-actions.ts'
import type { Adjudicating } from './adjudicating.ts'
import { AnswerCard } from './AnswerCard.tsx'
import { ClipSound } from './ClipSound.tsx'
import css from './Deciding.module.css'
import { reasonId } from './focus-places.ts'
import { ThirdAnswerForm } from './ThirdAnswerForm.tsx'
import { wordsBeside } from './words-apart.ts'

type DecidingProps = { adjudicating: Adjudicating; open: OpenAdjudication; player: Player; actions: AdjudicateActions }

/** One clip with its two answers side by side, and the decision. */
export function Deciding({ adjudicating, open, player, actions }: DecidingProps) {
  const { t } = useTranslation('adjudicate')
  const { chosen, third, failure, soft, busy, heard } = useStore(adjudicating)
  const words = useMemo(() => wordsBeside(open.a, open.b), [open])
  const playFrom = useCallback((ms: number) => void adjudicating.playFrom(ms), [adjudicating])
  return (
    <article className={css['deciding']} aria-label={t('title')}>
      {open.flags.length > 0 ? <Caution alert={false}>{t('flagged')}</Caution> : null}
      <ClipSound
        player={player} clip={open} busy={busy} heard={heard} play={actions.play}
        others={[actions.replay, actions.apart, { ...actions.soft, label: t(soft ? 'do.softOn' : 'do.softOff') }]}
      />
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
