import type { DeskHandlers } from '../dispatch.ts'
import type { Sync } from './sync.ts'

export function createSyncHandlers(sync: Sync): Pick<DeskHandlers, 'sync.status' | 'sync.start' | 'sync.cancel'> {
  return {
    'sync.status': sync.status,
    'sync.start': () => {
      sync.start()
      return sync.status()
    },
    'sync.cancel': () => {
      sync.cancel()
      return sync.status()
    },
  }
}
