import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessQuery } from '../../../shared/hub-api/audit.ts'
import type { FigureColumn } from '../../ui/FigureTable.tsx'
import { dayAndTime, whole } from '../../ui/format.ts'
import { TitledTable } from '../../ui/TitledTable.tsx'
import css from './HeardPage.module.css'

const queryColumns = (t: TFunction<'privacy'>): FigureColumn<AccessQuery>[] => [
  { id: 'when', header: t('heard.when'), cell: ({ at }) => dayAndTime(at), sortBy: ({ at }) => at },
  { id: 'asker', header: t('heard.asker'), words: true, strong: true, cell: ({ by }) => by ?? t('operator'), sortBy: ({ by }) => by },
  { id: 'about', header: t('heard.about'), words: true, cell: ({ field, sought }) => t('heard.aboutWhat', { kind: t(`kinds.${field}`), sign: sought.slice(0, 8) }) },
  { id: 'why', header: t('heard.why'), words: 'prose', cell: ({ reason }) => reason },
  { id: 'found', header: t('heard.found'), words: true, cell: ({ clips, accesses }) => t('heard.foundSome', { clips: whole(clips), accesses: whole(accesses) }), sortBy: ({ accesses }) => accesses },
]

/** Who asked before, when, why, and how much they were told. */
export function Queries({ queries }: { queries: readonly AccessQuery[] }) {
  const { t } = useTranslation('privacy')
  const columns = useMemo(() => queryColumns(t), [t])
  if (queries.length === 0) return <p className={css['hint']}>{t('heard.nobodyAsked')}</p>
  return (
    <div>
      <TitledTable label={t('heard.asked')} low columns={columns} rows={queries} idOf={({ query }) => query} />
      <p className={css['hint']}>{t('heard.signMeaning')}</p>
    </div>
  )
}
