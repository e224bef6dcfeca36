import { dayIn } from '../../shared/domain/zones.ts'
import type { PeriodRatio, SomeDays } from '../../shared/hub-api/period-figures.ts'
import type { ShiftRatio } from '../../shared/hub-api/shifts.ts'
import type { Hub } from '../hub.ts'
import { readShifts } from '../shifts/list.ts'
import { ofMedianIn, readMedians } from './medians.ts'
import { groupFigures, sumsOf } from './sums.ts'
import { readVisible } from './visible.ts'

/** Of every shift that is kept of a person the ratio that the board has, whatever the policy shows to others. */
export async function readOwnRatios(hub: Hub, person: string): Promise<ShiftRatio[]> {
  const { isKept } = await readVisible(hub)
  const shifts = await readShifts(hub, 0, Number.MAX_SAFE_INTEGER, person)
  const medians = await readMedians(hub)
  return shifts.flatMap(({ figures: { shift, startedAt }, parts }) => (isKept(startedAt) ? [{ shift, ofMedian: ofMedianIn(parts, medians) }] : []))
}

/** The same of those that began on some days, taken together as the row of their person is. */
export async function readOwnPeriod(hub: Hub, person: string, { from, to }: SomeDays): Promise<PeriodRatio> {
  const { isKept, zone } = await readVisible(hub)
  const shifts = (await readShifts(hub, 0, Number.MAX_SAFE_INTEGER, person)).filter(({ figures: { startedAt } }) => {
    const day = dayIn(zone, startedAt)
    return isKept(startedAt) && (from === undefined || day >= from) && (to === undefined || day <= to)
  })
  return { ofMedian: groupFigures(sumsOf(shifts), await readMedians(hub)).ofMedian }
}
