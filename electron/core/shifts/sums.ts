import { z } from 'zod'
import type { OwnShift, OwnSums } from '../../../shared/contract/shift.ts'
import { addGroupSums, figuresOf } from '../../../shared/domain/group-sums.ts'
import { instantsOf } from '../../../shared/domain/periods.ts'
import { doneClips } from '../../../shared/domain/shift-figures.ts'
import { tallyOf } from '../../../shared/domain/tally.ts'
import { Instant } from '../../../shared/domain/values.ts'
import { PeriodRatio, type Days } from '../../../shared/hub-api/period-figures.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import type { Desk } from '../desk/desk.ts'
import { failureOf } from '../refusal.ts'
import { createKeptPeriods } from '../settings/kept-periods.ts'

const ToldRatio = z.strictObject({ at: Instant, live: z.boolean(), ...PeriodRatio.shape })
type ToldRatio = z.infer<typeof ToldRatio>

type Deps = Pick<Desk, 'decisions' | 'hub' | 'kept' | 'now'> & { policy(): Policy | null; mine(from: number, to: number): OwnShift[] }

/** What a person's own shifts of a period come to: the row that a supervisor reads of them, out of what lies here and what only the hub can count. */
export function createOwnSums({ decisions, hub, kept, now, policy, mine }: Deps): (days: Days | null) => Promise<OwnSums> {
  const ratios = createKeptPeriods(kept, 'own-period-ratios', ToldRatio)

  async function ratioOf(days: Days | null): Promise<ToldRatio | null> {
    try {
      return await ratios.read(days, async () => ({ at: now(), live: true, ...await hub.call('figures.mine', { query: days ?? {} }) }))
    } catch (error) {
      if (failureOf(error)?.code === 'offline') return null
      throw error
    }
  }

  function here(days: Days | null) {
    const { from, to } = days === null ? { from: 0, to: Number.MAX_SAFE_INTEGER } : instantsOf(policy()?.zone ?? 'UTC', days)
    const shifts = mine(from, to)
    if (shifts.length === 0) return null
    const handling = shifts.flatMap(({ shift }) => doneClips(decisions.recordedIn(shift)).flatMap(({ handlingMs }) => (handlingMs === null ? [] : [handlingMs])))
    return figuresOf(addGroupSums(shifts.map(shift => ({ ...shift, people: 1, shifts: 1 }))), tallyOf(handling))
  }

  return async days => {
    const told = await ratioOf(days)
    const figures = here(days)
    return { at: told?.at ?? null, live: told?.live ?? false, figures: figures === null ? null : { ...figures, ofMedian: told?.ofMedian ?? null } }
  }
}
