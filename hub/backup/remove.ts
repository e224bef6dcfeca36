import { rmSync } from 'node:fs'
import { blobPath } from '../blobs/folder.ts'
import type { Hub } from '../hub.ts'
import { blobsIn, findCopy, listCopies, openCopy } from './copies.ts'

const blobsOf = (path: string, key: Uint8Array): string[] => {
  const copy = openCopy(path, key)
  try {
    return copy.prepare<[], string>('select blob from clips where destroyed_at is null').pluck().all()
  } finally {
    copy.close()
  }
}

/** Notes that a copy is no more: what it held is then in the others only. */
async function noteDestroyed({ store, journal, now }: Hub, backup: string): Promise<void> {
  await store.transaction().execute(async transaction => {
    await transaction.updateTable('backups').set({ destroyed_at: now() }).where('id', '=', backup).where('destroyed_at', 'is', null).execute()
    await journal.append(transaction, 'backup.destroyed', { backup })
  })
}

/** Removes a copy from a folder, and the sound of clips that no other copy there has. Throws `backup_missing` or `backup_damaged`. */
export async function removeBackup(hub: Hub, place: string, backup: string): Promise<{ backup: string; blobs: number }> {
  const copy = findCopy(place, backup)
  const key = hub.keys.databaseKey
  const others = listCopies(place).filter(other => other.backup !== backup)
  const kept = new Set(others.flatMap(({ path }) => blobsOf(path, key)))
  const loose = blobsOf(copy.path, key).filter(blob => !kept.has(blob))
  rmSync(copy.path)
  for (const blob of loose) rmSync(blobPath(blobsIn(place), blob), { force: true })
  await noteDestroyed(hub, backup)
  return { backup, blobs: loose.length }
}
