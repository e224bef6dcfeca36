import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { wordsOf } from '../../shared/domain/words.ts'
import type { Region } from '../player/Regions.tsx'
import { Waveform } from '../player/Waveform.tsx'
import { cx } from '../ui/cx.ts'
import { seconds } from '../ui/format.ts'
import type { Judged } from './judging.ts'
import { LabelledWords } from './LabelledWords.tsx'
import type { Mining } from './open-mining.ts'
import css from './ProposalInFront.module.css'

/** The words that are proposed for a label: where they stand, when they are spoken, and whether they were heard. */
export function ProposalInFront({ mining: { player, hearing, judging }, proposal, title }: { mining: Mining; proposal: Judged; title: string }) {
  const { t } = useTranslation('mining')
  const page = useStore(hearing, state => state.page)
  const heard = useStore(hearing, state => state.heard)
  const titles = useStore(judging, state => state.titles)
  const armed = useStore(judging, state => state.armed)
  const { clip, position, durationMs, transcript, locale, words, span, verdict, labelled, shielded, stands, state } = proposal
  const textAt = useCallback((ms: number) => t('judge.at', { at: seconds(ms), duration: seconds(durationMs) }), [t, durationMs])
  const markText = (ms: number, last: boolean): string => (last ? t('judge.seconds', { seconds: seconds(ms) }) : seconds(ms))
  const regions = useMemo((): Region[] => [{ ...span, id: 'words', kind: 'words', label: '' }], [span])
  return (
    <div className={css['front']}>
      <div className={css['heading']}>
        <h2>{t('clip', { position })}</h2>
        <span>{locale}</span>
        <span>{t(`judge.state.${state}`)}</span>
        {labelled.length === 0 || stands ? null : <span>{t('judge.now', { labels: labelled.map(label => titles[label] ?? label).join(', ') })}</span>}
        <span role="status" className={cx(css['heard'], heard && css['sounded'])}>{armed ? t('judge.armed') : heard ? t('judge.heard') : t('judge.unheard')}</span>
      </div>
      {page === null || page.clip !== clip ? <div className={css['wave']} /> : (
        <Waveform
          player={player} durationMs={durationMs} peaks={page.peaks} gainDb={page.gainDb} armed={armed} regions={regions}
          label={t('judge.position')} textAt={textAt} markText={markText}
        />
      )}
      {shielded && verdict === 'open' && !heard ? <p className={css['note']}>{t('judge.onRequest')}</p> : null}
      <LabelledWords words={wordsOf(transcript)} locale={locale} range={words} label={verdict === 'accepted' ? title : `${title}?`} />
      {verdict === 'open' ? null : <p className={css['verdict']} data-verdict={verdict}>{t(`judge.verdict.${verdict}`)}</p>}
    </div>
  )
}
