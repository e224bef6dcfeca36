import { dayIn } from '../../shared/domain/zones.ts'
import type { TeamDay, TeamFigures } from '../../shared/hub-api/shifts.ts'
import { readFacts, type Hub } from '../hub.ts'
import { readShifts } from '../shifts/list.ts'
import { tellTeam } from '../statistics/team.ts'
import { teamDays } from '../statistics/team-days.ts'
import { closeGroups } from '../statistics/told.ts'
import type { Store } from '../store/store.ts'
import { borderAt } from './border.ts'

/** No day anywhere is further from its own instants than this. */
export const dayMarginMs = 2 * 86_400_000

type Expiring = { shift: string; startedAt: number }

/** What is over, whose day is before the border, and of which detail is left: by day, the oldest first. */
export async function expiringDays(hub: Hub): Promise<[day: string, shifts: Expiring[]][]> {
  const facts = await readFacts(hub.store)
  const border = Math.max(0, Date.parse(borderAt(facts, hub.now()).day))
  const rows = await hub.store
    .selectFrom('shifts')
    .innerJoin('streams', 'streams.id', 'shifts.stream')
    .where('shifts.expired_at', 'is', null)
    .where('shifts.started_at', '<', border + dayMarginMs)
    // One that was never ended is over once its workstation has long been silent.
    .where(({ eb, fn, ref }) => eb(fn.coalesce(ref('shifts.ended_at'), ref('streams.last_contact_at')), '<', border + dayMarginMs))
    .select(['shifts.id as shift', 'shifts.started_at as startedAt'])
    .execute()
  const { day: first } = borderAt(facts, hub.now())
  const expired = rows.map(row => ({ day: dayIn(facts.policy.zone, row.startedAt), row })).filter(({ day }) => day < first)
  return [...Map.groupBy(expired, ({ day }) => day)]
    .map(([day, found]): [string, Expiring[]] => [day, found.map(({ row }) => row)])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/**
 * Keeps what a whole day was, before any of its shifts goes; once, so that what comes later cannot be told from it.
 * Whether it was not kept before.
 */
export async function closeDay(hub: Hub, day: string): Promise<boolean> {
  const kept = await hub.store.selectFrom('team_days').select('day').where('day', '=', day).executeTakeFirst()
  if (kept !== undefined) return false
  const { policy: { zone } } = await readFacts(hub.store)
  const noon = Date.parse(`${day}T12:00:00Z`)
  const around = await readShifts(hub, noon - dayMarginMs, noon + dayMarginMs)
  const dated = around.map(known => ({ known, day: dayIn(zone, known.figures.startedAt) })).filter(shift => shift.day === day)
  const [whole] = await teamDays(hub.store, dated, dayIn(zone, hub.now()))
  await tellTeam(hub.store, [[day, dated.map(({ known }) => known)]])
  const figures = whole?.figures ?? null
  await hub.store.transaction().execute(async transaction => {
    await transaction.insertInto('team_days').values({ day, figures: figures === null ? null : JSON.stringify(figures) }).onConflict(conflict => conflict.doNothing()).execute()
    await closeGroups(transaction, day)
    await transaction.updateTable('hub').set({ closed_through: day }).where(({ or, eb }) => or([eb('closed_through', 'is', null), eb('closed_through', '<', day)])).execute()
  })
  return true
}

/** Days of a period of which nothing else is kept. */
export async function keptDays(store: Store, from: string, to: string): Promise<TeamDay[]> {
  const rows = await store.selectFrom('team_days').selectAll().where('day', '>=', from).where('day', '<=', to).orderBy('day').execute()
  return rows.map(({ day, figures }): TeamDay =>
    figures === null ? { day, figures: null, withheld: 'few' } : { day, figures: JSON.parse(figures) as TeamFigures, withheld: null })
}
