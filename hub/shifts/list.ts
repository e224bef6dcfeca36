import type { Figures } from '../../shared/domain/shift-figures.ts'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { computeFigures, rollUp, type Bounds } from './rollups.ts'

const touching = (store: Store, from: number, to: number) =>
  store
    .selectFrom('shifts')
    .innerJoin('people', 'people.id', 'shifts.person')
    .innerJoin('streams', 'streams.id', 'shifts.stream')
    .leftJoin('shift_rollups', 'shift_rollups.shift', 'shifts.id')
    .where('shifts.started_at', '<', to)
    .where(({ or, eb }) => or([eb('shifts.ended_at', 'is', null), eb('shifts.ended_at', '>=', from)]))
    .select([
      'shifts.id', 'shifts.zone', 'shifts.started_at', 'shifts.ended_at', 'shifts.person', 'people.code', 'streams.device',
      'streams.waiting', 'streams.last_contact_at', 'shift_rollups.figures',
    ])
    .orderBy('shifts.started_at')
    .orderBy('shifts.id')
    .execute()

type Touching = Awaited<ReturnType<typeof touching>>[number]

/** When leases of these people end that still run, by device and person. */
async function leaseEnds(store: Store, people: readonly string[], now: number): Promise<Map<string, number>> {
  const rows = await store.selectFrom('leases').select(['device', 'person', 'ends_at']).where('person', 'in', people).where('ends_at', '>', now).orderBy('ends_at').execute()
  return new Map(rows.map(({ device, person, ends_at: endsAt }) => [`${device} ${person}`, endsAt]))
}

const boundsOf = ({ id, started_at: startedAt, ended_at: endedAt, last_contact_at: lastContactAt }: Touching): Bounds =>
  ({ id, startedAt, until: Math.max(startedAt, endedAt ?? lastContactAt) })

/** Kept figures where nothing of the shift has changed since, counted ones for the others. */
async function figuresOf(store: Store, shifts: readonly Touching[]): Promise<Map<string, Figures>> {
  const kept = shifts.flatMap(({ id, figures }): [string, Figures][] => (figures === null ? [] : [[id, JSON.parse(figures)]]))
  const uncounted = shifts.filter(({ figures }) => figures === null)
  const running = await computeFigures(store, uncounted.filter(shift => shift.ended_at === null).map(boundsOf))
  const ended = await rollUp(store, uncounted.filter(shift => shift.ended_at !== null).map(boundsOf))
  return new Map([...kept, ...running, ...ended])
}

/**
 * The figures of every shift that touches the period. A shift that still runs is told up to the last word of its
 * workstation: beyond that the hub knows nothing.
 */
export async function listShifts(hub: Hub, from: number, to: number): Promise<ShiftFigures[]> {
  const shifts = await touching(hub.store, from, to)
  if (shifts.length === 0) return []
  const figures = await figuresOf(hub.store, shifts)
  const ends = await leaseEnds(hub.store, [...new Set(shifts.map(({ person }) => person))], hub.now())
  return shifts.flatMap(shift => {
    const counted = figures.get(shift.id)
    if (counted === undefined) return []
    return {
      shift: shift.id,
      person: shift.code,
      zone: shift.zone,
      startedAt: shift.started_at,
      endedAt: shift.ended_at,
      ...counted,
      waiting: shift.waiting,
      lastContactAt: shift.last_contact_at,
      leaseEndsAt: ends.get(`${shift.device} ${shift.person}`) ?? null,
    }
  })
}
