import { CompiledQuery } from 'kysely'
import type { Part } from '../../shared/domain/parts.ts'
import type { Figures } from '../../shared/domain/shift-figures.ts'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import { rollUp, type Bounds, type CountedShift } from './rollups.ts'

/** What of a shift is told as it is: its time is what stands there, and what its reviewer said is text of JSON. */
type Touching = Omit<ShiftFigures, keyof Figures | 'ofMedian' | 'corrections' | 'notes'>
  & { worker: string; site: string | null; corrections: string; notes: string; kept: string | null; keptUntil: number | null }

/**
 * Everything that is told of a shift, read at once: a board is asked for again and again, and each further question to
 * the database, and building it anew, costs as much as all that it answers. A shift's end leads to it (`+` keeps its beginning from doing so):
 * of the many that began before a period's end, few end after its begin. To those of one person the person leads.
 */
const shiftsWhere = (whose: string): string => `
  select s.id as shift, s.person as worker, p.code as person, p.site, s.zone, s.started_at as "startedAt", s.ended_at as "endedAt", t.waiting,
    t.last_contact_at as "lastContactAt", r.figures as kept, r.until as "keptUntil",
    (select max(l.ends_at) from leases l where l.person = s.person and l.ends_at > ? and l.device = t.device) as "leaseEndsAt",
    (select json_group_array(json_object('at', c.at, 'kind', c.kind, 'from', c.from_at, 'to', c.to_at, 'reason', c.reason) order by c.seq) from shift_corrections c where c.shift = s.id) as corrections,
    (select json_group_array(json_object('at', n.at, 'note', n.note) order by n.seq) from shift_notes n where n.shift = s.id) as notes
  from shifts s join people p on p.id = s.person join streams t on t.id = s.stream left join shift_rollups r on r.shift = s.id
  where s.expired_at is null and +s.started_at < ? and ${whose}
  order by +s.started_at, s.id`

export const shiftsTouching = shiftsWhere('(s.ended_at is null or s.ended_at >= ?)')
export const shiftsTouchingOf = shiftsWhere('(s.ended_at is null or +s.ended_at >= ?) and s.person = ?')

/** A shift that still runs is told up to the last word of its workstation: beyond that the hub knows nothing. */
const untilOf = ({ startedAt, endedAt, lastContactAt }: Touching): number => Math.max(startedAt, endedAt ?? lastContactAt)
const boundsOf = (shift: Touching): Bounds => ({ id: shift.shift, startedAt: shift.startedAt, until: untilOf(shift) })

/** Kept figures, as long as they count up to where the shift has come. */
const keptFigures = (shift: Touching): CountedShift | null =>
  shift.kept === null || shift.keptUntil !== untilOf(shift) ? null : (JSON.parse(shift.kept) as CountedShift)

/** Most shifts were never put right, and nothing was said about them. */
const said = <T>(text: string): T[] => (text === '[]' ? [] : (JSON.parse(text) as T[]))

/** A shift with what its groups are made of: who, where, and its work by sort of clip. */
export type KnownShift = { worker: string; site: string | null; parts: readonly Part[]; figures: Omit<ShiftFigures, 'ofMedian'> }

/** The figures of every shift that touches the period, or `of` one person, counted where something of it has changed since the last time. */
export async function readShifts({ store, now }: Pick<Hub, 'store' | 'now'>, from: number, to: number, of: string | null = null): Promise<KnownShift[]> {
  const period = [now(), to, from]
  const query = of === null ? CompiledQuery.raw(shiftsTouching, period) : CompiledQuery.raw(shiftsTouchingOf, [...period, of])
  const { rows } = await store.executeQuery<Touching>(query)
  const shifts = rows.map(row => ({ row, kept: keptFigures(row) }))
  const uncounted = shifts.filter(({ kept }) => kept === null)
  const counted = uncounted.length === 0 ? null : await rollUp(store, uncounted.map(({ row }) => boundsOf(row)))
  return shifts.flatMap(({ row, kept }) => {
    const found = kept ?? counted?.get(row.shift)
    if (found === undefined) return []
    const { parts, ...figures } = found
    const { worker, site, shift, person, zone, startedAt, endedAt, corrections, notes, waiting, lastContactAt, leaseEndsAt } = row
    return { worker, site, parts, figures: { shift, person, zone, startedAt, endedAt, ...figures, corrections: said(corrections), notes: said(notes), waiting, lastContactAt, leaseEndsAt } }
  })
}
