import type { CoreEventName } from '../../../shared/contract/events.ts'
import type { VaultCheck, VaultPart } from '../../../shared/contract/vault-check.ts'
import type { Db } from '../database/open.ts'
import { createTurns } from '../database/turns.ts'
import { codeOf } from '../refusal.ts'

/** Reads a whole open vault, each page as it lies on the disk, in turns so short that nobody at work waits for one. */
export type VaultChecker = {
  handlers: { 'vault.checked'(): VaultCheck; 'vault.check'(): VaultCheck }
  /** Resolves when the check under way, if there is one, has left the database alone. */
  stop(): Promise<void>
}

type Listed = { name: string; sql: string | null }

const parts: Readonly<Record<string, VaultPart>> = {
  clip_audio: 'sound', clip: 'clips', batch: 'clips', document: 'clips', event: 'log', event_payload: 'log', stream: 'log',
  decision: 'work', draft: 'work', history: 'work', listening: 'work', escalation: 'work', question: 'work', shift: 'work', shift_pause: 'work', shift_correction: 'work', shift_note: 'work',
}
const partOf = (table: string): VaultPart => parts[table] ?? 'other'

/** A page that is not what was written shows as one of these, whichever part of SQLite or its cipher notices first. */
const damage = /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/

/** How often progress is told, in turns. */
const toldEvery = 32

const isVirtual = ({ sql }: Listed): boolean => sql?.startsWith('CREATE VIRTUAL') ?? false
const hasRowid = ({ sql }: Listed): boolean => sql === null || !/WITHOUT\s+ROWID/i.test(sql.slice(sql.lastIndexOf(')')))

export function createVaultChecker({ db, now, emit, report }: { db: Db; now: () => number; emit(name: CoreEventName): void; report(error: unknown): void }): VaultChecker {
  const listed = (type: 'table' | 'index'): (Listed & { tbl_name: string })[] =>
    db.prepare<[string], Listed & { tbl_name: string }>(`SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = ? AND name <> 'sqlite_schema'`).all(type)
  let state: VaultCheck = { running: false, done: 0, total: 0, checkedAt: null, damaged: [] }
  let running: Promise<void> = Promise.resolve()
  const abort = new AbortController()

  const change = (changes: Partial<VaultCheck>): void => {
    state = { ...state, ...changes }
    emit('vault.checked')
  }
  /** Whether it went through; what is damaged is noted, anything else is thrown. */
  const attempt = (table: string, read: () => void): boolean => {
    try {
      read()
      return true
    } catch (error) {
      if (!damage.test(codeOf(error))) throw error
      const part = partOf(table)
      if (!state.damaged.includes(part)) change({ damaged: [...state.damaged, part] })
      return false
    }
  }
  async function readRows(table: string): Promise<void> {
    const rows = db.prepare<[number, number], { checked_row: number }>(`SELECT rowid AS checked_row, * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ?`)
    const turns = createTurns()
    const place = { after: -1, ended: false }
    for (let turn = 1; !place.ended && !abort.signal.aborted; turn++) {
      const most = turns.size()
      await turns.take(() => {
        const whole = attempt(table, () => {
          const read = rows.all(place.after, most)
          place.after = read.at(-1)?.checked_row ?? place.after
          place.ended = read.length < most
          state = { ...state, done: state.done + read.length }
        })
        place.ended ||= !whole
      })
      if (turn % toldEvery === 0) emit('vault.checked')
    }
  }
  /** The entries of an index, or of a table that is one; a partial one is read under its own condition. */
  async function readIndex(table: string, name: string, sql: string | null): Promise<void> {
    const condition = sql === null ? '' : (/\bWHERE\b[\s\S]*$/i.exec(sql)?.[0] ?? '')
    await createTurns().take(() => void attempt(table, () => db.prepare(`SELECT count(*) FROM "${table}" INDEXED BY "${name}" ${condition}`).get()))
  }
  async function check(): Promise<void> {
    // What lies in memory is as it was read once; the disk is looked at anew.
    db.pragma('shrink_memory')
    const tables = listed('table').filter(table => !isVirtual(table))
    const total = tables.reduce((sum, { name }) => {
      let count = 0
      attempt(name, () => (count = Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())))
      return sum + count
    }, 0)
    change({ total })
    for (const table of tables) {
      if (abort.signal.aborted) return
      if (hasRowid(table)) await readRows(table.name)
    }
    for (const { name, tbl_name: table, sql } of listed('index')) {
      if (abort.signal.aborted) return
      await readIndex(table, name, sql)
    }
    if (!abort.signal.aborted) change({ checkedAt: now(), done: state.total })
  }
  const begin = (): VaultCheck => {
    if (state.running) return state
    change({ running: true, done: 0, total: 0, damaged: [] })
    running = check().catch(report).finally(() => {
      if (!abort.signal.aborted) change({ running: false })
    })
    return state
  }
  return {
    handlers: { 'vault.checked': () => state, 'vault.check': begin },
    async stop() {
      abort.abort()
      await running
    },
  }
}
