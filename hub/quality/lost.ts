import { z } from 'zod'
import { Slot, TimedWord } from '../../shared/domain/annotation.ts'
import { lockWithClip, openWithClip } from '../clips/locked-text.ts'
import type { Hub } from '../hub.ts'
import type { JournalPayload } from '../journal/entries.ts'
import type { Replayers } from '../journal/replayer.ts'
import { fromText, toText } from '../keys/bytes.ts'
import { insertRows } from '../store/dialect.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import type { Drawn } from './draw.ts'

// What was mixed into a batch outlives the batch: a restored hub that lost it still gives nobody the same gold twice,
// and measures its answers as what they are once the batch is here again.

const purpose = 'drawn-clip'
const Given = z.strictObject({ hypothesis: z.string(), words: z.array(TimedWord).nullable(), slots: z.array(Slot) })

const idOf = (batch: string, clip: string): string => `${batch} ${clip}`

type DrawnRow = Drawn['row']

async function wrappedKeys(store: Store, clips: readonly string[]): Promise<Map<string, { clip: string; wrapped_key: Buffer }>> {
  const keys = new Map<string, { clip: string; wrapped_key: Buffer }>()
  await inParts(clips, async part => {
    const rows = await store.selectFrom('clips').select(['id as clip', 'wrapped_key']).where('id', 'in', part).where('destroyed_at', 'is', null).execute()
    for (const row of rows) keys.set(row.clip, row)
  })
  return keys
}

/** Puts in the journal what is mixed into a batch, in the transaction that makes it, of which it has to be the last. Words that were given instead lie under their clip's key. */
export async function noteDrawn(hub: Hub, transaction: Store, batch: string, person: string, drawn: readonly DrawnRow[]): Promise<void> {
  if (drawn.length === 0) return
  const keys = await wrappedKeys(transaction, drawn.map(({ clip }) => clip))
  const clips = drawn.map(({ clip, kind, wrong, hypothesis, words, slots }) => {
    const key = keys.get(clip)
    const given = hypothesis == null || key === undefined ? null
      : lockWithClip(hub, key, purpose, idOf(batch, clip), JSON.stringify({ hypothesis, words: words == null ? null : JSON.parse(words), slots: JSON.parse(slots ?? '[]') }))
    return { clip, kind, wrong: wrong === 1, given: given === null ? null : toText(given) }
  })
  await hub.journal.append(transaction, 'batch.drawn', { batch, person, clips })
}

/** Keeps what is known of a batch that is not here. One that is here has it already: both came in one transaction. */
async function keepLost(transaction: Store, { batch, person, clips }: JournalPayload<'batch.drawn'>): Promise<void> {
  const here = await transaction.selectFrom('batches').select('id').where('id', '=', batch).executeTakeFirst()
  if (here !== undefined) return
  const rows = clips.map(({ clip, kind, wrong, given }) => ({ batch, person, clip, kind, wrong: wrong ? 1 as const : 0 as const, given: given === null ? null : fromText(given) }))
  await inParts(rows, part => transaction.insertInto('lost_draws').values(part).onConflict(conflict => conflict.doNothing()).execute())
}

export const drawReplayers: Pick<Replayers, 'batch.drawn'> = {
  async 'batch.drawn'(transaction, { payload }) {
    await keepLost(transaction, payload)
    return null
  },
}

/** Gives a batch that is here again, with its clips, what was mixed into it; to be done before any answer for it is taken. */
export async function findDrawn(hub: Hub, transaction: Store, batch: string): Promise<void> {
  const lost = await transaction.selectFrom('lost_draws').innerJoin('clips', 'clips.id', 'lost_draws.clip').selectAll('lost_draws').where('batch', '=', batch).execute()
  if (lost.length === 0) return
  const keys = await wrappedKeys(transaction, lost.map(({ clip }) => clip))
  const rows = lost.map(({ clip, kind, wrong, given }) => {
    const key = keys.get(clip)
    // Of a clip that was destroyed meanwhile the words that were given are gone as its own are.
    const instead = given === null || key === undefined ? null : Given.parse(JSON.parse(openWithClip(hub, key, purpose, idOf(batch, clip), given)))
    return {
      batch, clip, kind, wrong, hypothesis: instead?.hypothesis ?? null,
      words: instead === null || instead.words === null ? null : JSON.stringify(instead.words), slots: instead === null ? null : JSON.stringify(instead.slots),
    }
  })
  await insertRows(transaction, 'drawn_clips', rows)
  await transaction.deleteFrom('lost_draws').where('batch', '=', batch).execute()
}

/** The same for every batch that is here again. Costs one look at a table that is empty on a hub that lost nothing. */
export async function findAllDrawn(hub: Hub): Promise<void> {
  const batches = await hub.store.selectFrom('lost_draws').innerJoin('batches', 'batches.id', 'lost_draws.batch').select('lost_draws.batch').distinct().execute()
  for (const { batch } of batches) await hub.store.transaction().execute(transaction => findDrawn(hub, transaction, batch))
}
