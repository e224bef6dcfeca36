import { z } from 'zod'

/** Stable codes of the hub's problem details (RFC 9457). */
export const ProblemCode = z.enum([
  'invalid_request', 'unauthorised', 'forbidden', 'not_found', 'too_many_requests', 'upgrade_required', 'internal',
  'invitation_unknown', 'invitation_expired', 'invitation_used', 'invitation_exhausted', 'already_joined', 'device_retired', 'bad_signature', 'clock_skewed',
  'nothing_assigned', 'lease_ended', 'leased_elsewhere', 'stream_fork', 'stream_gap', 'stream_foreign', 'wrong_state', 'storage_full',
  'second_factor_needed', 'second_factor_wrong', 'second_factor_delayed', 'span_begun',
  'question_closed', 'clip_withheld', 'excerpt_limit', 'second_person_needed', 'phone_code_unknown', 'exposure_reached', 'recall_empty', 'not_heard',
])
export type ProblemCode = z.infer<typeof ProblemCode>

export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.string(),
})
export type Problem = z.infer<typeof Problem>
