import type { Stream } from '../audit/stream.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Holdings } from './holdings.ts'
import type { Sync } from './sync.ts'

type SyncMethod = 'sync.status' | 'sync.start' | 'sync.cancel' | 'sync.keepOffline' | 'sync.parked' | 'leases.read' | 'leases.giveBack'

export function createSyncHandlers({ sync, stream, holdings }: { sync: Sync; stream: Stream; holdings: Holdings }): Pick<DeskHandlers, SyncMethod> {
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
    'sync.keepOffline': ({ offline }) => {
      sync.keepOffline(offline)
      return sync.status()
    },
    'leases.read': holdings.read,
    'leases.giveBack': ({ batch }) => {
      holdings.giveBack(batch)
      sync.nudge()
      return holdings.read()
    },
  }
}
