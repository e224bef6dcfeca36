import { failureReasons, type Failure, type FailureReason } from '../../shared/contract/failure.ts'

/** What the core throws when it says no for a reason that a person can be told. */
export class Refusal extends Error {
  readonly failure: Failure

  constructor(reason: FailureReason, facts: Failure['facts'] = {}) {
    super(reason)
    this.failure = { code: failureReasons[reason], reason, facts }
  }
}

const sqliteReasons: Record<string, FailureReason> = {
  SQLITE_FULL: 'disk_full',
  SQLITE_CORRUPT: 'vault_damaged',
  SQLITE_NOTADB: 'vault_damaged',
  SQLITE_BUSY: 'database_busy',
  SQLITE_READONLY: 'disk_full',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The failure to answer with for whatever was thrown, or null for a fault of our own. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Refusal) return error.failure
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS') return new Refusal('disk_full').failure
  const reason = Object.entries(sqliteReasons).find(([prefix]) => code.startsWith(prefix))?.[1]
  return reason === undefined ? null : new Refusal(reason).failure
}
