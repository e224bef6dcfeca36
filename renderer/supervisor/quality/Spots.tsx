import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { LabelSpot, QualitySpots, WordSpot } from '../../../shared/hub-api/quality.ts'
import type { FigureColumn } from '../../ui/FigureTable.tsx'
import { percent, whole } from '../../ui/format.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { IntervalBar } from '../../ui/quality/IntervalBar.tsx'
import { TitledTable } from '../../ui/TitledTable.tsx'
import { sift } from '../sift.ts'
import type { QualityStore } from './quality.ts'
import css from './quality.module.css'

type T = TFunction<'supervisor'>

const shares = { low: 0, high: 1 }

/** Labels as guidelines write them. */
const labelText = (label: string): string => label.replaceAll('_', ' ')

const labelColumns = (t: T): FigureColumn<LabelSpot>[] => [
  { id: 'label', header: t('quality.labels.column.label'), cell: ({ label }) => labelText(label), sortBy: ({ label }) => label },
  { id: 'question', header: t('quality.labels.column.question'), words: true, cell: ({ question }) => t(`quality.labels.question.${question}`), sortBy: ({ question }) => question },
  { id: 'locale', header: t('quality.labels.column.locale'), words: true, cell: ({ locale }) => locale, sortBy: ({ locale }) => locale },
  { id: 'agreement', header: t('quality.labels.column.agreement'), strong: true, cell: ({ agreement }) => percent(agreement), sortBy: ({ agreement }) => agreement },
  { id: 'scale', header: t('quality.labels.column.scale'), wide: true, cell: ({ agreement, interval }) => <IntervalBar figure={{ value: agreement, interval }} scale={shares} /> },
  { id: 'interval', header: t('quality.labels.column.interval'), cell: ({ interval }) => t('quality.labels.bounds', { low: percent(interval.low), high: percent(interval.high) }) },
  { id: 'items', header: t('quality.labels.column.items'), cell: ({ items }) => whole(items), sortBy: ({ items }) => items },
]

function wordColumns(t: T): FigureColumn<WordSpot>[] {
  const words = (text: string, locale: string) => (text === '' ? <i>{t('quality.words.nothing')}</i> : <span lang={locale}>{text}</span>)
  return [
    { id: 'heard', header: t('quality.words.column.heard'), cell: ({ heard, locale }) => words(heard, locale), sortBy: ({ heard }) => heard },
    { id: 'written', header: t('quality.words.column.written'), words: true, cell: ({ written, locale }) => words(written, locale), sortBy: ({ written }) => written },
    { id: 'locale', header: t('quality.words.column.locale'), words: true, cell: ({ locale }) => locale, sortBy: ({ locale }) => locale },
    { id: 'clips', header: t('quality.words.column.clips'), strong: true, cell: ({ clips }) => whole(clips), sortBy: ({ clips }) => clips },
    { id: 'people', header: t('quality.words.column.people'), cell: ({ people }) => whole(people), sortBy: ({ people }) => people },
  ]
}

/** Where guidelines may be unclear: labels with low agreement, words often put right. */
export function Spots({ store, spots: { labels, words } }: { store: QualityStore; spots: QualitySpots }) {
  const { t } = useTranslation('supervisor')
  const sought = useStore(store, state => state.sought)
  const ofLabels = useMemo(() => labelColumns(t), [t])
  const ofWords = useMemo(() => wordColumns(t), [t])
  const foundLabels = useMemo(() => sift(labels, sought, ({ label, locale }) => `${labelText(label)} ${locale}`), [labels, sought])
  const foundWords = useMemo(() => sift(words, sought, ({ heard, written, locale }) => `${heard} ${written} ${locale}`), [words, sought])
  if (sought !== '' && foundLabels.length + foundWords.length === 0) return <NothingHere>{t('group.notFound', { sought })}</NothingHere>
  return (
    <div className={css['spots']}>
      {foundLabels.length > 0 ? <TitledTable label={t('quality.labels.title')} lead={t('quality.labels.lead')} columns={ofLabels} rows={foundLabels} idOf={({ locale, question, label }) => `${locale} ${question} ${label}`} />
        : labels.length === 0 ? <NothingHere title={t('quality.labels.none')}>{t('quality.labels.noneMeaning')}</NothingHere> : null}
      {foundWords.length > 0 ? <TitledTable label={t('quality.words.title')} lead={t('quality.words.lead')} columns={ofWords} rows={foundWords} idOf={({ locale, heard, written }) => `${locale} ${heard} ${written}`} />
        : words.length === 0 ? <NothingHere title={t('quality.words.none')}>{t('quality.words.noneMeaning')}</NothingHere> : null}
    </div>
  )
}
