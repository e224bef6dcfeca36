import type { Db } from '../database/open.ts'

/** The recoveries that this device has asked its hub for, by person. */
export type AskedRecoveries = { of(person: string): string | null; note(person: string, recovery: string): void; clear(person: string): void }

export function createAskedRecoveries(db: Db): AskedRecoveries {
  const select = db.prepare<[string], { id: string }>('SELECT id FROM recovery WHERE person = ?')
  const put = db.prepare('INSERT OR REPLACE INTO recovery (person, id) VALUES (?, ?)')
  const remove = db.prepare('DELETE FROM recovery WHERE person = ?')
  return {
    of: person => select.get(person)?.id ?? null,
    note: (person, recovery) => void put.run(person, recovery),
    clear: person => void remove.run(person),
  }
}
