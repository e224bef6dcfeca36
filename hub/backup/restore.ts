import { randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { codeOf, HubFault } from '../fault.ts'
import { blobFolder, databasePath, journalPath, keyFolder, readFacts, type Chance, type Hub } from '../hub.ts'
import { createBlobFolder } from '../blobs/folder.ts'
import { createJournal } from '../journal/journal.ts'
import { replayJournal, type Replayed } from '../journal/replay.ts'
import { readKeys } from '../keys/key-files.ts'
import { createKeyRing, type KeyRing } from '../keys/key-ring.ts'
import { openSqlite } from '../store/dialect.ts'
import { openStore, type Store } from '../store/store.ts'
import { copyBlobs } from './blobs.ts'
import { checkCopy } from './check.ts'
import { blobsIn, findCopy, type Copy } from './copies.ts'

export type RestoredHub = {
  backup: string
  epoch: number
  /** What the journal brought back beyond the copy. */
  journal: Replayed
  /** Clips without their sound, in the hub's folder and in the backup's. */
  missing: string[]
  /** Where the database that was here before lies now; null where there was none. */
  aside: string | null
}

const parts = ['', '-wal', '-shm']

/** The epoch of the database that is in the way, null where there is none that can be read. Throws `hub_serving`. */
function standingEpoch(path: string, key: Uint8Array): number | null {
  if (!existsSync(path)) return null
  try {
    const database = openSqlite(path, key, { create: false })
    try {
      // A process that has it open, even one that does nothing, keeps this from being had.
      database.pragma('locking_mode = EXCLUSIVE')
      database.exec('begin exclusive')
      database.exec('rollback')
      if (database.pragma('quick_check', { simple: true }) !== 'ok') return null
      return database.prepare<[], { epoch: number }>('select epoch from hub').get()?.epoch ?? null
    } finally {
      database.close()
    }
  } catch (error) {
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY')) throw new HubFault('hub_serving', 'The hub is open in another process.', 'Nothing was changed.', 'End it first: a hub is restored while nobody works with it.')
    if (code.startsWith('SQLITE_')) return null
    throw error
  }
}

/** Copies that were verified after this one: devices may have let go of what they hold. */
const verifiedLater = (store: Store, backup: string) =>
  store
    .selectFrom('backups')
    .select('id')
    .where('verified_at', 'is not', null)
    .where('made_at', '>', ({ selectFrom }) => selectFrom('backups as own').select('own.made_at').where('own.id', '=', backup))
    .executeTakeFirst()

const older = (backup: string): HubFault =>
  new HubFault('backup_older', `The backup ${backup} is older than another one that was verified, and devices may have let go of what that one has.`, 'Nothing was changed.', 'Restore the newer one. With --force this one is restored all the same: what devices no longer have comes back as envelopes without content.')

/** Brings a copy to this build's shape and up to the journal, into a life of its own: no session and no nonce outlives a restore. */
async function revive(hub: Hub, backup: string, epochHere: number, force: boolean): Promise<{ journal: Replayed; epoch: number }> {
  const { store, journal } = hub
  const replayed = await replayJournal(hub)
  if (!force && (await verifiedLater(store, backup)) !== undefined) throw older(backup)
  const epoch = Math.max((await readFacts(store)).epoch, epochHere) + 1
  await store.transaction().execute(async transaction => {
    await transaction.deleteFrom('sessions').execute()
    await transaction.deleteFrom('nonces').execute()
    await transaction.updateTable('hub').set({ epoch }).execute()
    await journal.append(transaction, 'hub.restored', { backup, epoch })
  })
  return { journal: replayed, epoch }
}

/** Puts the draft where the database is; what was there is kept under another name. */
function swap(draft: string, path: string, epoch: number): string | null {
  const file = openSync(draft, 'r+')
  fsyncSync(file)
  closeSync(file)
  const aside = existsSync(path) ? `${path}.before-${epoch}` : null
  for (const part of parts) {
    if (existsSync(path + part)) renameSync(path + part, `${path}.before-${epoch}${part}`)
  }
  renameSync(draft, path)
  return aside
}

async function prepare(copy: Copy, draft: string, hub: Omit<Hub, 'store'>, epochHere: number, force: boolean) {
  copyFileSync(copy.path, draft)
  const store = await openStore(draft, hub.keys.databaseKey)
  try {
    const revived = await revive({ ...hub, store }, copy.backup, epochHere, force)
    const clips = await store.selectFrom('clips').select(['id', 'blob', 'size']).where('destroyed_at', 'is', null).orderBy('number').execute()
    return { ...revived, clips }
  } finally {
    await store.destroy()
  }
}

const occupied = (folder: string, epoch: number): HubFault =>
  new HubFault('hub_exists', `There is a hub in ${folder} that works, in its epoch ${epoch}.`, 'It was left as it is.', 'What it has taken since the backup would be set aside. If that is what you want, add --force: its database is kept under another name.')

const withKeys = (folder: string, { now = Date.now, random = randomBytes }: Chance): Omit<Hub, 'store'> => {
  const keys: KeyRing = createKeyRing(readKeys(keyFolder(folder)), random)
  return { keys, blobs: createBlobFolder(blobFolder(folder)), journal: createJournal(journalPath(folder), keys, now), now, random, folder }
}

/**
 * Puts a backup in the place of a hub's database: checked first, brought up to the journal that lies beside it, in a new
 * epoch, so that workstations send again what it lacks. The keys have to be in the hub's folder. Refuses with
 * `hub_serving`, `hub_exists` over a hub that works, `backup_older`, the last two unless `force`; `backup_missing`,
 * `backup_damaged`, `journal_damaged`.
 */
export async function restoreHub(
  folder: string,
  { from, backup, force }: { from: string; backup: string | null; force: boolean },
  chance: Chance = {},
): Promise<RestoredHub> {
  const hub = withKeys(folder, chance)
  const path = databasePath(folder)
  const copy = findCopy(from, backup)
  const epochHere = standingEpoch(path, hub.keys.databaseKey)
  if (epochHere !== null && !force) throw occupied(folder, epochHere)
  await checkCopy(copy, from, hub.keys)
  const draft = `${path}.restoring`
  try {
    const { clips, journal, epoch } = await prepare(copy, draft, hub, epochHere ?? 0, force)
    const { missing } = await copyBlobs(clips, blobsIn(from), blobFolder(folder))
    const aside = swap(draft, path, epoch)
    return { backup: copy.backup, epoch, journal, missing, aside }
  } finally {
    for (const part of parts) rmSync(draft + part, { force: true })
  }
}
