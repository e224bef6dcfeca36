import type { Replayers } from '../journal/replayer.ts'

/** Copies made since this one: each still holds what it holds, and has to be named when a clip is recalled. */
export const backupReplayers: Pick<Replayers, 'backup.made' | 'backup.verified' | 'backup.destroyed' | 'hub.restored'> = {
  async 'backup.made'(transaction, { at, payload: { backup, epoch, place } }) {
    await transaction
      .insertInto('backups')
      .values({ id: backup, made_at: at, epoch, place })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ made_at: at }))
      .execute()
    return null
  },
  async 'backup.verified'(transaction, { at, payload: { backup } }) {
    await transaction.updateTable('backups').set({ verified_at: at }).where('id', '=', backup).execute()
    return null
  },
  async 'backup.destroyed'(transaction, { at, payload: { backup } }) {
    await transaction.updateTable('backups').set({ destroyed_at: at }).where('id', '=', backup).where('destroyed_at', 'is', null).execute()
    return null
  },
  async 'hub.restored'(transaction, { payload: { epoch } }) {
    await transaction.updateTable('hub').set({ epoch }).where('epoch', '<', epoch).execute()
    return null
  },
}
