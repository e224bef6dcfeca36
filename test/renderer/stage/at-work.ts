import { defaultSettings, type Settings } from '../../../shared/contract/settings.ts'
import type { Session } from '../../../shared/contract/session.ts'
import { auditOf, holdingOf, syncOf } from './figures.ts'
import { Refused, type Handlers } from './memory-bridge.ts'

/** Handlers that every scene shares, over one session and one setting of the network. */
export function atWork(session: Session, settings: Partial<Settings>, online = true): Handlers {
  let keptOffline = false
  let now: Settings = { ...defaultSettings, ...settings }
  return {
    'session.read': () => session,
    'settings.read': () => now,
    'settings.write': changes => (now = { ...now, ...(changes as Partial<Settings>) }),
    'shift.read': () => null,
    'sync.status': () => ({ ...syncOf(online && !keptOffline), keptOffline }),
    'sync.keepOffline': ({ offline }) => ({ ...syncOf(online && !(keptOffline = offline)), keptOffline }),
    'leases.read': holdingOf,
    'leases.giveBack': ({ batch }) => ({ ...holdingOf(), batches: holdingOf().batches.filter(held => held.batch !== batch) }),
    'counters.read': () => { throw new Refused('no_shift') },
    'needs.read': () => ({ at: Date.now(), live: true, needs: [] }),
    'questions.mine': () => [],
    'shifts.mine': () => [],
    'questions.queue': () => ({ questions: [], readAt: Date.now() - 60_000 }),
    'adjudications.list': () => [],
    'gold.contests': () => [],
    'gold.mine': () => [],
    'questions.seen': () => ({}),
    'sync.start': () => syncOf(online),
    'clips.current': () => ({ clip: null, upcoming: [] }),
    'clips.list': () => [],
    'told.read': () => ({ visibility: 'named', retentionDays: 30, acknowledgedAt: 1, changed: false }),
    'care.read': () => ({ optedOut: [], heardMs: 0, softMs: 1_800_000, hardMs: 3_600_000, plainBetween: 10, severePerShift: 3, pausesLeft: 3, held: 0, suitable: true, heldUntil: null }),
    'batches.list': () => [],
    'audit.read': () => auditOf(null),
    'audit.verify': () => auditOf(null),
    'vault.checked': () => ({ running: false, done: 0, total: 0, checkedAt: null, damaged: [] }),
    'vault.check': () => ({ running: false, done: 5_120, total: 5_120, checkedAt: Date.now(), damaged: [] }),
    'vault.doubt': () => ({}),
    'session.active': () => ({}),
  }
}
