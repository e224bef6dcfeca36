import type { Annotation } from '../../shared/domain/annotation.ts'

// What a learner tries, and how practice notices that it was tried: from the state of the screen, so that keys, mouse
// and changed keys count alike.

/** The clip screen at one moment. */
export type Glance = {
  /** The clip in front, counted from 0 in its lesson; null where none is. */
  clip: number | null
  layer: string
  panel: string | null
  armed: boolean
  escalating: boolean
  playing: boolean
  positionMs: number
  speed: number
  draft: Annotation | null
  /** Something was taken back. */
  undone: boolean
}

type Step = {
  /** The action that does it, by its id, for its key. */
  action: string | null
  /** Whether it was done between two moments. Null where doing it ends the lesson or leads to another clip. */
  done: ((now: Glance, before: Glance) => boolean) | null
}

/** So near to its start a clip has been sent back to it. */
const startMs = 150

const isIn = (panel: string) => (now: Glance): boolean => now.panel === panel

export const steps = {
  play: { action: 'play', done: now => now.playing },
  accept: { action: 'accept', done: null },
  acceptTyped: { action: 'type-accept', done: null },
  acceptAnyway: { action: 'accept', done: now => now.clip === 1 || now.undone },
  arm: { action: 'accept', done: now => now.armed },
  wait: { action: null, done: null },
  replay: { action: 'replay', done: (now, before) => now.positionMs < startMs && before.positionMs > startMs },
  slower: { action: 'slower', done: now => now.speed < 1 },
  back: { action: 'back', done: (now, before) => now.positionMs < before.positionMs - startMs },
  verdict: { action: 'answer-3', done: null },
  edit: { action: 'edit', done: now => now.layer === 'type' },
  write: { action: null, done: (now, before) => now.draft !== null && before.draft !== null && now.clip === before.clip && now.draft.transcript !== before.draft.transcript },
  doubt: { action: 'doubt-next', done: (now, before) => now.layer === 'type' && now.playing && before.layer === 'type' && !before.playing },
  tag: { action: 'tag', done: now => now.layer === 'tag' },
  label: { action: null, done: (now, before) => slotCount(now) > slotCount(before) },
  sensitive: { action: 'sensitive', done: isIn('sensitive') },
  sensitiveClass: { action: null, done: now => (now.draft?.sensitive.length ?? 0) > 0 },
  skip: { action: 'skip', done: isIn('skip') },
  cause: { action: 'skip-other_language', done: null },
  undo: { action: 'undo', done: now => now.undone },
  escalate: { action: 'escalate', done: now => now.escalating },
  report: { action: null, done: null },
  read: { action: null, done: now => now.playing },
  lift: { action: 'lift', done: null },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof steps

const slotCount = ({ draft }: Glance): number => draft?.slots.length ?? 0

/** The step to try now: the one after the last that was done, for whoever got ahead needs no reminding. */
export const stepAhead = (wanted: readonly StepName[], done: ReadonlySet<StepName>): StepName | undefined =>
  wanted[wanted.findLastIndex(name => done.has(name)) + 1]

/** The steps of a lesson that were done by now, in any order. */
export function stepsDone(wanted: readonly StepName[], done: ReadonlySet<StepName>, now: Glance, before: Glance): ReadonlySet<StepName> {
  const more = wanted.filter(name => !done.has(name) && steps[name].done?.(now, before) === true)
  return more.length === 0 ? done : new Set([...done, ...more])
}
