import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import { clipsNamed } from '../streams/recording.ts'

/** Puts down to be erased what says something of clips that are destroyed, and came in content that nobody could use or place. */
export async function eraseLate(transaction: Store, events: readonly Pick<SentEvent, 'payload'>[], at: number): Promise<void> {
  await inParts(clipsNamed(events), async part => {
    const gone = await transaction.selectFrom('clips').select('id').where('id', 'in', part).where('destroyed_at', 'is not', null).execute()
    if (gone.length > 0) await transaction.insertInto('erasures').values(gone.map(({ id }) => ({ clip: id, at }))).onConflict(conflict => conflict.doNothing()).execute()
  })
}
