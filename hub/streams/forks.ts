import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'

export type AcceptedFork = { stream: string; events: number; device: string; person: string | null }

/**
 * Closes a stream that came apart: what the hub has of it stays as it is, and its workstation goes on, at its next sync,
 * in a new stream behind the last event that both have. Throws `stream_unknown`, or `stream_whole` where no fork was found.
 */
export async function acceptFork(hub: Hub, id: string): Promise<AcceptedFork> {
  return hub.store.transaction().execute(async transaction => {
    const stream = await transaction
      .selectFrom('streams')
      .leftJoin('people', 'people.id', 'streams.person')
      .select(['streams.id', 'streams.seq', 'streams.device', 'people.code', 'streams.closed_at'])
      .where('streams.id', '=', id)
      .executeTakeFirst()
    if (stream === undefined) throw new HubFault('stream_unknown', `There is no stream ${id}.`, 'Nothing was changed.', 'See which came apart with: status')
    const finding = await transaction.selectFrom('findings').select('number').where('kind', '=', 'stream_fork').where('stream', '=', id).executeTakeFirst()
    if (finding === undefined) {
      throw new HubFault('stream_whole', `The stream ${id} has not come apart.`, 'It was left as it is.', 'There is nothing to accept. A workstation whose vault was set back shows so at its next sync.')
    }
    if (stream.closed_at === null) await transaction.updateTable('streams').set({ closed_at: hub.now() }).where('id', '=', id).execute()
    return { stream: id, events: stream.seq, device: stream.device, person: stream.code }
  })
}
