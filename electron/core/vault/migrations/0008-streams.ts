import { streamColumns } from '../../audit/tables.ts'
import type { Migration } from '../../database/migrate.ts'

export const streams: Migration = { name: '0008-streams', up: streamColumns }
