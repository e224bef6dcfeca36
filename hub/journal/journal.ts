import { codeOf, HubFault } from '../fault.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { Store } from '../store/store.ts'
import { Entry, journalPayloads, type JournalKind, type JournalPayload } from './entries.ts'
import { addLine, readLines, sizeOf, type Place } from './file.ts'

/**
 * The file beside the database that says what was decided here and no device can tell again. What is written in it has
 * happened: a database that lacks it, because its commit failed or because it was restored, is brought up to it before
 * anything else is done (`replay.ts`).
 */
export type Journal = {
  /**
   * Takes down what the caller's transaction decides: encrypted, chained and on the disk when this resolves. It comes
   * last in the transaction; a caller that throws after it has decided all the same.
   */
  append<K extends JournalKind>(transaction: Store, kind: K, payload: JournalPayload<K>): Promise<void>
  /** Whether the file holds what the database has not had. */
  isAhead(store: Store): Promise<boolean>
  /** What the database has not had, in order, each with the place behind it; `missing` is what no file holds any more. */
  pending(store: Store): Promise<{ entries: { entry: Entry; after: Place }[]; missing: number }>
  /** Notes that the database has everything up to here. */
  reach(transaction: Store, place: Place): Promise<void>
}

const readPlace = (store: Store): Promise<Place> =>
  store.selectFrom('journal_head').select(['seq', 'hash', 'bytes']).executeTakeFirstOrThrow()

/** A journal in one file; `now` gives milliseconds since the epoch. */
export function createJournal(path: string, keys: Pick<KeyRing, 'lockEntry' | 'unlockEntry'>, now: () => number): Journal {
  const reach = async (transaction: Store, { seq, hash, bytes }: Place): Promise<void> => {
    await transaction.updateTable('journal_head').set({ seq, hash, bytes }).execute()
  }
  const open = (seq: number, prev: string, box: string): Entry => {
    try {
      return { seq, ...Entry.parse(JSON.parse(keys.unlockEntry(seq, prev, box))) }
    } catch (error) {
      if (codeOf(error) !== '') throw error
      throw new HubFault('journal_damaged', `Entry ${seq} of the journal ${path} was altered, or written under other keys.`, 'The database and the journal were left as they are.', 'Put the journal back from where it is kept safe, and the keys that belong to it.')
    }
  }
  const journal: Journal = {
    reach,
    async append(transaction, kind, payload) {
      const place = await readPlace(transaction)
      if (await journal.isAhead(transaction)) {
        throw new HubFault('hub_busy', 'The journal is ahead of the database.', 'Nothing was changed.', 'Try again in a moment: a hub that serves brings it up to date by itself.')
      }
      const size = sizeOf(path)
      const from = size === 0 ? { ...place, bytes: 0 } : place
      const seq = place.seq + 1
      const text = JSON.stringify({ at: now(), kind, payload: journalPayloads[kind].parse(payload) } satisfies Omit<Entry, 'seq'>)
      await reach(transaction, addLine(path, from, { seq, prev: place.hash, box: keys.lockEntry(seq, place.hash, text) }))
    },
    async isAhead(store) {
      const place = await readPlace(store)
      return sizeOf(path) !== place.bytes && readLines(path, place).lines.length > 0
    },
    async pending(store) {
      const { lines, missing } = readLines(path, await readPlace(store))
      return { entries: lines.map(({ line, after }) => ({ entry: open(line.seq, line.prev, line.box), after })), missing }
    },
  }
  return journal
}
