import { RetirementOrder } from '../../../shared/hub-api/retirement.ts'
import type { Signed } from '../../../shared/hub-api/signed.ts'
import { decode } from '../crypto/bytes.ts'
import { isSignedBy } from '../crypto/signing.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { HubRecord } from './enrolment.ts'

/** The hub's order to this device to destroy what it holds, and how far that has come. */
export type Retirement = {
  /** Keeps an order of the pinned hub's for this device; refuses any other with `hub_not_trusted`. */
  take(signed: Signed, hub: HubRecord): void
  order(): { atOnce: boolean } | null
  /** When everything was destroyed; null before that, or where the device belongs to a hub again. */
  finishedAt(): number | null
  /** How many results lie unsent in somebody's vault. */
  noteWaiting(person: string, results: number): void
  /** The codes of those with unsent results. */
  owed(): string[]
  /** Calls back whenever an order has come. */
  watch(listener: () => void): void
}

type Row = { at_once: number; finished_at: number | null }

export function createRetirement(db: Db): Retirement {
  const select = db.prepare<[], Row>('SELECT at_once, finished_at FROM retirement')
  const insert = db.prepare('INSERT INTO retirement (at_once) VALUES (?)')
  const setWaiting = db.prepare('UPDATE person SET waiting = ? WHERE id = ?')
  const selectOwed = db.prepare<[], { code: string }>('SELECT code FROM person WHERE waiting > 0 ORDER BY code')
  const listeners = new Set<() => void>()
  return {
    take(signed, hub) {
      const parsed = RetirementOrder.safeParse(JSON.parse(decode(signed.payload).toString()))
      const trusted = isSignedBy('retirement', signed, hub.signingKey) && parsed.success && parsed.data.hub === hub.id && parsed.data.device === hub.device
      if (!trusted) throw new Refusal('hub_not_trusted', { host: hub.host })
      if (select.get() === undefined) insert.run(parsed.data.atOnce ? 1 : 0)
      for (const listener of listeners) listener()
    },
    order() {
      const row = select.get()
      return row === undefined || row.finished_at !== null ? null : { atOnce: row.at_once === 1 }
    },
    finishedAt: () => select.get()?.finished_at ?? null,
    noteWaiting: (person, results) => void setWaiting.run(results, person),
    owed: () => selectOwed.all().map(({ code }) => code),
    watch: listener => void listeners.add(listener),
  }
}

/** Empties every table and leaves nothing of them in the file; what stays is that, and when, the device was retired. */
export function forgetEverything(db: Db, at: number): void {
  const tables = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all()
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    for (const { name } of tables) db.exec(`DELETE FROM "${name}"`)
    db.prepare('INSERT INTO retirement (at_once, finished_at) VALUES (0, ?)').run(at)
  })()
  db.pragma('foreign_keys = ON')
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
}
