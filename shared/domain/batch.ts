import { z } from 'zod'

// The lives of a batch and of a clip in it, as a device keeps them.

/** Why a device's right to a batch is over. */
export const LeaseEnd = z.enum(['returned', 'closed', 'expired', 'recalled'])
export type LeaseEnd = z.infer<typeof LeaseEnd>

export const BatchState = z.enum(['offered', 'leased', ...LeaseEnd.options, 'shredded', 'receipted'])
export type BatchState = z.infer<typeof BatchState>

export const ClipState = z.enum(['ready', 'open', 'submitted', 'skipped', 'escalated', 'shredded'])
export type ClipState = z.infer<typeof ClipState>

const nextBatchStates: Record<BatchState, readonly BatchState[]> = {
  // A lease may end before all of it has arrived.
  offered: ['leased', ...LeaseEnd.options],
  leased: LeaseEnd.options,
  returned: ['shredded'],
  closed: ['shredded'],
  expired: ['shredded'],
  recalled: ['shredded'],
  shredded: ['receipted'],
  receipted: [],
}

/** Whether a leased batch may go from one state to another; another lease of it begins another life. */
export const mayBatchBecome = (from: BatchState, to: BatchState): boolean => nextBatchStates[from].includes(to)

/** A batch whose clips are here, or come. */
export const isHeld = (state: BatchState): boolean => state === 'offered' || state === 'leased'

/** How long after its end by the wall clock alone a lease's keys may outlast it. */
export const longestDoubtMs = 72 * 3_600_000

/**
 * Where a lease stands: not begun, running, past its end by a clock that nobody vouches for (then nothing plays, and
 * nothing is destroyed), or over. `certain` is the latest instant that has surely passed.
 */
export function leaseMoment(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  { now, certain }: { now: number; certain: number },
): 'early' | 'running' | 'doubtful' | 'over' {
  if (certain >= endsAt || now >= endsAt + longestDoubtMs) return 'over'
  if (now >= endsAt) return 'doubtful'
  return now < startsAt ? 'early' : 'running'
}

const nextStates: Record<ClipState, readonly ClipState[]> = {
  ready: ['open', 'submitted', 'skipped', 'escalated', 'shredded'],
  open: ['submitted', 'skipped', 'escalated', 'shredded'],
  submitted: ['open', 'submitted', 'skipped', 'escalated', 'shredded'],
  skipped: ['open', 'submitted', 'skipped', 'escalated', 'shredded'],
  escalated: ['shredded'],
  // What was heard can be reported when its sound is gone as well.
  shredded: ['escalated'],
}

/** Whether a clip may go from one state to another; from decided to decided is a revision, back to `open` an undo. */
export const mayBecome = (from: ClipState, to: ClipState): boolean => nextStates[from].includes(to)

/** A clip that a reviewer has answered for, in whatever way. */
export const isDecided = (state: ClipState): boolean => state !== 'ready' && state !== 'open'
