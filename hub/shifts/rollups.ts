import { partsOf, type Part } from '../../shared/domain/parts.ts'
import { doneClips, shiftFigures, type Figures } from '../../shared/domain/shift-figures.ts'
import { workedStretches } from '../../shared/domain/stretches.ts'
import { without } from '../../shared/domain/throughput.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'

/** A shift's figures, and the same work by sort of clip. */
export type CountedShift = Figures & { parts: Part[] }

/** What of a shift its figures begin and end with; `until` is its end, or the last word of a workstation where it still runs. */
export type Bounds = { id: string; startedAt: number; until: number }

const stepsOf = (store: Store, shifts: readonly string[]) =>
  store.selectFrom('shift_steps').selectAll().where('shift', 'in', shifts).orderBy('at').orderBy('seq').execute()

/** Breaks that reviewers have put in afterwards. */
const breaksOf = (store: Store, shifts: readonly string[]) =>
  store.selectFrom('shift_corrections').select(['shift', 'from_at as from', 'to_at as to']).where('shift', 'in', shifts).where('kind', '=', 'break').execute()

const decisionsOf = (store: Store, shifts: readonly string[]) =>
  store
    .selectFrom('decisions')
    .innerJoin('clips', 'clips.id', 'decisions.clip')
    .select([
      'decisions.shift', 'decisions.clip', 'clips.project', 'clips.locale', 'decisions.revision', 'decisions.at', 'decisions.handling_ms as handlingMs',
      'decisions.corrected', 'decisions.labelled', 'clips.duration_ms as durationMs',
    ])
    .where('decisions.shift', 'in', shifts)
    .where('decisions.withdrawn_at', 'is', null)
    .execute()

/** The figures of shifts out of what is recorded of them. */
async function computeFigures(store: Store, shifts: readonly Bounds[]): Promise<Map<string, CountedShift>> {
  if (shifts.length === 0) return new Map()
  const ids = shifts.map(({ id }) => id)
  const steps = Map.groupBy(await stepsOf(store, ids), ({ shift }) => shift)
  const breaks = Map.groupBy(await breaksOf(store, ids), ({ shift }) => shift)
  const decisions = Map.groupBy(await decisionsOf(store, ids), ({ shift }) => shift)
  return new Map(shifts.map(({ id, startedAt, until }) => {
    const done = (decisions.get(id) ?? []).map(({ corrected, labelled, ...decision }) => ({
      ...decision, counted: corrected === null ? null : { corrected, labelled: labelled ?? 0 },
    }))
    const stretches = without(workedStretches(startedAt, until, steps.get(id) ?? []), breaks.get(id) ?? [])
    return [id, { ...shiftFigures(startedAt, until, stretches, doneClips(done)), parts: partsOf(done) }]
  }))
}

/** Shifts counted in one go: a thousand clips each, and nothing else is answered meanwhile. */
const atOnce = 20

/**
 * Keeps the figures of shifts ready, up to the instant that each was counted to. In a transaction, so that nothing of
 * it can change between counting and keeping.
 */
export async function rollUp(store: Store, shifts: readonly Bounds[]): Promise<Map<string, CountedShift>> {
  const figures = new Map<string, CountedShift>()
  await inParts(shifts, part => store.transaction().execute(async transaction => {
    const counted = await computeFigures(transaction, part)
    for (const { id, until } of part) {
      const one = counted.get(id)
      if (one === undefined) continue
      figures.set(id, one)
      const kept = { figures: JSON.stringify(one), until }
      await transaction.insertInto('shift_rollups').values({ shift: id, ...kept }).onConflict(conflict => conflict.column('shift').doUpdateSet(kept)).execute()
    }
  }), atOnce)
  return figures
}
