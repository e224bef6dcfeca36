import { OwnRatios } from '../../../shared/contract/shift.ts'
import type { ShiftRatio } from '../../../shared/hub-api/shifts.ts'
import type { Desk } from '../desk/desk.ts'
import { freshOr } from '../settings/fresh-or-kept.ts'

const key = 'own-ratios'

/** How long one's own shifts took over the median for the same clips, which only the hub can count; the last it said is kept with its time. */
export function createOwnRatios({ db, hub, kept, retain, now }: Pick<Desk, 'db' | 'hub' | 'kept' | 'retain' | 'now'>) {
  const here = db.prepare<[string], number>('SELECT 1 FROM shift WHERE id = ?').pluck()
  const ofHere = (told: readonly ShiftRatio[]): ShiftRatio[] => told.filter(({ shift }) => here.get(shift) !== undefined)

  const find = (): OwnRatios | undefined => OwnRatios.safeParse(kept.read(key)).data

  return {
    read(): Promise<OwnRatios> {
      retain()
      return freshOr(async () => ({ at: now(), live: true, shifts: ofHere(await hub.call('shifts.mine', {})) }), fresh => kept.write(key, fresh), find)
    },
    /** What the hub last told; null where it never has. */
    kept: (): OwnRatios | null => find() ?? null,
  }
}
