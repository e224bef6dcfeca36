import { MyQuality, Quality } from '../../../shared/contract/quality.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createFreshOrKept } from '../settings/fresh-or-kept.ts'
import { ownQualityKey } from './own-quality.ts'

/** How well clips are answered: from the hub, or as it was when it last answered. */
export function createQualityHandlers({ hub, kept, now }: Desk): Pick<DeskHandlers, 'quality.read' | 'quality.mine'> {
  const freshOrKept = createFreshOrKept(kept)
  return {
    'quality.read': () =>
      freshOrKept('quality', Quality, async () => ({ at: now(), live: true, ...await hub.call('quality.read', {}), spots: await hub.call('quality.spots', {}) })),
    'quality.mine': () => freshOrKept(ownQualityKey, MyQuality, async () => ({ at: now(), live: true, ...await hub.call('quality.mine', {}) })),
  }
}
