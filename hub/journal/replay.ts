import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { isJournalKind, journalPayloads, type Entry, type JournalKind } from './entries.ts'
import { replayers } from './replayers.ts'
import type { Replayer, Unready } from './replayer.ts'

export type Replayed = {
  entries: number
  /** Of those, what names something that is not here (yet). */
  waiting: number
  /** What the database never had and no file holds any more. */
  missing: number
}

async function bringBack(transaction: Store, { seq, at, kind, payload }: Entry): Promise<Unready | null> {
  if (!isJournalKind(kind)) throw new HubFault('hub_newer', `A newer Earshot wrote entry ${seq} of the journal (${kind}).`, 'The database and the journal were left as they are.', 'Install that version or a later one.')
  // The table gives each kind its own replayer; that the payload is of the same kind is what the parse has shown.
  return (replayers[kind] as Replayer<JournalKind>)(transaction, { at, payload: journalPayloads[kind].parse(payload) })
}

async function replayPending({ journal }: Hub, transaction: Store): Promise<Replayed> {
  const { entries, missing } = await journal.pending(transaction)
  let waiting = 0
  for (const { entry, after } of entries) {
    const unready = await bringBack(transaction, entry)
    if (unready !== null) {
      waiting++
      const { seq, at, kind, payload } = entry
      await transaction.insertInto('journal_waiting').values({ seq, at, kind, payload: JSON.stringify(payload), ...unready }).execute()
    }
    await journal.reach(transaction, after)
  }
  return { entries: entries.length, waiting, missing }
}

/**
 * Brings the database up to its journal; what names a case that no device has told again yet waits for it. Costs one
 * look at the file where there is nothing to do. Throws `journal_damaged` or `hub_newer`, and then has changed nothing.
 */
export async function replayJournal(hub: Hub): Promise<Replayed> {
  if (!(await hub.journal.isAhead(hub.store))) return { entries: 0, waiting: 0, missing: 0 }
  return hub.store.transaction().execute(transaction => replayPending(hub, transaction))
}
