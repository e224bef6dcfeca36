import { z } from 'zod'

// Everything that can go wrong between a person and the core. The renderer's catalogue has a sentence for each reason:
// what happened, what is safe, what to do. Facts are numbers and names of things, never content.

export const FailureCode = z.enum([
  'invalid', 'locked', 'no_shift', 'forbidden', 'not_found', 'conflict', 'expired', 'recalled', 'offline',
  'upgrade_required', 'disk_full', 'damaged', 'internal',
])
export type FailureCode = z.infer<typeof FailureCode>

export const failureReasons = {
  input_invalid: 'invalid',
  method_unknown: 'invalid',
  role_missing: 'forbidden',
  vault_locked: 'locked',
  internal_fault: 'internal',
  /** The page lost its host; whether the call was carried out is not known. */
  host_away: 'internal',

  invitation_malformed: 'invalid',
  invitation_wrong_kind: 'invalid',
  invitation_refused: 'forbidden',
  invitation_expired: 'expired',
  invitation_used: 'conflict',
  invitation_exhausted: 'forbidden',
  hub_not_trusted: 'forbidden',
  hub_is_sample: 'forbidden',
  device_not_enrolled: 'conflict',
  device_already_enrolled: 'conflict',
  /** The hub has taken this laptop out of use. */
  device_retired: 'forbidden',
  person_here: 'conflict',
  person_unknown: 'not_found',
  passphrase_short: 'invalid',
  passphrase_wrong: 'forbidden',
  unlock_delayed: 'forbidden',
  recovery_unasked: 'not_found',
  recovery_waiting: 'conflict',
  recovery_over: 'expired',
  recovery_unfit: 'damaged',
  other_device: 'forbidden',
  key_file_damaged: 'damaged',
  vault_damaged: 'damaged',
  /** Its file ends before it should. */
  vault_truncated: 'damaged',
  /** What was written last lies in a log, and that is damaged. */
  vault_log_damaged: 'damaged',
  /** It could not be brought to this version's shape, and was put back as it was. */
  migration_failed: 'damaged',
  /** What the laptop holds for itself: its identity, and its half of every key. */
  device_damaged: 'damaged',
  /** It could not be brought to this version's shape; before it was, no vault on this laptop opens. */
  device_unmigrated: 'damaged',
  device_from_future: 'upgrade_required',
  vault_from_future: 'upgrade_required',
  vault_of_other_host: 'forbidden',
  /** Nothing of its stream can be read. */
  nothing_to_rescue: 'not_found',
  /** The hub has not told yet what to seal to. */
  rescue_not_possible: 'offline',
  vault_opens: 'conflict',
  keychain_unavailable: 'forbidden',
  data_in_use: 'conflict',
  database_busy: 'conflict',
  disk_full: 'disk_full',
  folder_read_only: 'forbidden',
  disk_failing: 'damaged',

  hub_unreachable: 'offline',
  hub_refused: 'forbidden',
  hub_fault: 'offline',
  /** Something else answers in its place: the sign-in page of a network, a proxy's. */
  not_a_hub: 'offline',
  proxy_unreachable: 'offline',
  proxy_refused: 'offline',
  /** It knows less than it did: an older database was put in its place by hand. */
  hub_set_back: 'conflict',
  span_begun: 'conflict',
  second_factor_needed: 'forbidden',
  second_factor_wrong: 'forbidden',
  second_factor_delayed: 'forbidden',
  /** This laptop's Earshot is the older of the two. */
  protocol_mismatch: 'upgrade_required',
  hub_outdated: 'upgrade_required',
  clock_skewed: 'conflict',
  nothing_assigned: 'not_found',
  manifest_tampered: 'damaged',
  manifest_foreign: 'forbidden',
  manifest_replayed: 'conflict',
  document_tampered: 'damaged',
  clip_tampered: 'damaged',
  clip_truncated: 'damaged',
  /** It lies on this laptop and cannot be read. */
  clip_damaged: 'damaged',
  sync_running: 'conflict',
  sync_cancelled: 'conflict',
  stream_forked: 'conflict',

  no_shift: 'no_shift',
  shift_paused: 'no_shift',
  shift_running: 'conflict',
  /** It was quiet for hours, and nobody has said yet whether it was over. */
  shift_quiet: 'no_shift',
  shift_unknown: 'not_found',
  /** A correction that cannot be true of the shift. */
  correction_unfit: 'invalid',
  clip_unknown: 'not_found',
  batch_unknown: 'not_found',
  clip_sealed: 'forbidden',
  clip_closed: 'conflict',
  lease_ended: 'expired',
  /** Its lease begins later. */
  lease_early: 'conflict',
  /** The laptop's clock was set back, and the hub has not been heard since. */
  clock_rolled_back: 'conflict',
  /** The network is left alone until somebody says otherwise. */
  kept_offline: 'offline',
  clip_recalled: 'recalled',
  ticket_unknown: 'not_found',
  not_all_heard: 'forbidden',
  played_implausible: 'invalid',
  questions_open: 'invalid',
  answer_unfit: 'invalid',
  words_moved: 'conflict',
  label_unknown: 'invalid',
  sensitive_unasked: 'invalid',
  nothing_to_undo: 'conflict',
  nothing_to_redo: 'conflict',
  /** Practice knows made-up clips and nothing else of the core. */
  not_in_practice: 'not_found',
  escalation_unknown: 'not_found',
  escalation_moved_on: 'conflict',
  second_person_needed: 'forbidden',
  phone_code_unknown: 'not_found',
  /** Enough of such sound for this shift, or this day. */
  exposure_reached: 'forbidden',
  /** Such a clip comes later, after more plain ones. */
  exposure_later: 'forbidden',
  /** They asked not to meet such clips. */
  opted_out: 'forbidden',
  question_unknown: 'not_found',
  question_closed: 'conflict',
  span_empty: 'invalid',
  adjudication_unknown: 'not_found',
  adjudication_moved_on: 'conflict',
  /** Nobody decides on what they did not listen to. */
  not_heard: 'forbidden',
  /** Its recording was taken back or is evidence, or somebody else has decided, while it was in front. */
  decision_closed: 'recalled',
  excerpt_withheld: 'recalled',
  excerpt_limit: 'forbidden',
  excerpt_tampered: 'damaged',
  evidence_tampered: 'damaged',
  /** The hub has no such recording. */
  recall_empty: 'not_found',
  recall_unknown: 'not_found',
} as const satisfies Record<string, FailureCode>

export type FailureReason = keyof typeof failureReasons
export const FailureReason = z.enum(Object.keys(failureReasons) as [FailureReason, ...FailureReason[]])

export const Failure = z.strictObject({
  code: FailureCode,
  reason: FailureReason,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Failure = z.infer<typeof Failure>

export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure }
