import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { blobFolder, readFacts, type Hub } from '../hub.ts'
import { copyBlobs, type ClipBlob } from './blobs.ts'
import { blobsIn, copyPath, openCopy } from './copies.ts'

export type MadeBackup = {
  backup: string
  file: string
  /** Clips whose sound was not in the folder yet, and is now. */
  copied: number
  /** Clips without sound at the hub, though none of them was destroyed. */
  missing: string[]
}

const sync = (path: string): void => {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Notes the copy, in the database and beside it; before it is begun, so that none goes unknown, and once it is done. */
async function note({ store, journal, now }: Hub, backup: string, place: string): Promise<void> {
  const { epoch } = await readFacts(store)
  await store.transaction().execute(async transaction => {
    const made = { made_at: now() }
    await transaction
      .insertInto('backups')
      .values({ id: backup, epoch, place, ...made })
      .onConflict(conflict => conflict.column('id').doUpdateSet(made))
      .execute()
    await journal.append(transaction, 'backup.made', { backup, epoch, place })
  })
}

/** The database as one moment has it, encrypted as it is, whatever is written meanwhile. */
async function copyDatabase({ store }: Hub, path: string): Promise<void> {
  const draft = `${path}.part`
  try {
    await sql`vacuum into ${draft}`.execute(store)
    chmodSync(draft, 0o600)
    sync(draft)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function clipsIn(path: string, key: Uint8Array): ClipBlob[] {
  const copy = openCopy(path, key)
  try {
    return copy.prepare<[], ClipBlob>('select id, blob, size from clips where destroyed_at is null order by number').all()
  } finally {
    copy.close()
  }
}

/**
 * Copies the hub into a folder, while it goes on working: the database, encrypted as it is, and the clips that are not
 * there yet. Its keys stay where they are; without them a copy opens nothing.
 */
export async function makeBackup(hub: Hub, to: string): Promise<MadeBackup> {
  const place = resolve(to)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const backup = randomUUID()
  const file = copyPath(place, backup, hub.now())
  await note(hub, backup, place)
  await copyDatabase(hub, file)
  const blobs = await copyBlobs(clipsIn(file, hub.keys.databaseKey), blobFolder(hub.folder), blobsIn(place))
  await note(hub, backup, place)
  return { backup, file, ...blobs }
}
