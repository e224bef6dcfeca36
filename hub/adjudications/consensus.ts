import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { openSettled, type SettledAnswer } from './box.ts'

/** What has become of a clip's answers: nobody has decided yet, or a third person has. */
export type Consensus =
  | { state: 'disputed' }
  | { state: 'settled'; at: number; by: string; chosen: 'one' | 'third'; author: string; answer: SettledAnswer }

/** By clip, for those whose answers differed and do so still. A clip that is gone has no answer that could be read. */
export async function consensusOf({ keys }: Pick<Hub, 'keys'>, store: Store): Promise<ReadonlyMap<string, Consensus>> {
  const rows = await store
    .selectFrom('adjudications')
    .innerJoin('clips', 'clips.id', 'adjudications.clip')
    .where('adjudications.lapsed_at', 'is', null)
    .where('clips.destroyed_at', 'is', null)
    .select(['adjudications.id', 'adjudications.clip', 'a', 'b', 'settled_at', 'settled_by', 'chosen', 'box', 'clips.wrapped_key'])
    .execute()
  return new Map(rows.map(({ id, clip, a, b, settled_at: at, settled_by: by, chosen, box, wrapped_key }): [string, Consensus] => {
    if (at === null || by === null || box === null) return [clip, { state: 'disputed' }]
    const answer = openSettled({ keys }, { clip, wrapped_key }, id, box)
    const author = chosen === 'a' ? a : chosen === 'b' ? b : by
    return [clip, { state: 'settled', at, by, chosen: chosen === 'third' ? 'third' : 'one', author, answer }]
  }))
}
