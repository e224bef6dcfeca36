import { Annotation } from '../../shared/domain/annotation.ts'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { shiftFigures, type DoneClip } from './figures.ts'
import { workedStretches, type Step } from './stretches.ts'

/** Rows by shift, so that a board costs three queries however many shifts are on it. */
async function byShift<R extends { shift: string }>(rows: Promise<R[]>): Promise<Map<string, R[]>> {
  return Map.groupBy(await rows, ({ shift }) => shift)
}

const touching = (store: Store, from: number, to: number) =>
  store
    .selectFrom('shifts')
    .innerJoin('people', 'people.id', 'shifts.person')
    .innerJoin('streams', 'streams.id', 'shifts.stream')
    .where('shifts.started_at', '<', to)
    .where(({ or, eb }) => or([eb('shifts.ended_at', 'is', null), eb('shifts.ended_at', '>=', from)]))
    .select([
      'shifts.id', 'shifts.zone', 'shifts.started_at', 'shifts.ended_at', 'shifts.person', 'people.code', 'streams.device',
      'streams.waiting', 'streams.last_contact_at',
    ])
    .orderBy('shifts.started_at')
    .orderBy('shifts.id')
    .execute()

const stepsOf = (store: Store, shifts: readonly string[]) =>
  store.selectFrom('shift_steps').selectAll().where('shift', 'in', shifts).orderBy('at').orderBy('seq').execute()

const decisionsOf = (store: Store, shifts: readonly string[]) =>
  store
    .selectFrom('decisions')
    .innerJoin('clips', 'clips.id', 'decisions.clip')
    .select([
      'decisions.shift', 'decisions.clip', 'decisions.kind', 'decisions.at', 'decisions.handling_ms', 'decisions.annotation',
      'decisions.corrected', 'decisions.labelled', 'clips.duration_ms', 'clips.hypothesis',
    ])
    .where('decisions.shift', 'in', shifts)
    .where('decisions.withdrawn_at', 'is', null)
    .orderBy('decisions.seq')
    .execute()

/** When leases end that still run, by device and person. */
async function leaseEnds(store: Store, now: number): Promise<Map<string, number>> {
  const rows = await store.selectFrom('leases').select(['device', 'person', 'ends_at']).where('ends_at', '>', now).orderBy('ends_at').execute()
  return new Map(rows.map(({ device, person, ends_at: endsAt }) => [`${device} ${person}`, endsAt]))
}

const longest = (values: readonly (number | null)[]): number | null =>
  values.reduce((most, value) => (value !== null && (most === null || value > most) ? value : most), null)

/** A clip decided more than once in a shift is done once, at its last decision. */
function doneClips(decisions: Awaited<ReturnType<typeof decisionsOf>>): DoneClip[] {
  const clips = Map.groupBy(decisions, ({ clip }) => clip)
  return [...clips.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return []
    const all = [first, ...more]
    const answer = all.findLast(({ kind }) => kind !== 'escalation')
    const annotation = answer?.annotation ?? null
    return {
      at: Math.max(...all.map(({ at }) => at)),
      handlingMs: longest(all.map(decision => decision.handling_ms)),
      durationMs: first.duration_ms,
      hypothesis: first.hypothesis,
      annotation: annotation === null ? null : Annotation.parse(JSON.parse(annotation)),
      counted: answer?.corrected == null ? null : { corrected: answer.corrected, labelled: answer.labelled ?? 0 },
    }
  })
}

/**
 * The figures of every shift that touches the period. A shift that still runs is told up to the last word of its
 * workstation: beyond that the hub knows nothing.
 */
export async function listShifts(hub: Hub, from: number, to: number): Promise<ShiftFigures[]> {
  const shifts = await touching(hub.store, from, to)
  if (shifts.length === 0) return []
  const ids = shifts.map(({ id }) => id)
  const steps = await byShift(stepsOf(hub.store, ids))
  const decisions = await byShift(decisionsOf(hub.store, ids))
  const ends = await leaseEnds(hub.store, hub.now())
  return shifts.map(shift => {
    const own: readonly Step[] = steps.get(shift.id) ?? []
    const until = Math.max(shift.started_at, shift.ended_at ?? shift.last_contact_at)
    const stretches = workedStretches(shift.started_at, until, own)
    return {
      shift: shift.id,
      person: shift.code,
      zone: shift.zone,
      startedAt: shift.started_at,
      endedAt: shift.ended_at,
      ...shiftFigures(shift.started_at, until, stretches, doneClips(decisions.get(shift.id) ?? [])),
      waiting: shift.waiting,
      lastContactAt: shift.last_contact_at,
      leaseEndsAt: ends.get(`${shift.device} ${shift.person}`) ?? null,
    }
  })
}
