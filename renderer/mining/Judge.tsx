import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { FoundWords } from '../ui/FoundWords.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import css from './Judge.module.css'
import { progressOf } from './judging.ts'
import type { Mining } from './open-mining.ts'
import { ProposalInFront } from './ProposalInFront.tsx'

/** The proposals beside one another, and the one in front to be heard and answered. */
export function Judge({ mining }: { mining: Mining }) {
  const { t } = useTranslation('mining')
  const { announcer } = useWorkstation()
  const { judging } = mining
  const { proposals, at, title, loading, refusedBefore, words } = useStore(judging)
  const surface = useRef<HTMLElement>(null)
  const { open, accepted, refused } = progressOf(proposals)
  const front = proposals[at]
  const count = proposals.length

  useEffect(() => surface.current?.focus({ preventScroll: true }), [])
  const position = front?.position ?? null
  useEffect(() => {
    if (position !== null) announcer.announce(t('judge.announced', { position, at: at + 1, count, words }))
  }, [announcer, t, position, at, count, words])

  return (
    <section ref={surface} className={css['page']} role="application" aria-label={t('judge.surface')} tabIndex={-1} data-keys="listen">
      <div className={css['head']}>
        <h1><bdi>{words}</bdi><small>{t('judge.title', { label: title })}</small></h1>
        <div className={css['progress']} role="progressbar" aria-label={t('judge.list')} aria-valuemin={0} aria-valuemax={count} aria-valuenow={count - open}>
          {proposals.map(({ clip, verdict, words: { from } }) => <i key={`${clip} ${from}`} data-verdict={verdict} />)}
        </div>
        <p role="status" className={css['figures']}>
          <span>{count > 0 && open === 0 ? t('judge.done') : t('judge.progress', { done: count - open, count })}</span>
          <span>{t('judge.accepted', { count: accepted })}</span>
          <span>{t('judge.refused', { count: refused })}</span>
          {refusedBefore === 0 ? null : <span>{t('judge.before', { count: refusedBefore })}</span>}
        </p>
      </div>
      {front === undefined ? (
        <NothingHere>{loading ? t('judge.loading') : t('judge.nothing')}</NothingHere>
      ) : (
        <div className={css['split']}>
          <VirtualList
            id="mining-proposals"
            label={t('judge.list')}
            className={css['list']}
            count={count}
            at={at}
            rowRem={2.75}
            renderRow={index => {
              const one = proposals[index]
              return one === undefined ? null : (
                <>
                  <i className={css['tick']} data-verdict={one.verdict} />
                  <span className={css['position']}>{one.position}</span>
                  <span className={css['text']}><FoundWords text={one.transcript} locale={one.locale} ranges={[one.words]} /></span>
                  <span className={css['verdict']} data-verdict={one.verdict}>{one.verdict === 'open' ? null : t(`judge.verdict.${one.verdict}`)}</span>
                </>
              )
            }}
            onPress={index => void judging.goTo(index)}
          />
          <ProposalInFront mining={mining} proposal={front} title={title} />
        </div>
      )}
    </section>
  )
}
