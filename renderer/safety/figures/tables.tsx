import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockKind } from '../../../shared/domain/case-steps.ts'
import type { EscalationFigures } from '../../../shared/hub-api/escalations.ts'
import { inWords } from '../../ui/durations.ts'
import { whole } from '../../ui/format.ts'
import css from './tables.module.css'

type SeverityRow = EscalationFigures['bySeverity'][number]
type CategoryRow = EscalationFigures['byCategory'][number]

/** Times from the hub's receipt, and clocks that ran out. */
export function SeverityTable({ rows }: { rows: readonly SeverityRow[] }) {
  const { t } = useTranslation('safety')
  const time = (ms: number | null): string => (ms === null ? t('figures.none') : inWords(Math.max(1000, ms)))
  const missedIn = ({ missed }: SeverityRow): string => {
    const kinds = ClockKind.options.flatMap(kind => (missed[kind] ?? 0) === 0 ? [] : [t('figures.missedOf', { count: missed[kind] ?? 0, kind: t(`clock.kind.${kind}`) })])
    return kinds.length === 0 ? t('figures.none') : kinds.join(', ')
  }
  const heads = ['severity', 'received', 'acknowledge', 'acknowledgeMost', 'decide', 'decideMost', 'missed'] as const
  return (
    <Table title={t('figures.bySeverity')} heads={heads.map(head => t(`figures.${head}`))}>
      {rows.map(row => (
        <tr key={row.severity}>
          <th scope="row">{row.severity}</th>
          <td>{whole(row.received)}</td>
          <td>{time(row.acknowledge.median)}</td>
          <td>{time(row.acknowledge.ninetieth)}</td>
          <td>{time(row.decide.median)}</td>
          <td>{time(row.decide.ninetieth)}</td>
          <td>{missedIn(row)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What came of reports; a category without any is left out. */
export function CategoryTable({ rows }: { rows: readonly CategoryRow[] }) {
  const { t } = useTranslation('safety')
  const columns = ['received', 'reported', 'noAction', 'duplicate', 'open', 'mistaken'] as const
  return (
    <Table title={t('figures.byCategory')} heads={[t('figures.category'), ...columns.map(column => t(`figures.${column}`))]}>
      {rows.filter(({ received }) => received > 0).map(row => (
        <tr key={row.category}>
          <th scope="row">{t(`category.${row.category}`)}</th>
          {columns.map(column => <td key={column}>{whole(row[column])}</td>)}
        </tr>
      ))}
    </Table>
  )
}

function Table({ title, heads, children }: { title: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <section>
      <h2 className={css['title']}>{title}</h2>
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={title}>
        <table className={css['table']}>
          <thead><tr>{heads.map(head => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  )
}
