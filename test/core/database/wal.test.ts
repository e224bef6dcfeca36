import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/core/database/open.ts'
import { mendWal, scanWal } from '../../../electron/core/database/wal.ts'
import { temporaryFolder } from '../../support/folders.ts'

const frameBytes = 24 + 4_096
const key = randomBytes(32)

/** A log with ten commits, as it lies there when the power goes. */
function makeLog(): { path: string; log: Buffer; frames: number } {
  const folder = temporaryFolder()
  const path = join(folder, 'x.db')
  const db = openDatabase(path, key)
  db.exec('CREATE TABLE a (n INTEGER PRIMARY KEY, text TEXT) STRICT')
  db.pragma('wal_checkpoint(TRUNCATE)')
  for (let n = 1; n <= 10; n++) db.prepare('INSERT INTO a VALUES (?, ?)').run(n, 'x'.repeat(3_000))
  const left = join(folder, 'left.db')
  for (const end of ['', '-wal']) copyFileSync(path + end, left + end)
  db.close()
  const log = readFileSync(`${left}-wal`)
  return { path: left, log, frames: Math.floor((log.length - 32) / frameBytes) }
}

const flipped = (log: Buffer, at: number): Buffer => {
  const changed = Buffer.from(log)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

/** Rows that can be read, in order, until one cannot. */
function rowsOf(path: string, log: Uint8Array): number[] {
  writeFileSync(`${path}-wal`, log)
  const db = openDatabase(path, key)
  try {
    return db.prepare('SELECT n FROM a ORDER BY n').pluck().all() as number[]
  } finally {
    db.close()
  }
}

describe('a write-ahead log', () => {
  test('that is as it was written is whole, and knows its pages; none, or one cut short in its header, is empty', () => {
    const { log } = makeLog()
    const state = scanWal(log)
    expect(state.kind).toBe('whole')
    expect(state.kind === 'whole' && state.pages.size).toBeGreaterThan(5)
    expect(scanWal(Buffer.alloc(0))).toEqual({ kind: 'empty' })
    expect(scanWal(log.subarray(0, 31))).toEqual({ kind: 'empty' })
  })

  test('with anything broken before its last transaction is broken, where SQLite would say nothing and forget the rest', () => {
    const { path, log } = makeLog()
    for (const at of [16, 3, 30]) expect(scanWal(flipped(log, at)), `header byte ${at}`).toEqual({ kind: 'broken', frame: 0 })
    for (const within of [0, 9, 17, 24, 2_000, frameBytes - 1]) {
      const damaged = flipped(log, 32 + 2 * frameBytes + within)
      expect(scanWal(damaged), `byte ${within} of frame 3`).toEqual({ kind: 'broken', frame: 3 })
    }
    const silent = rowsOf(path, flipped(log, 32 + 2 * frameBytes + 100))
    expect(silent.length).toBeLessThan(10)
  })

  test('whose last transaction is not as it was written is torn; one that lacks its end is whole without it', () => {
    const { log, frames } = makeLog()
    expect(scanWal(flipped(log, 32 + (frames - 1) * frameBytes + 500)).kind).toBe('torn')
    expect(scanWal(log.subarray(0, log.length - 10)).kind).toBe('whole')
  })

  test('whose last frame has other salts and a good checksum is broken, not older', () => {
    const { log, frames } = makeLog()
    expect(scanWal(flipped(log, 32 + (frames - 1) * frameBytes + 8))).toEqual({ kind: 'broken', frame: frames })
  })

  test('with frames of an earlier round behind its end is whole', () => {
    const { log } = makeLog()
    const older = Buffer.from(log.subarray(32, 32 + 2 * frameBytes))
    older[8] = (older[8] ?? 0) ^ 0xff
    older[frameBytes + 8] = (older[frameBytes + 8] ?? 0) ^ 0xff
    expect(scanWal(Buffer.concat([log, older])).kind).toBe('whole')
  })

  test('mended on a copy, is read on behind what was broken', () => {
    const { path, log } = makeLog()
    // Pages 2 and on are rewritten by later commits; what only the broken frame holds stays lost.
    const damaged = flipped(log, 32 + 17)
    expect(rowsOf(path, mendWal(damaged, 4_096))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
