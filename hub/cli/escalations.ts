import type { EscalationFigures } from '../../shared/hub-api/escalations.ts'
import { readFigures } from '../escalations/figures.ts'
import { HubFault } from '../fault.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

const dayMs = 24 * 3_600_000
const minuteMs = 60_000

/** The start of a day in UTC. */
function dayIn(text: string): number {
  const at = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at)) return at
  throw new HubFault('day_malformed', `"${text}" is no day.`, 'Nothing was read.', 'Write it as in 2026-11-25.')
}

const minutes = (ms: number | null): string => (ms === null ? '-' : `${(ms / minuteMs).toFixed(1)} min`)

function words({ from, to, bySeverity, byCategory }: EscalationFigures): string {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
  const severities = bySeverity.map(({ severity, received, acknowledge, decide, missed }) => {
    const late = Object.entries(missed).filter(([, count]) => count > 0).map(([kind, count]) => `${kind} ${count}`).join(', ')
    const times = `acknowledged in ${minutes(acknowledge.median)} (longest ${minutes(acknowledge.longest)}), decided in ${minutes(decide.median)} (longest ${minutes(decide.longest)})`
    return `${severity}  ${received} received, ${times}, clocks missed: ${late === '' ? 'none' : late}`
  })
  const categories = byCategory.map(({ category, received, reported, noAction, duplicate, open, mistaken }) =>
    `${category.padEnd(18)} ${received} received: ${reported} reported, ${noAction} without action, ${duplicate} duplicates, ${open} open, ${mistaken} called mistaken`)
  return [`Received from ${day(from)} until before ${day(to)}, UTC; times are medians.`, ...severities, ...categories].join('\n')
}

/** Both days in UTC; the last is included. */
export const figures = ({ data, from, to }: CommonOptions & { from?: string; to?: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const end = to === undefined ? Math.ceil((hub.now() + 1) / dayMs) * dayMs : dayIn(to) + dayMs
    const value = await readFigures(hub, { from: from === undefined ? end - 30 * dayMs : dayIn(from), to: end })
    return { value, words: words(value) }
  })
