import type { Replayers } from '../journal/replayer.ts'
import { inParts } from '../store/parts.ts'
import { endGold } from './gold.ts'

/** What was made gold since a backup, and what turned out not to be. */
export const goldReplayers: Pick<Replayers, 'gold.added' | 'gold.removed'> = {
  async 'gold.added'(transaction, { at, payload: { clips } }) {
    await inParts(clips, async part => {
      const known = await transaction.selectFrom('clips').select('id').where('id', 'in', part).execute()
      if (known.length === 0) return
      await transaction.insertInto('gold').values(known.map(({ id }) => ({ clip: id, added_at: at }))).onConflict(conflict => conflict.doNothing()).execute()
    })
    return null
  },
  async 'gold.removed'(transaction, { at, payload: { clip, reason } }) {
    await endGold(transaction, clip, reason, at)
    return null
  },
}
