import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockKind } from '../../../shared/domain/case-steps.ts'
import type { EscalationFigures } from '../../../shared/hub-api/escalations.ts'
import { inWords } from '../../ui/durations.ts'
import type { FigureColumn } from '../../ui/FigureTable.tsx'
import { whole } from '../../ui/format.ts'
import { TitledTable } from '../../ui/TitledTable.tsx'

type T = TFunction<'safety'>
type SeverityRow = EscalationFigures['bySeverity'][number]
type CategoryRow = EscalationFigures['byCategory'][number]

function severityColumns(t: T): FigureColumn<SeverityRow>[] {
  const time = (id: 'acknowledge' | 'acknowledgeMost' | 'decide' | 'decideMost', of: (row: SeverityRow) => number | null): FigureColumn<SeverityRow> => ({
    id, header: t(`figures.${id}`), sortBy: of,
    cell: row => { const ms = of(row); return ms === null ? t('figures.none') : inWords(Math.max(1000, ms)) },
  })
  const missedIn = ({ missed }: SeverityRow): string => {
    const kinds = ClockKind.options.flatMap(kind => (missed[kind] ?? 0) === 0 ? [] : [t('figures.missedOf', { count: missed[kind] ?? 0, kind: t(`clock.kind.${kind}`) })])
    return kinds.length === 0 ? t('figures.none') : kinds.join(', ')
  }
  return [
    { id: 'severity', header: t('figures.severity'), cell: ({ severity }) => severity, sortBy: ({ severity }) => severity },
    { id: 'received', header: t('figures.received'), cell: ({ received }) => whole(received), sortBy: ({ received }) => received },
    time('acknowledge', ({ acknowledge }) => acknowledge.median),
    time('acknowledgeMost', ({ acknowledge }) => acknowledge.ninetieth),
    time('decide', ({ decide }) => decide.median),
    time('decideMost', ({ decide }) => decide.ninetieth),
    { id: 'missed', header: t('figures.missed'), cell: missedIn },
  ]
}

/** Times from the hub's receipt, and clocks that ran out. */
export function SeverityTable({ rows }: { rows: readonly SeverityRow[] }) {
  const { t } = useTranslation('safety')
  const columns = useMemo(() => severityColumns(t), [t])
  return <TitledTable label={t('figures.bySeverity')} columns={columns} rows={rows} idOf={({ severity }) => severity} />
}

const categoryColumns = (t: T): FigureColumn<CategoryRow>[] => [
  { id: 'category', header: t('figures.category'), cell: ({ category }) => t(`category.${category}`), sortBy: ({ category }) => t(`category.${category}`) },
  ...(['received', 'reported', 'noAction', 'duplicate', 'open', 'mistaken'] as const).map((id): FigureColumn<CategoryRow> =>
    ({ id, header: t(`figures.${id}`), cell: row => whole(row[id]), sortBy: row => row[id] })),
]

/** What came of reports; a category without any is left out. */
export function CategoryTable({ rows }: { rows: readonly CategoryRow[] }) {
  const { t } = useTranslation('safety')
  const columns = useMemo(() => categoryColumns(t), [t])
  const some = useMemo(() => rows.filter(({ received }) => received > 0), [rows])
  return <TitledTable label={t('figures.byCategory')} columns={columns} rows={some} idOf={({ category }) => category} />
}
