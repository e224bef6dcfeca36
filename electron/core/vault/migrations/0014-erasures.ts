import { streamErasures } from '../../audit/tables.ts'
import type { Migration } from '../../database/migrate.ts'

export const erasures: Migration = { name: '0014-erasures', up: streamErasures }
