import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { checkCopy, type CheckedCopy, type Head } from './check.ts'
import { findCopy } from './copies.ts'

/** From here on devices may let go of what the copy has of them. */
async function raiseWatermarks(transaction: Store, heads: readonly Head[]): Promise<void> {
  for (const { stream, seq } of heads) {
    await transaction.updateTable('streams').set({ watermark: seq }).where('id', '=', stream).where('watermark', '<', seq).where('seq', '>=', seq).execute()
  }
}

/**
 * Checks a copy, the newest in a folder where none is named. One that is whole raises the watermark of every stream to
 * the head that it has; clips without their sound are told of and raise nothing. Throws `backup_missing`, `backup_damaged`
 * or `backup_foreign`.
 */
export async function verifyBackup(hub: Hub, place: string, backup: string | null): Promise<CheckedCopy & { backup: string }> {
  const copy = findCopy(place, backup)
  const checked = await checkCopy(copy, place, hub.keys)
  if (checked.unsound.length > 0) return { ...checked, backup: copy.backup }
  await hub.store.transaction().execute(async transaction => {
    const noted = await transaction.selectFrom('backups').select('destroyed_at').where('id', '=', copy.backup).executeTakeFirst()
    if (noted === undefined) throw new HubFault('backup_foreign', `This hub did not make the backup ${copy.backup}, or made it in another life.`, 'The backup is whole; nothing was changed.', 'Make one of the hub as it is now with: backup --to DIR')
    await transaction.updateTable('backups').set({ verified_at: hub.now() }).where('id', '=', copy.backup).execute()
    await raiseWatermarks(transaction, checked.heads)
    await hub.journal.append(transaction, 'backup.verified', { backup: copy.backup })
  })
  return { ...checked, backup: copy.backup }
}
