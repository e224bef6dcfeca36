import { z } from 'zod'
import { faultKinds, judgedFields } from '../domain/annotation-rules.ts'
import { QuestionState } from '../domain/asking.ts'

// Why a hub cannot use what an event holds. It says which of these it is, and never a sentence: the reader's own words
// for each are in their workstation's catalogue.

/** Those of which nothing more is to be said. */
const plain = [
  /** A device's own stream tells of a person's doing. */
  'not_a_person',
  'type_unknown',
  'opened_twice',
  /** The device no longer has what the envelope commits to. */
  'payload_lost',

  'clip_not_leased',
  'batch_not_leased',
  'lease_of_other_batch',
  'lease_not_given',
  'receipt_unfit',
  'receipt_unsigned',
  'receipt_of_other_lease',

  'revision_known',
  'answer_missing',

  'shift_unknown',
  'shift_known',
  'shift_step_known',
  'correction_unfit',

  'question_known',
  'question_not_put',
  'excerpt_not_given',

  'batch_not_over',
  'not_gold',
  'contest_known',

  /** Another filing opened this case; both are kept. */
  'case_of_other_filing',
  'case_unknown',
  'case_of_other_filer',
  'case_moved_on',

  'recovery_unknown',
] as const

/** A field of an event's payload; only names that a schema gives. */
const Field = z.string().regex(/^[a-zA-Z]{1,40}$/)

export const RejectionReason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(plain) }),
  /** These fields are none that this hub knows, or not as it knows them; none is named where the whole is not. */
  z.strictObject({ code: z.literal('payload_unfit'), fields: z.array(Field).max(20) }),
  /** The task of its batch does not allow the answer. */
  z.strictObject({ code: z.literal('answer_unfit'), faults: z.array(z.strictObject({ field: z.enum(judgedFields), kind: z.enum(faultKinds) })).min(1).max(60) }),
  /** The question stood so when this came. */
  z.strictObject({ code: z.literal('question_closed'), state: QuestionState }),
  /** In a sentence, as hubs said it before there were codes. */
  z.strictObject({ code: z.literal('earlier'), said: z.string().max(400) }),
])
export type RejectionReason = z.infer<typeof RejectionReason>
export type RejectionCode = RejectionReason['code']

/** As it travels: protocol 1 knows a sentence alone. */
export const SaidReason = z.union([RejectionReason, z.string().max(400)])

export const reasonIn = (said: z.infer<typeof SaidReason>): RejectionReason => (typeof said === 'string' ? { code: 'earlier', said } : said)

/** A reason for whoever speaks this protocol. A workstation that knows no codes shows the sentence as it is. */
export function sayReason(reason: RejectionReason, protocol: number): z.infer<typeof SaidReason> {
  if (protocol > 1) return reason
  return reason.code === 'earlier' ? reason.said : `It could not be used (${reason.code}). Update Earshot to read why.`
}

export const keepReason = (reason: RejectionReason): string => JSON.stringify(reason)

/** A reason as it was kept, or the sentence that was kept in its place before there were codes. */
export function readReason(kept: string): RejectionReason {
  try {
    return RejectionReason.parse(JSON.parse(kept))
  } catch {
    return { code: 'earlier', said: kept.slice(0, 400) }
  }
}
