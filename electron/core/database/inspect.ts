import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import { codeOf, Refusal } from '../refusal.ts'
import { versionOf, type Db } from './open.ts'
import { scanWal, type WalState } from './wal.ts'

// What can be said of a database before a byte of it is written.

/** How the files were found: after a clean end there is no log. */
export type Found = { log: WalState }

export const pageBytes = 4_096
/** Nonce and tag of every page. */
const reservedBytes = 48
/** Page size, journal versions, and the fractions that never change: the one part of a page that the cipher leaves open. */
const openHeader = { from: 16, sizeAndFractions: [0x10, 0x00, 64, 32, 32] as const }

export const walOf = (path: string): string => `${path}-wal`

function readHead(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(100)
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

function checkHeader(path: string): void {
  const head = readHead(path)
  if (head.length < 100) throw new Refusal('vault_truncated')
  const { from, sizeAndFractions: [high, low, ...fractions] } = openHeader
  const journals = head.subarray(from + 2, from + 4)
  const fits =
    head[from] === high && head[from + 1] === low && journals[0] === journals[1] && (journals[0] === 1 || journals[0] === 2) &&
    fractions.every((fraction, index) => head[from + 5 + index] === fraction)
  if (!fits) throw new Refusal('vault_damaged')
}

/** Puts back, in a copy, what the cipher leaves open of its first page. */
export function mendHeader(copy: string): void {
  const { from, sizeAndFractions: [high, low, ...fractions] } = openHeader
  const file = openSync(copy, 'r+')
  try {
    writeSync(file, Buffer.from([high, low, 2, 2, reservedBytes, ...fractions]), 0, undefined, from)
  } finally {
    closeSync(file)
  }
}

/** Looks at the files of a database that exists. Refuses with `vault_damaged`, `vault_truncated` or `vault_log_damaged`. */
export function inspectFiles(path: string): Found {
  const wal = walOf(path)
  const log = existsSync(wal) ? scanWal(readFileSync(wal)) : { kind: 'empty' as const }
  // A database that was just made may lie in its log alone.
  if (statSync(path).size > 0) checkHeader(path)
  if (log.kind === 'broken') throw new Refusal('vault_log_damaged', { frame: log.frame })
  return { log }
}

/** Whether everything that can be read of it is as it was written; takes as long as reading the whole file. */
export const isWhole = (db: Db): boolean => {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  }
}

/** With its first page authentic, all that SQLite can call corrupt in it is that the file is shorter than it says. */
function readFirstPage(db: Db): void {
  try {
    versionOf(db)
  } catch (error) {
    throw codeOf(error).startsWith('SQLITE_CORRUPT') ? new Refusal('vault_truncated') : error
  }
}

/**
 * Looks into a database just opened: whether its file ends too early, and, where it was not closed properly, whether
 * all of it is whole. Refuses with `vault_damaged` or `vault_truncated`.
 */
export function inspectOpened(db: Db, { log }: Found): void {
  readFirstPage(db)
  const pages = Number(db.pragma('page_count', { simple: true }))
  const onDisk = Math.floor(statSync(db.name).size / pageBytes)
  const inLog = log.kind === 'whole' || log.kind === 'torn' ? log.pages : new Set<number>()
  for (let page = onDisk + 1; page <= pages; page++) {
    if (!inLog.has(page)) throw new Refusal('vault_truncated')
  }
  if (log.kind !== 'empty' && !isWhole(db)) throw new Refusal('vault_damaged')
}
