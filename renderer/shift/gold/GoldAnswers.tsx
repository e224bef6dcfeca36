import type { TFunction } from 'i18next'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { MyGold } from '../../../shared/contract/gold.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { FigureTable, type FigureColumn } from '../../ui/FigureTable.tsx'
import { ContestDialog } from './ContestDialog.tsx'
import css from './GoldAnswers.module.css'

/** The known answers that somebody was measured by, beside their own, each of which can be contested; nothing where there are none. */
export function GoldAnswers() {
  const { t } = useTranslation('shift')
  const { client } = useWorkstation()
  const [gold, setGold] = useState<readonly MyGold[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [contesting, setContesting] = useState<MyGold | null>(null)
  const read = useCallback(async () => {
    const reply = await client.call('gold.mine', {})
    if (reply.ok) setGold(reply.value)
    setFailure(reply.ok ? null : reply.failure)
  }, [client])
  useEffect(() => {
    const first = setTimeout(() => void read(), 0)
    return () => clearTimeout(first)
  }, [read])
  const close = useCallback(() => setContesting(null), [])
  const sent = useCallback((clip: string) => {
    setContesting(null)
    // It is durable here; what the hub says of it comes with the next look.
    setGold(all => all.map(one => (one.clip === clip ? { ...one, waiting: true } : one)))
  }, [])
  if (gold.length === 0 && failure === null) return null
  return (
    <section className={css['gold']} aria-labelledby="gold-title">
      <h2 id="gold-title">{t('gold.title')}</h2>
      {failure === null ? <p className={css['lead']}>{t('gold.lead')}</p> : failure.code === 'offline' ? <p className={css['lead']}>{t('gold.away')}</p> : <FailureText failure={failure} />}
      {gold.length === 0 ? null : <GoldTable gold={gold} onContest={setContesting} />}
      {contesting === null ? null : <ContestDialog gold={contesting} onClose={close} onSent={sent} />}
    </section>
  )
}

const columnsOf = (t: TFunction<'shift'>, onContest: (gold: MyGold) => void): FigureColumn<MyGold>[] => [
  { id: 'batch', header: t('gold.column.batch'), cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'reference', header: t('gold.column.reference'), words: 'prose', cell: ({ reference, locale }) => <span lang={locale}>{reference}</span>, sortBy: ({ reference }) => reference },
  { id: 'answer', header: t('gold.column.answer'), words: 'prose', cell: gold => <span lang={gold.locale}><Answered gold={gold} /></span> },
  { id: 'state', header: t('gold.column.state'), words: 'prose', cell: gold => <State gold={gold} onContest={onContest} /> },
]

function GoldTable({ gold, onContest }: { gold: readonly MyGold[]; onContest(gold: MyGold): void }) {
  const { t } = useTranslation('shift')
  const columns = useMemo(() => columnsOf(t, onContest), [t, onContest])
  return <FigureTable label={t('gold.table')} low columns={columns} rows={gold} idOf={({ clip }) => clip} />
}

function Answered({ gold: { answer: { transcript, wake }, reference } }: { gold: MyGold }) {
  const { t } = useTranslation(['shift', 'review'])
  const verdict = wake === null || wake === 'meant' ? null : t(`review:wake.${wake}`)
  const words = transcript.trim() === '' ? t('gold.nothing') : transcript === reference ? t('gold.same') : transcript
  return <>{verdict === null ? words : `${words} (${verdict})`}</>
}

function State({ gold, onContest }: { gold: MyGold; onContest(gold: MyGold): void }) {
  const { t } = useTranslation('shift')
  const { contest, waiting, reference } = gold
  if (contest !== null && contest.outcome !== null) return t(`gold.state.${contest.outcome}`, { note: contest.note ?? '' })
  if (contest !== null) return t('gold.state.open')
  if (waiting) return t('gold.state.waiting')
  return <Button small onClick={() => onContest(gold)} aria-label={t('gold.contestThis', { reference })}>{t('gold.contest')}</Button>
}
