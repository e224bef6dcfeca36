import type { FailureReason } from '../../shared/contract/failure.ts'

/** For every reason: what happened, what is safe, what to do. */
export const failureMessages = {
  input_invalid: 'Earshot could not read that entry. Nothing was changed. Correct it and try again.',
  method_unknown: 'This window and Earshot’s core do not fit together. What you entered is safe. Restart Earshot.',
  role_missing: 'Your role does not include this. Nothing was changed. Ask your supervisor if you need it.',
  vault_locked: 'Your vault is locked. Everything in it is safe. Unlock it with your passphrase to go on.',
  internal_fault: 'Something failed inside Earshot. What was saved before is safe. Try again; if it happens again, restart Earshot.',
  host_away: 'The window lost its connection to Earshot before the answer came. What was saved before is safe, and what you see stays here. Wait until it is back, then look whether it was done.',

  invitation_malformed: 'That is not an Earshot invitation. Nothing was changed. Copy the whole line, from “earshot://” to its last letter.',
  invitation_wrong_kind: 'This invitation is for something else: one kind enrols a laptop, the other invites a person. Nothing was changed. Ask for the other one.',
  invitation_refused: 'The hub does not know this invitation. Nothing was changed. Check that it is complete, or ask for a new one.',
  invitation_expired: 'This invitation has run out; they last 24 hours. Nothing was changed. Ask for a new one.',
  invitation_used: 'This invitation has been used already. Nothing was changed. Ask for a new one, and say so if it was not you.',
  invitation_exhausted: 'This invitation was tried too often and is closed. Nothing was changed. Ask for a new one.',
  hub_not_trusted: 'What answered is not the hub that this laptop knows. Nothing was sent to it. Tell your operator before you try again.',
  hub_is_sample: 'That is a sample hub, and this Earshot works with real ones only. Nothing was changed. Ask for your hub’s invitation.',
  device_not_enrolled: 'This laptop belongs to no hub yet. Paste the enrolment invitation first.',
  device_already_enrolled: 'This laptop is enrolled already. Nothing was changed. To move it to another hub, ask your operator.',
  person_here: 'Whom this invitation is for works on this laptop already. Their vault was not touched, and the invitation is still good on another laptop. Unlock with the passphrase instead.',
  person_unknown: 'Nobody of that name works on this laptop. Nothing was changed. Join with an invitation first.',
  passphrase_short: 'That passphrase is too short; it needs at least 12 characters. Nothing was changed. A few words in a row are easy to keep.',
  passphrase_wrong: 'That is not the passphrase. Your vault stays locked and safe. Try again.',
  unlock_delayed: 'After several wrong passphrases this laptop makes you wait. Your vault is safe. Wait, then try again.',
  other_device: 'This vault was made on another laptop and can only be opened there. It is unharmed. Ask your operator how to recover it here.',
  key_file_damaged: 'The file that holds your vault’s key is damaged. The vault itself is unharmed but stays closed. Ask your operator for a recovery.',
  vault_damaged: 'Your vault is damaged on the disk. What the hub has received is safe. Stop working on this laptop and ask your operator for a recovery.',
  vault_from_future: 'A newer Earshot wrote this vault. It is unharmed. Update Earshot on this laptop, then unlock again.',
  vault_of_other_host: 'This vault belongs to the Earshot desktop app, and only that may open it. It is unharmed. Start the desktop app.',
  keychain_unavailable: 'The system’s keychain does not answer. Nothing was changed. Unlock or set up the keychain of your account, then try again.',
  data_in_use: 'Earshot is already running with this data. Everything is safe. Use the other window, or close it first.',
  database_busy: 'The vault is busy. What was saved before is safe. Try again in a moment.',
  disk_full: 'The disk is full. What was saved before is safe; the last change was not saved and stays on the screen. Free some space, then try again.',

  hub_unreachable: 'The hub cannot be reached. Your work is safe on this laptop and can go on. It is sent when the hub answers again.',
  hub_refused: 'The hub refused this. Your work is safe on this laptop. Ask your operator whether you and this laptop still have access.',
  hub_fault: 'The hub has a fault of its own. Your work is safe on this laptop and can go on. Earshot tries again by itself.',
  protocol_mismatch: 'This Earshot and the hub speak different versions. Your work is safe on this laptop. Update Earshot.',
  clock_skewed: 'This laptop’s clock differs too much from the hub’s. Your work is safe here. Set the clock, then sync again.',
  nothing_assigned: 'No batch is waiting for you. Everything is sent. Ask your supervisor for the next one.',
  manifest_tampered: 'The batch was altered on its way and was refused whole. Nothing of it was kept, and your work is safe. Sync again; tell your operator if it happens twice.',
  manifest_foreign: 'The batch was meant for another laptop and was refused. Nothing of it was kept, and your work is safe. Tell your operator.',
  manifest_replayed: 'The hub sent an older version of a batch, and it was refused. What you have stays as it is. Sync again; tell your operator if it happens twice.',
  clip_tampered: 'A clip was altered on its way and was refused. The clips before it are kept, and your work is safe. Sync again; tell your operator if it happens twice.',
  clip_truncated: 'A clip arrived incomplete and was refused. The clips before it are kept, and your work is safe. Sync again.',
  sync_running: 'A sync is running already. Nothing was changed. Wait for it, or cancel it first.',
  sync_cancelled: 'The download was cancelled. The clips that arrived whole are kept; the rest comes with the next sync.',
  stream_forked: 'The hub holds a different history of this vault than this laptop. Nothing was overwritten on either side. Stop working here and tell your operator.',

  no_shift: 'No shift is running, so no clip may sound. What you entered is safe. Clock in to go on.',
  shift_paused: 'Your shift is on a break, so no clip may sound. What you entered is safe. Resume to go on.',
  shift_running: 'A shift is running already. Nothing was changed. Go on, or clock out first.',
  clip_unknown: 'This clip is not on this laptop. Nothing was changed. Go on with the next one.',
  clip_sealed: 'This clip was escalated and is sealed. Your report is safe. Go on with the next one.',
  clip_closed: 'This clip’s batch is closed. Your answer stands as you gave it. Go on with the next one.',
  lease_ended: 'This laptop’s right to the batch has ended, so its clips are closed. Your answers are safe and are sent at the next sync. Sync for a new batch.',
  clip_recalled: 'This recording was taken back and has been destroyed here. Your work on it still counts. Go on with the next one.',
  ticket_unknown: 'The sound of this clip was not ready any more. Nothing was changed. Open the clip again.',
  not_all_heard: 'Some of the speech has not been heard yet. Your answer is kept as a draft. Let the clip play to its end, then accept.',
  played_implausible: 'What was reported as heard cannot have been played in that time. Your answer is kept as a draft. Play the clip again, then accept.',
  questions_open: 'A question is still open. Your answer is kept as a draft. Answer it, then accept.',
  nothing_to_undo: 'There is nothing to take back in this shift.',
  nothing_to_redo: 'There is nothing to bring back.',
  escalation_unknown: 'This report is not known here. Nothing was changed. Sync, then look again.',
  escalation_moved_on: 'Somebody else has acted on this report meanwhile. Nothing of theirs was changed. Look at it again.',
} as const satisfies Record<FailureReason, string>

declare module 'i18next' {
  interface ResourceNamespaceMap {
    failures: typeof failureMessages
  }
}
