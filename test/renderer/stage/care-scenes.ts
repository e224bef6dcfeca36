import type { Care } from '../../../shared/contract/care.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { PauseKind } from '../../../shared/contract/shift.ts'
import { atWork } from './at-work.ts'
import { deskScenes } from './desk-scene.ts'
import { idOf, openAs } from './figures.ts'
import { createMemoryBridge, type Handlers, type MemoryBridge } from './memory-bridge.ts'

type Scene = (settings: Partial<Settings>) => MemoryBridge

const minute = 60_000
const shiftWith = (pauseKind: PauseKind | null) => () => ({
  shift: idOf(5), zone: 'Europe/Bucharest', startedAt: Date.now() - 60 * minute, endedAt: null,
  pausedSince: pauseKind === null ? null : Date.now() - 4 * minute, pauseKind, protectedLeft: 3, quietSince: null,
})

/** A reviewer who works, or is away, while clips are kept back. */
const caring = (care: Partial<Care>, pauseKind: PauseKind | null = null): Scene => settings => {
  let optedOut: Care['optedOut'] = []
  const now = (): Care => ({ optedOut, heardMs: 0, softMs: 30 * minute, hardMs: 60 * minute, plainBetween: 10, severePerShift: 3, pausesLeft: 3, held: 0, suitable: true, heldUntil: null, ...care })
  return createMemoryBridge({
    ...atWork(openAs('reviewer'), settings),
    'shift.read': shiftWith(pauseKind),
    'counters.read': () => countersAfter(20),
    'batches.list': () => [],
    'care.read': now,
    'care.optOut': ({ categories }) => {
      optedOut = categories
      return now()
    },
  })
}

/** A shift that nobody ended yesterday. */
const quiet: Scene = settings => createMemoryBridge({
  ...atWork(openAs('reviewer'), settings),
  'shift.read': () => ({ ...shiftWith(null)(), startedAt: Date.now() - 23 * 60 * minute, quietSince: Date.now() - 15 * 60 * minute }),
  'counters.read': () => countersAfter(480),
})

const countersAfter = (minutes: number) => ({
  workedMs: minutes * minute, running: true, done: 12, left: 3, perHour: 71, perHourShift: 71, medianHandlingMs: 38_000,
  projectedEnd: Date.now() + 60 * minute, breaksTaken: 0, breaksOffered: 1, sinceRestMs: minutes * minute, through: [9, 11, 10],
})

/** The clip screen after so many minutes without a rest. */
const workedFor = (minutes: number): Scene => settings => {
  const at = (more: Partial<Settings>): Handlers => ({ ...atWork(openAs('reviewer'), { ...settings, ...more }), 'counters.read': () => countersAfter(minutes) })
  const scene = deskScenes(at)['desk']
  if (scene === undefined) throw new Error('No desk to work at')
  return scene(settings)
}

/** What is done for the one who listens, by name. */
export const careScenes: Record<string, Scene> = {
  unsuited: settings => caring({ held: 3, suitable: false })(settings),
  'unsuited-until': settings => caring({ held: 1, suitable: false, heldUntil: Date.now() + 9 * minute })(settings),
  'away-unsuited': caring({}, 'unsuited'),
  'away-wellness': caring({}, 'wellness'),
  'away-break': caring({}, 'break'),
  caring: caring({}),
  'caring-strictly': caring({ softMs: 10 * minute, plainBetween: 20, severePerShift: 1 }),
  'shift-quiet': quiet,
  'desk-offer': workedFor(51),
  'desk-worked': workedFor(49),
}
