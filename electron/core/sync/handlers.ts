import type { Stream } from '../audit/stream.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Sync } from './sync.ts'

export function createSyncHandlers(sync: Sync, stream: Stream): Pick<DeskHandlers, 'sync.status' | 'sync.start' | 'sync.cancel' | 'sync.parked'> {
  return {
    'sync.status': sync.status,
    'sync.parked': stream.parked,
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
