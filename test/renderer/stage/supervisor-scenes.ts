import type { Needs } from '../../../shared/contract/board.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { atWork } from './at-work.ts'
import { boardOf, groupedBoard, openAs, shiftOf, thirtyWithoutClips, fourNeeds } from './figures.ts'
import { batchesOf, groupOf, periodOf } from './group-figures.ts'
import { createMemoryBridge, Refused, type Handlers, type MemoryBridge } from './memory-bridge.ts'

// A supervisor's pages: full, nearly empty, by policy without names, and with the hub away.

const minute = 60_000

function away(): never {
  throw new Refused('hub_unreachable')
}

const desk = (settings: Partial<Settings>, handlers: Handlers): MemoryBridge =>
  createMemoryBridge({ ...atWork(openAs('supervisor'), settings), 'board.read': () => boardOf(shifts(9)), ...handlers })

const shifts = (count: number) => Array.from({ length: count }, (_, index) => shiftOf(index))

/** A shift that was put right and about which something was said. */
const told = () => shiftOf(2, {
  corrections: [
    { kind: 'break', from: Date.now() - 80 * minute, to: Date.now() - 65 * minute, reason: 'I forgot to press pause when the fire alarm was tried.', at: Date.now() - 20 * minute },
  ],
  notes: [{ at: Date.now() - 10 * minute, note: 'Many of the clips of this batch are cut off before the first word.' }],
})

const firstHour = () => shiftOf(0, {
  startedAt: Date.now() - 42 * minute, workedMs: 42 * minute, awayMs: 0, clips: 31, through: [4, 8, 7, 9, 3], perHour: 44.3, medianHandlingMs: 33_000, handlingSpreadMs: 8_000, ofMedian: null,
  audioMs: 31 * 4_200, wordsCorrected: 9, slots: 4, waiting: 0, breaksOffered: 0, breaksPossible: 0,
})

const unnamedNeeds = (): Needs => ({
  at: Date.now(), live: true,
  needs: [
    { kind: 'laptop_unsent', laptop: '3fa85f64', endsAt: Date.now() + 40 * minute },
    { kind: 'some_due', leases: 2, endsAt: Date.now() + 90 * minute },
    { kind: 'some_without_clips', people: 3 },
  ],
})

const untold = (days: { from: string; to: string }) => periodOf(days, { visibility: 'grouped', namedSince: null, people: [], sites: [], locales: [], unsplit: 3 })

export const supervisorScenes: Record<string, (settings: Partial<Settings>) => MemoryBridge> = {
  board: settings => desk(settings, {}),
  'board-needs': settings => desk(settings, { 'board.read': () => boardOf([...shifts(2), told(), ...shifts(9).slice(3)]), 'needs.read': fourNeeds, 'batches.give': () => ({ clips: 120 }) }),
  'board-thirty': settings => desk(settings, {
    'board.read': () => boardOf(shifts(30)), 'needs.read': fourNeeds, 'figures.read': days => periodOf(days), 'batches.follow': () => batchesOf(30), 'batches.due': () => ({}), 'batches.give': () => ({ clips: 120 }),
  }),
  'board-without-clips': settings => desk(settings, { 'board.read': () => boardOf(shifts(30)), 'needs.read': thirtyWithoutClips, 'batches.give': () => ({ clips: 3_600 }) }),
  'board-first-hour': settings => desk(settings, {
    'board.read': () => boardOf([firstHour()]),
    'figures.read': days => periodOf(days, {
      people: [{ person: 'r-101', site: null, figures: groupOf({ people: 1, shifts: 1, clips: 31, ofMedian: null }) }], sites: [], locales: [],
      total: groupOf({ people: 1, shifts: 1, clips: 31, workedMs: 42 * minute, perHour: 44.3, ofMedian: null, breaksOffered: 0, breaksPossible: 0, wordsCorrected: 9, slots: 4, audioMs: 130_000 }),
      days: [{ day: days.to, figures: groupOf({ people: 1, shifts: 1, clips: 31, ofMedian: null }) }], team: null,
    }),
    'batches.follow': () => batchesOf(1),
  }),
  'board-grouped': settings => desk(settings, {
    'board.read': groupedBoard, 'needs.read': unnamedNeeds, 'figures.read': untold, 'batches.give': () => ({ clips: 240 }),
    'batches.follow': () => ({
      at: Date.now(), live: true, batches: [], untold: 1,
      waves: ['2026-11-27', '2026-11-26'].map(day => ({ day, project: 'default', people: 12, batches: 12, clips: 4_800, answered: 4_312, withdrawn: 20, remaining: 468, dueAt: Date.now() + 30 * 60 * minute })),
    }),
  }),
  'board-snapshot': settings => desk(settings, { 'board.read': () => boardOf(shifts(9), { at: Date.now() - 3_000_000, live: false }) }),
  'board-empty': settings => desk(settings, { 'board.read': () => boardOf([]) }),
  'board-never': settings => desk(settings, { 'board.read': away, 'figures.read': away, 'batches.follow': away }),
  'batches-many': settings => desk(settings, { 'batches.follow': () => batchesOf(900) }),
}

