import type { Replayers } from '../journal/replayer.ts'

/** Bundles that were taken since a backup: their events are gone with what the database had then, and are awaited anew. */
export const rescueReplayers: Pick<Replayers, 'rescue.taken'> = {
  async 'rescue.taken'(transaction, { at, payload: { rescue: hash, madeAt, ...rest } }) {
    await transaction
      .insertInto('rescues')
      .values({ hash, made_at: madeAt, received_at: at, ...rest, lost: 1 })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    return null
  },
}
