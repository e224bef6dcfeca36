import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { foundStream, openStream } from '../../../electron/core/audit/stream.ts'
import { openMigrated } from '../../../electron/core/database/migrate.ts'
import { failureOf } from '../../../electron/core/refusal.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'
import { readTables } from '../../support/filling.ts'

const time = { now: () => 1_000, random: randomBytes }

/** A vault with a past, as it lies there when its process is killed: a part in the file, a part in the log. */
export function leftVault(folder: string, key: Buffer): string {
  const path = join(folder, 'made.db')
  const { db } = openMigrated(path, key, vaultMigrations)
  foundStream(db, time.now, randomBytes, { device: randomUUID(), person: randomUUID() })
  const stream = openStream(db, time.now, randomBytes)
  const play = (times: number): void => {
    for (let n = 0; n < times; n++) stream.append('clip.played', { clip: randomUUID(), lease: randomUUID(), shift: randomUUID(), played: [{ from: 0, to: n + 1 }], speed: 1 })
  }
  play(300)
  db.prepare('INSERT INTO setting VALUES (?, ?)').run('long', 'x'.repeat(60_000))
  db.pragma('wal_checkpoint(TRUNCATE)')
  play(40)
  const left = join(folder, 'left.db')
  for (const end of ['', '-wal']) copyFileSync(path + end, left + end)
  db.close()
  return left
}

export type Said =
  | { kind: 'said'; text: string }
  /** Its last transaction is not there, and that was noticed. */
  | { kind: 'torn'; text: string }
  | { kind: 'refused'; reason: string }

/** Everything that a vault says, or why it says nothing. */
export function readAll(path: string, key: Buffer): Said {
  try {
    const { db, found } = openMigrated(path, key, vaultMigrations)
    try {
      const text = JSON.stringify([...readTables(db)])
      return { kind: found?.log.kind === 'torn' ? 'torn' : 'said', text }
    } finally {
      db.close()
    }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return { kind: 'refused', reason: failure.reason }
  }
}
