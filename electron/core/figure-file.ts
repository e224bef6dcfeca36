import type { FileFormat } from '../../shared/contract/handout.ts'
import { csvTables } from './csv.ts'
import type { Handout } from './port.ts'

/** A file of what is shown; in its tables no cell holds what a reviewer typed. */
export function fileOf(name: string, format: FileFormat, shown: unknown, tables: () => readonly string[]): Handout {
  return {
    name: `earshot-${name}.${format}`,
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
    bytes: new TextEncoder().encode(format === 'csv' ? csvTables(tables()) : `${JSON.stringify(shown, null, 2)}\n`),
  }
}
