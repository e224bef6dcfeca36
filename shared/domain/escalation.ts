import { z } from 'zod'

// What may be reported about a clip, how grave it is, and how fast somebody has to act.

/** The harms of keys 1 to 8, then 9 and 0, in key order. */
export const harmCategories = [
  'life_imminent', 'self_harm', 'child_danger', 'child_sexual', 'sexual_assault',
  'domestic_violence', 'threat', 'trafficking', 'disturbing', 'unsure',
] as const
export const EscalationCategory = z.enum([...harmCategories, 'other_crime', 'misuse', 'urgent_unspecified'])
export type EscalationCategory = z.infer<typeof EscalationCategory>

export const Severity = z.enum(['S1', 'S2', 'S3', 'S4'])
export type Severity = z.infer<typeof Severity>

export const graver = (one: Severity, other: Severity): Severity => (one < other ? one : other)

const graveOnlyNow: readonly EscalationCategory[] = ['sexual_assault', 'domestic_violence', 'threat', 'trafficking']
const fixedSeverity: Partial<Record<EscalationCategory, Severity>> = {
  misuse: 'S2', unsure: 'S3', disturbing: 'S4', other_crime: 'S4',
}

/** Severity by category; some harms are S1 unless the filer says they are not happening now. */
export function severityOf(category: EscalationCategory, happeningNow: boolean): Severity {
  if (graveOnlyNow.includes(category)) return happeningNow ? 'S1' : 'S2'
  return fixedSeverity[category] ?? 'S1'
}

const minute = 60_000
const hour = 60 * minute

/** Longest time from the hub's receipt to a safety lead's acknowledgement, in milliseconds. */
export const acknowledgeWithinMs: Record<Severity, number> = {
  S1: 5 * minute, S2: 30 * minute, S3: 4 * hour, S4: 24 * hour,
}

export const EscalationState = z.enum([
  'filed', 'received', 'acknowledged', 'assessing', 'needs_info', 'duplicate', 'notify_proposed', 'notify_approved',
  'notified', 'notified_break_glass', 'ratified', 'contested', 'authority_acknowledged', 'no_action_proposed',
  'closed_reported', 'closed_no_action', 'closed', 'reopened',
])
export type EscalationState = z.infer<typeof EscalationState>
