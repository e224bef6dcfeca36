import { CompiledQuery } from 'kysely'
import type { Figures } from '../../shared/domain/shift-figures.ts'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import { rollUp, type Bounds } from './rollups.ts'

type Touching = Omit<ShiftFigures, keyof Figures> & { kept: string | null; keptUntil: number | null }

/**
 * Everything that is told of a shift, read at once: a board is asked for again and again, and each further question to
 * the database, and building it anew, costs as much as all that it answers. A shift's end leads to it (`+` keeps its beginning from doing so):
 * of the many that began before a period's end, few end after its begin.
 */
export const shiftsTouching = `
  select s.id as shift, p.code as person, s.zone, s.started_at as "startedAt", s.ended_at as "endedAt", t.waiting,
    t.last_contact_at as "lastContactAt", r.figures as kept, r.until as "keptUntil",
    (select max(l.ends_at) from leases l where l.person = s.person and l.ends_at > ? and l.device = t.device) as "leaseEndsAt"
  from shifts s join people p on p.id = s.person join streams t on t.id = s.stream left join shift_rollups r on r.shift = s.id
  where s.expired_at is null and +s.started_at < ? and (s.ended_at is null or s.ended_at >= ?)
  order by +s.started_at, s.id`

/** A shift that still runs is told up to the last word of its workstation: beyond that the hub knows nothing. */
const untilOf = ({ startedAt, endedAt, lastContactAt }: Touching): number => Math.max(startedAt, endedAt ?? lastContactAt)
const boundsOf = (shift: Touching): Bounds => ({ id: shift.shift, startedAt: shift.startedAt, until: untilOf(shift) })

/** Kept figures, as long as they count up to where the shift has come. */
const keptFigures = (shift: Touching): Figures | null =>
  shift.kept === null || shift.keptUntil !== untilOf(shift) ? null : (JSON.parse(shift.kept) as Figures)

/** The figures of every shift that touches the period, counted where something of it has changed since the last time. */
export async function listShifts({ store, now }: Pick<Hub, 'store' | 'now'>, from: number, to: number): Promise<ShiftFigures[]> {
  const { rows } = await store.executeQuery<Touching>(CompiledQuery.raw(shiftsTouching, [now(), to, from]))
  const shifts = rows.map(row => ({ row, kept: keptFigures(row) }))
  const uncounted = shifts.filter(({ kept }) => kept === null)
  const counted = uncounted.length === 0 ? null : await rollUp(store, uncounted.map(({ row }) => boundsOf(row)))
  return shifts.flatMap(({ row, kept }) => {
    const figures = kept ?? counted?.get(row.shift)
    if (figures === undefined) return []
    const { shift, person, zone, startedAt, endedAt, waiting, lastContactAt, leaseEndsAt } = row
    return { shift, person, zone, startedAt, endedAt, ...figures, waiting, lastContactAt, leaseEndsAt }
  })
}
