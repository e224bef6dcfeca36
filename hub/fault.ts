// What an operator reads when a command cannot be carried out.

export type FaultCode =
  | 'usage' | 'hub_missing' | 'hub_exists' | 'folder_not_empty' | 'hub_newer' | 'hub_busy' | 'hub_damaged' | 'migration_failed' | 'journal_damaged'
  | 'backup_missing' | 'backup_damaged' | 'backup_foreign' | 'backup_older' | 'hub_serving' | 'stream_unknown' | 'stream_whole'
  | 'keys_missing' | 'keys_damaged' | 'keys_exposed' | 'disk_full' | 'not_permitted'
  | 'rescue_invalid' | 'rescue_foreign' | 'not_a_sample'
  | 'port_taken' | 'host_unknown' | 'address_malformed'
  | 'contact_malformed' | 'notify_malformed' | 'notice_not_sent' | 'span_malformed' | 'not_sample'
  | 'person_exists' | 'person_unknown' | 'person_not_reviewer' | 'code_malformed' | 'site_malformed' | 'day_malformed' | 'time_malformed' | 'batch_unknown' | 'project_unknown'
  | 'project_exists' | 'project_malformed' | 'file_unreadable' | 'task_invalid' | 'task_stale' | 'guidelines_invalid' | 'catalogue_invalid' | 'policy_invalid'
  | 'recovery_unknown' | 'recovery_over' | 'recovery_not_theirs' | 'recovery_not_agreed' | 'recovery_key_wrong' | 'recovery_foreign'
  | 'factor_needed' | 'factor_wrong' | 'device_unknown' | 'device_retired'
  | 'gold_none' | 'gold_unfit' | 'gold_unknown'
  | 'lease_unknown' | 'lease_over'
  | 'recall_empty' | 'recall_unknown' | 'recipient_unknown' | 'notices_unwritten'
  | 'nothing_to_assign' | 'nothing_suitable' | 'import_failed' | 'out_exists' | 'path_missing' | 'interrupted' | 'internal'

/** Thrown where a person has to do something; says what happened, what is safe, what to do. */
export class HubFault extends Error {
  readonly code: FaultCode
  readonly safe: string
  readonly advice: string

  constructor(code: FaultCode, what: string, safe: string, advice: string) {
    super(what)
    this.code = code
    this.safe = safe
    this.advice = advice
  }
}

/** The code that Node, SQLite and the like put on their errors; empty where there is none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
