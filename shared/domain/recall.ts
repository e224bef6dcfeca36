import { z } from 'zod'
import type { Annotation } from './annotation.ts'

// How far an order to destroy recordings has come, and what becomes of a recording at the hub meanwhile.

export const RecallKind = z.enum(['clip', 'speaker', 'source', 'batch'])
export type RecallKind = z.infer<typeof RecallKind>

/** `certain`: nothing is left, though not everybody has said so; the keys of the others have expired. */
export const RecallState = z.enum(['issued', 'partial', 'complete', 'overdue', 'certain'])
export type RecallState = z.infer<typeof RecallState>

/** Why a laptop has to give a clip back: somebody reported harm in it, or it was recalled. */
export const WithdrawalReason = z.enum(['reported', 'recalled'])
export type WithdrawalReason = z.infer<typeof WithdrawalReason>

const hourMs = 3_600_000

/** How long after its lease's end the keys on a laptop are surely gone, whatever its clock says and whoever has it. */
export const certainAfterMs = 72 * hourMs

/** How long after a recall its recording is kept at most, and recipients have time to confirm. */
export const recallDueMs = 30 * 24 * hourMs

/** A laptop that was given a clip. */
export type Holder = { endsAt: number; reportedAt: number | null }

/** Somebody who was given an export, or keeps a backup. */
export type Recipient = { confirmedAt: number | null }

export type Recall = { issuedAt: number; holders: readonly Holder[]; recipients: readonly Recipient[] }

const hasReported = ({ reportedAt }: Holder): boolean => reportedAt !== null
const hasConfirmed = ({ confirmedAt }: Recipient): boolean => confirmedAt !== null

/** Whether a laptop surely has nothing left of a clip: it said so, or its keys have expired. */
export const hasNothing = (holder: Holder, now: number): boolean => hasReported(holder) || now - holder.endsAt >= certainAfterMs

/** How a recall stands. Keys expire on laptops alone: an export is gone when whoever has it says so. */
export function recallStateAt({ issuedAt, holders, recipients }: Recall, now: number): RecallState {
  if (recipients.every(hasConfirmed)) {
    if (holders.every(hasReported)) return 'complete'
    if (holders.every(holder => hasNothing(holder, now))) return 'certain'
  }
  if (now - issuedAt >= recallDueMs) return 'overdue'
  return holders.some(hasReported) || recipients.some(hasConfirmed) ? 'partial' : 'issued'
}

/** A recording at the hub: given out, kept from everybody until it is destroyed, kept as evidence, or gone. */
export type ClipFate = 'free' | 'quarantined' | 'held' | 'destroyed'

export type ClipTimes = { quarantinedAt: number | null; heldAt: number | null; destroyedAt: number | null }

/** Hold beats quarantine, whichever came first; nothing brings back what was destroyed. */
export function fateOf({ quarantinedAt, heldAt, destroyedAt }: ClipTimes): ClipFate {
  if (destroyedAt !== null) return 'destroyed'
  if (heldAt !== null) return 'held'
  return quarantinedAt === null ? 'free' : 'quarantined'
}

/** Whether a recording in quarantine is destroyed now: nobody has it any more who could still report harm in it, or it is time. */
export const isDestroyedNow = (clip: ClipTimes, holders: readonly Holder[], now: number): boolean =>
  fateOf(clip) === 'quarantined' && (now - (clip.quarantinedAt ?? now) >= recallDueMs || holders.every(holder => hasNothing(holder, now)))

/** What is left of an answer when its recording is taken back: that it was given, and nothing of what was said. */
export const withoutWords = ({ wake, quality }: Annotation): Annotation => ({
  wake, quality, transcript: '', intent: null, slots: [], sensitive: [], background: [], choices: {},
})
