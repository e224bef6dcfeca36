import { z } from 'zod'
import { Instant, Text } from './values.ts'

/** Why a shift was put right, in the words of who worked it. */
export const Reason = Text(400).min(1)

export const ShiftNote = Text(2000).min(1)

/** What a reviewer says of their shift afterwards: when it ended in truth, or a break that nobody had begun. */
export const Correction = z.strictObject({ kind: z.enum(['end', 'break']), from: Instant, to: Instant, reason: Reason })
export type Correction = z.infer<typeof Correction>

type Bounds = {
  startedAt: number
  /** Null while the shift runs. */
  endedAt: number | null
  /** What nothing may lie beyond: the present, or the start of the person's next shift. */
  latest: number
}

/** Whether a correction can be true of a shift. */
export function fitsShift({ kind, from, to }: Pick<Correction, 'kind' | 'from' | 'to'>, { startedAt, endedAt, latest }: Bounds): boolean {
  if (kind === 'end') return endedAt !== null && to >= startedAt && to <= latest
  return from >= startedAt && from < to && to <= (endedAt ?? latest)
}
