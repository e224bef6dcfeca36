import type { Replayers } from '../journal/replayer.ts'
import { writeSettled } from './write.ts'

/** What third people decided since a backup, with or without the answers that led to it. */
export const adjudicationReplayers: Pick<Replayers, 'adjudication.settled'> = {
  async 'adjudication.settled'(transaction, { at, payload }) {
    const here = await transaction.selectFrom('adjudications').select('settled_at').where('clip', '=', payload.clip).executeTakeFirst()
    if (here !== undefined && here.settled_at !== null) return null
    const clip = await transaction.selectFrom('clips').select('id').where('id', '=', payload.clip).executeTakeFirst()
    if (clip === undefined) return { subject: payload.adjudication, why: 'Its recording is not known here.' }
    await writeSettled(transaction, payload, at)
    return null
  },
}
