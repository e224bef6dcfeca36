import { z } from 'zod'

// The lives of a batch and of a clip in it, as a device keeps them.

export const BatchState = z.enum(['offered', 'leased', 'returned', 'closed', 'expired', 'recalled', 'shredded', 'receipted'])
export type BatchState = z.infer<typeof BatchState>

export const ClipState = z.enum(['ready', 'open', 'submitted', 'skipped', 'escalated', 'shredded'])
export type ClipState = z.infer<typeof ClipState>

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
