import type { Recorders } from '../streams/recording.ts'

/** A recovery is over once the device says that the vault has its new passphrase. */
export const noteRecovered: Recorders['access.recovered'] = async ({ transaction, owner }, { at, payload: { person, recovery } }) => {
  const { numUpdatedRows } = await transaction
    .updateTable('recoveries')
    .set({ used_at: at })
    .where('id', '=', recovery)
    .where('person', '=', person)
    .where('device', '=', owner.device)
    .where('released', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 0n ? { code: 'recovery_unknown' } : null
}
