import { streamChecks } from '../../audit/tables.ts'
import type { Migration } from '../../database/migrate.ts'

export const checks: Migration = { name: '0009-checks', up: streamChecks }
