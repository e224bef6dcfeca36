import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openMigrated } from '../../../electron/core/database/migrate.ts'
import { Refusal } from '../../../electron/core/refusal.ts'
import { salvage } from '../../../electron/core/rescue/salvage.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'
import { makeClip } from '../../support/clips.ts'
import { pick, sequence, wholeBelow, type Chance } from '../../support/chance.ts'
import { makeWorkplace } from '../../support/workplace.ts'
import { clipMs, review, type Answers } from '../asking.ts'
import { require, type Checked, type Fault, type Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { syncsBeforeReplies } from './trace.ts'

// What the disk holds when the power goes: everything up to the last sync, and of what was written since, any sectors.

const sectorBytes = 512
const traced = 20
/** SQLite syncs a new header of its log before it writes a frame behind it (sqlite3WalFrames in its wal.c), so no tear parts the two. */
const logHeaderBytes = 32

type Files = { database: Buffer; log: Buffer }

const filesAt = (path: string): Files => ({ database: readFileSync(path), log: readFileSync(`${path}-wal`) })

/** A log `after` a write with some sectors of its frames still as they were in `before`, or, where there was nothing, empty. */
function tear(before: Buffer, after: Buffer, chance: Chance): Buffer {
  const torn = Buffer.from(after)
  const share = chance()
  for (let at = 0; at < torn.length; at += sectorBytes) {
    const end = Math.min(at + sectorBytes, torn.length)
    if (chance() >= share || before.subarray(at, end).equals(after.subarray(at, end))) continue
    torn.fill(0, at, end)
    if (at < before.length) before.copy(torn, at, at, Math.min(end, before.length))
  }
  after.copy(torn, 0, 0, logHeaderBytes)
  return chance() < 0.3 ? torn.subarray(0, Math.max(before.length, wholeBelow(chance, torn.length + 1))) : torn
}

const seqIn = (path: string, key: Buffer): { seq: number; whole: boolean } => {
  const { db } = openMigrated(path, key, vaultMigrations)
  try {
    const seq = Number(db.prepare('SELECT seq FROM stream').pluck().get())
    const events = Number(db.prepare('SELECT count(*) FROM event').pluck().get())
    return { seq, whole: events === seq && db.pragma('integrity_check', { simple: true }) === 'ok' }
  } finally {
    db.close()
  }
}

/**
 * Whether a torn log opens with all that was promised; false where it is refused and all of it rescued. That is so where
 * the tear parts the short header of a frame, which lies across two sectors once in some forty frames: what is left of
 * it may say as well that a commit was damaged, and is taken for the worse of the two.
 */
function opensTorn(path: string, key: Buffer, promised: number, where: Parameters<typeof require>[2]): boolean {
  try {
    const left = seqIn(path, key)
    require(left.whole && left.seq === promised, `Of ${promised} events promised ${left.seq} are there after the power went`, where)
    return true
  } catch (error) {
    if (!(error instanceof Refusal) || error.failure.reason !== 'vault_log_damaged') throw error
    const rescued = salvage(path, key, `${path}-work`).filter(({ salt }) => salt !== null).length
    require(rescued === promised, `Of ${promised} events promised ${rescued} could be rescued after the power went`, where)
    return false
  }
}

async function run({ trials, seed }: Trials): Promise<Checked> {
  return inFolder(async folder => {
    const chance = sequence(seed)
    const place = await makeWorkplace(folder, Array.from({ length: 6 }, (_, n) => makeClip(`clip ${n}`, clipMs)))
    const answers: Answers = { promised: new Set(), begun: new Set() }
    const path = join(folder, 'cut.db')
    const lay = ({ database, log }: Files): void => {
      writeFileSync(path, database)
      writeFileSync(`${path}-wal`, log)
    }
    let [atSync, torn, refused] = [0, 0, 0]
    await place.ask('shift.start', { zone: 'UTC' })
    try {
      for (let trial = 1; trial <= trials; trial++) {
        const where = { trial, seed }
        const before = filesAt(place.vault.db.name)
        const known = Number(place.vault.db.prepare('SELECT seq FROM stream').pluck().get())
        await review({ call: place.dispatch }, answers, { name: `trial ${trial}`, most: 1, chance })
        const after = filesAt(place.vault.db.name)
        const now = Number(place.vault.db.prepare('SELECT seq FROM stream').pluck().get())

        lay(after)
        const kept = seqIn(path, place.key)
        require(kept.whole && kept.seq === now, `Of ${now} events promised ${kept.seq} are there after the sync`, where)
        atSync++

        // One answer takes several transactions; only what came after the last sync may be torn, so one alone is told apart.
        place.vault.db.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run('trial', pick(chance, ['a', 'b']).repeat(wholeBelow(chance, 30_000)))
        const later = filesAt(place.vault.db.name)
        if (later.database.equals(after.database)) {
          lay({ database: after.database, log: tear(after.log, later.log, chance) })
          if (opensTorn(path, place.key, now, where)) torn++
          else refused++
        }
        require(now > known && before.database.length > 0, 'Nothing was written', where)
      }
    } finally {
      await place.close()
    }
    require(refused <= 1 + torn / 100, `${refused} torn logs were taken for damaged ones`, { trial: trials, seed })
    return {
      'states at a sync point, reopened with all that was promised': atSync,
      'torn last transactions, reopened with all before them': torn,
      'torn within a frame’s header, refused as damaged and rescued whole': refused,
      ...(await syncsBeforeReplies(Math.min(trials, traced), seed)),
    }
  })
}

export const power: Fault = {
  name: 'power',
  says: 'the disk as it is when the power goes, at and after every sync; all that was promised is there, and every reply comes after its sync',
  full: 2_000,
  few: 10,
  run,
}
