import type { Recorders } from '../streams/recording.ts'

/** What devices say they have destroyed. */
export const recallRecorders: Pick<Recorders, 'recall.applied'> = {
  async 'recall.applied'({ transaction, stream, owner, receivedAt }, { seq, at, payload }) {
    const leased = await transaction
      .selectFrom('lease_clips')
      .innerJoin('leases', 'leases.id', 'lease_clips.lease')
      .select('leases.id')
      .where('lease_clips.clip', '=', payload.clip)
      .where('leases.device', '=', owner.device)
      .where('leases.person', '=', payload.person)
      .executeTakeFirst()
    if (leased === undefined) return { code: 'clip_not_leased' }
    const row = { stream, seq, device: owner.device, clip: payload.clip, person: payload.person, at, received_at: receivedAt, words: payload.words ? 1 : 0 } as const
    await transaction.insertInto('recall_receipts').values(row).execute()
    return null
  },
}
