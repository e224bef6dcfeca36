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
  SQLITE_READONLY: 'folder_read_only',
  SQLITE_CANTOPEN: 'folder_read_only',
  SQLITE_PERM: 'folder_read_only',
  SQLITE_IOERR: 'disk_failing',
}

const systemReasons: Record<string, FailureReason> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EROFS: 'folder_read_only',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  EIO: 'disk_failing',
}

/** The code that Node or SQLite put on an error; empty where there is none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The failure to answer with for whatever was thrown, or null for a fault of our own. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Refusal) return error.failure
  const code = codeOf(error)
  const reason = systemReasons[code] ?? Object.entries(sqliteReasons).find(([prefix]) => code.startsWith(prefix))?.[1]
  return reason === undefined ? null : new Refusal(reason).failure
}
