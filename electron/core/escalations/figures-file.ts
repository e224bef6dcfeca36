import { ClockKind } from '../../../shared/domain/case-steps.ts'
import type { EscalationFigures } from '../../../shared/hub-api/escalations.ts'
import type { Handout } from '../port.ts'

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
const secondsOf = (ms: number | null): number | '' => (ms === null ? '' : Math.round(ms / 1000))

/** Two tables in one file (RFC 4180), one under the other: by severity, by category. Times in seconds. No cell comes from a person. */
function asCsv({ from, to, bySeverity, byCategory }: EscalationFigures): string {
  const times = ['count', 'median_s', 'p90_s', 'longest_s']
  const rows: (string | number)[][] = [
    ['from', 'until_before', 'severity', 'received', ...times.map(name => `acknowledge_${name}`), ...times.map(name => `decide_${name}`), ...ClockKind.options.map(kind => `missed_${kind}`)],
    ...bySeverity.map(({ severity, received, acknowledge, decide, missed }) => [
      new Date(from).toISOString(), new Date(to).toISOString(), severity, received,
      ...[acknowledge, decide].flatMap(({ count, median, ninetieth, longest }) => [count, secondsOf(median), secondsOf(ninetieth), secondsOf(longest)]),
      ...ClockKind.options.map(kind => missed[kind] ?? 0),
    ]),
    [],
    ['category', 'received', 'reported', 'no_action', 'duplicate', 'open', 'called_mistaken'],
    ...byCategory.map(({ category, received, reported, noAction, duplicate, open, mistaken }) => [category, received, reported, noAction, duplicate, open, mistaken]),
  ]
  return rows.map(row => `${row.join(',')}\r\n`).join('')
}

/** How the organisation acted on reports, to take into a table or a programme of one's own. */
export function figuresFile(figures: EscalationFigures, format: 'csv' | 'json'): Handout {
  const name = `earshot-escalations-${day(figures.from)}-${day(figures.to - 1)}.${format}`
  const text = format === 'csv' ? asCsv(figures) : `${JSON.stringify(figures, null, 2)}\n`
  return { name, mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json', bytes: new TextEncoder().encode(text) }
}
