import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { align, wordsOf } from '../../../shared/domain/words.ts'
import type { ContestedGold } from '../../../shared/hub-api/gold.ts'
import type { Player } from '../../player/player.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import card from '../AnswerCard.module.css'
import { ClipSound } from '../ClipSound.tsx'
import css from '../Deciding.module.css'
import { noteId } from '../focus-places.ts'
import type { ContestActions } from './contest-actions.ts'
import type { Contesting } from './contesting.ts'

type ContestProps = { contesting: Contesting; open: ContestedGold; player: Player; actions: ContestActions }

/** One known answer beside what was answered instead, why that is said to be right, and the decision. */
export function Contest({ contesting, open, player, actions }: ContestProps) {
  const { t } = useTranslation(['adjudicate', 'review'])
  const { note, heard, failure, busy } = useStore(contesting)
  const pairs = align(wordsOf(open.reference), wordsOf(open.answer.transcript))
  const apart = (side: 'left' | 'right'): ReadonlySet<number> => new Set(pairs.flatMap(pair => (pair.same || pair[side] === null ? [] : [pair[side]])))
  return (
    <article className={css['deciding']} aria-label={t('contest.title')}>
      <ClipSound player={player} clip={open} busy={busy} heard={heard} play={actions.play} others={[actions.replay]} />
      <div className={css['pair']}>
        <Words title={t('contest.reference')} text={open.reference} apart={apart('left')} locale={open.locale} />
        <Words
          title={t('contest.answer')} text={open.answer.transcript} apart={apart('right')} locale={open.locale}
          wake={open.answer.wake === null ? t('none') : t(`review:wake.${open.answer.wake}`)}
        />
      </div>
      <p className={css['said']} lang={open.locale}>{open.reason}</p>
      {failure === null ? null : <FailureText failure={failure} />}
      <section className={css['decision']}>
        <div className={css['field']}>
          <label htmlFor={noteId}>{t('contest.note')}</label>
          <input id={noteId} value={note} maxLength={400} autoComplete="off" aria-describedby={`${noteId}-hint`} onChange={({ target }) => contesting.write(target.value)} />
        </div>
        {([actions.stands, actions.wrong]).map(action => (
          <Button key={action.id} aria-disabled={!action.available()} onClick={action.run}>{action.label}<ActionKey of={action} /></Button>
        ))}
        <p id={`${noteId}-hint`} className={css['hint']}>{heard ? t('contest.noteHint') : t('first')}</p>
      </section>
    </article>
  )
}

function Words({ title, text, apart, locale, wake }: { title: string; text: string; apart: ReadonlySet<number>; locale: string; wake?: string }) {
  const { t } = useTranslation('adjudicate')
  const words = wordsOf(text)
  return (
    <section className={card['card']} aria-label={title}>
      <header className={card['head']}><h2>{title}</h2></header>
      <p className={card['words']} lang={locale}>
        {words.length === 0 ? <i>{t('noWords')}</i> : words.map((word, at) => <span key={at} className={card['word']}>{apart.has(at) ? <mark>{word}</mark> : word}</span>)}
      </p>
      {wake === undefined ? null : <dl className={card['facts']}><div><dt>{t('wake')}</dt><dd>{wake}</dd></div></dl>}
    </section>
  )
}
