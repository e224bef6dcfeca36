import type { SkipCause } from '../../shared/domain/annotation.ts'
import type { PeriodFigures } from '../../shared/hub-api/period-figures.ts'
import type { KnownShift } from '../shifts/list.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import { tellGroup, toldOf } from './told.ts'

// Why clips were skipped and that harm was reported, of a whole team and never of anybody. Misuse is no part of it.

type Causes = { cause: SkipCause | 'escalation'; count: number }[]

/** Skips by cause and escalations of shifts, by shift. */
async function causesOf(store: Store, shifts: readonly string[]): Promise<Map<string, Causes>> {
  const rows: { shift: string; cause: SkipCause | 'escalation'; count: number }[] = []
  await inParts(shifts, async part => {
    const found = await store
      .selectFrom('decisions')
      .where('shift', 'in', part)
      .where('kind', 'in', ['skip', 'escalation'])
      .where('withdrawn_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('escalations').select('escalations.id').whereRef('escalations.clip', '=', 'decisions.clip').whereRef('escalations.filer', '=', 'decisions.person')
          .where(({ or, eb }) => or([eb('escalations.category', '=', 'misuse'), eb('escalations.filed_category', '=', 'misuse')])))))
      .groupBy(['shift', 'cause'])
      .select(({ fn }) => ['shift', 'cause', fn.countAll<number>().as('count')])
      .execute()
    rows.push(...found.map(row => ({ ...row, cause: row.cause ?? 'escalation' as const })))
  })
  return Map.groupBy(rows, ({ shift }) => shift)
}

function added(causes: readonly Causes[]): Causes {
  return [...Map.groupBy(causes.flat(), ({ cause }) => cause)].map(([cause, all]) => ({ cause, count: all.reduce((sum, { count }) => sum + count, 0) }))
}

const keyOf = (day: string): string => `causes ${day}`

/** Sums of the days that are over and on which five people or more worked, `closed` being those of which no shift is left; null where there was none. */
export async function tellTeam(store: Store, days: readonly (readonly [day: string, shifts: readonly KnownShift[]])[], closed: readonly string[] = []): Promise<PeriodFigures['team']> {
  const causes = await causesOf(store, days.flatMap(([, shifts]) => shifts.map(({ figures }) => figures.shift)))
  const told: Causes[] = []
  for (const [day, shifts] of days) {
    const own = (of: readonly KnownShift[]): Causes => added(of.map(({ figures }) => causes.get(figures.shift) ?? []))
    const people = new Map([...Map.groupBy(shifts, ({ worker }) => worker)].map(([worker, theirs]) => [worker, own(theirs)]))
    const whole = await tellGroup(store, { key: keyOf(day), people, value: own(shifts) })
    if (whole !== null) told.push(whole)
  }
  for (const day of closed) {
    const whole = await toldOf<Causes>(store, keyOf(day))
    if (whole !== null) told.push(whole)
  }
  if (told.length === 0) return null
  const all = added(told)
  return {
    days: told.length,
    skips: all.flatMap(({ cause, count }) => (cause === 'escalation' ? [] : [{ cause, count }])).toSorted((one, other) => (one.cause < other.cause ? -1 : 1)),
    escalations: all.find(({ cause }) => cause === 'escalation')?.count ?? 0,
  }
}
