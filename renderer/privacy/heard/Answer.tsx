import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhoHeard } from '../../../shared/hub-api/audit.ts'
import type { FigureColumn } from '../../ui/FigureTable.tsx'
import { dayAndTime, seconds, whole } from '../../ui/format.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { TitledTable } from '../../ui/TitledTable.tsx'
import { heardBy, type HeardBy } from './heard.ts'
import css from './HeardPage.module.css'

const mostEntries = 500

type T = TFunction<'privacy'>
type Entry = WhoHeard['heard'][number] & { place: string }

const personColumns = (t: T): FigureColumn<HeardBy>[] => [
  { id: 'person', header: t('heard.person'), cell: ({ person }) => person, sortBy: ({ person }) => person },
  { id: 'times', header: t('heard.times'), cell: ({ times }) => whole(times), sortBy: ({ times }) => times },
  { id: 'recordings', header: t('heard.recordings'), cell: ({ clips }) => whole(clips), sortBy: ({ clips }) => clips },
  { id: 'sounded', header: t('heard.sounded'), cell: ({ soundedMs }) => t('heard.seconds', { seconds: seconds(soundedMs) }), sortBy: ({ soundedMs }) => soundedMs },
  { id: 'first', header: t('heard.first'), cell: ({ first }) => dayAndTime(first), sortBy: ({ first }) => first },
  { id: 'last', header: t('heard.last'), cell: ({ last }) => dayAndTime(last), sortBy: ({ last }) => last },
]

const entryColumns = (t: T): FigureColumn<Entry>[] => [
  { id: 'when', header: t('heard.when'), cell: ({ at }) => dayAndTime(at), sortBy: ({ at }) => at },
  { id: 'person', header: t('heard.person'), words: true, strong: true, cell: ({ person }) => person, sortBy: ({ person }) => person },
  { id: 'kind', header: t('heard.kind'), words: true, cell: ({ kind }) => t(`heard.kinds.${kind}`), sortBy: ({ kind }) => t(`heard.kinds.${kind}`) },
  { id: 'stretch', header: t('heard.stretch'), words: 'prose', cell: ({ spans }) => spans.map(({ from, to }) => `${seconds(from)}–${seconds(to)}`).join(', ') },
  { id: 'clip', header: t('heard.clip'), words: true, cell: ({ clip }) => <span className={css['id']}>{clip}</span> },
]

/** What the access log says: first by person, then entry by entry. */
export function Answer({ answer: { clips, heard } }: { answer: WhoHeard }) {
  const { t } = useTranslation('privacy')
  const people = useMemo(() => heardBy(heard), [heard])
  const entries = useMemo(() => heard.slice(0, mostEntries).map((entry, index) => ({ ...entry, place: String(index) })), [heard])
  const byPerson = useMemo(() => personColumns(t), [t])
  const oneByOne = useMemo(() => entryColumns(t), [t])
  if (heard.length === 0) return <NothingHere title={t('heard.nobody')}>{t('heard.nobodyMeaning')}</NothingHere>
  return (
    <section className={css['answer']} aria-label={t('heard.result')}>
      <p role="status" className={css['summary']}>{t('heard.summary', { count: people.length, clips: whole(clips), times: whole(heard.length) })}</p>
      <TitledTable label={t('heard.by')} columns={byPerson} rows={people} idOf={({ person }) => person} />
      <TitledTable label={t('heard.entries')} low columns={oneByOne} rows={entries} idOf={({ place }) => place} />
      {heard.length <= mostEntries ? null : <p className={css['hint']}>{t('heard.more', { shown: whole(mostEntries), all: whole(heard.length) })}</p>}
    </section>
  )
}
