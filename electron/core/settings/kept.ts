import type { Db } from '../database/open.ts'

/** Small values that a vault keeps under a name, as JSON. */
export type Kept = { read(key: string): unknown; write(key: string, value: unknown): void }

export function createKept(db: Db): Kept {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
  const put = db.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
  return {
    read: key => JSON.parse(select.get(key)?.value ?? 'null') as unknown,
    write: (key, value) => {
      put.run(key, JSON.stringify(value))
    },
  }
}
