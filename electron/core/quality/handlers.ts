import { Quality } from '../../../shared/contract/quality.ts'
import type { Days } from '../../../shared/hub-api/period-figures.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createKeptPeriods } from '../settings/kept-periods.ts'
import { ownPeriods } from './own-quality.ts'
import { qualityFile } from './quality-file.ts'

/** How well clips are answered: from the hub, or as it was when it last answered. */
export function createQualityHandlers({ hub, kept, handouts, now }: Desk): Pick<DeskHandlers, 'quality.read' | 'quality.file' | 'quality.mine'> {
  const asOf = () => ({ at: now(), live: true })
  const periods = createKeptPeriods(kept, 'quality', Quality)
  const own = ownPeriods(kept)
  const read = (days: Days | null): Promise<Quality> =>
    periods.read(days, async () => {
      const query = days ?? {}
      return { ...asOf(), ...await hub.call('quality.read', { query }), spots: await hub.call('quality.spots', { query }) }
    })
  return {
    'quality.read': ({ days }) => read(days),
    async 'quality.file'({ days, format }) {
      const file = qualityFile(await read(days), format)
      return { ticket: handouts.offer(file), name: file.name }
    },
    'quality.mine': ({ days }) => own.read(days, async () => ({ ...asOf(), ...await hub.call('quality.mine', { query: days ?? {} }) })),
  }
}
