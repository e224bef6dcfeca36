import type { Store } from '../store/store.ts'
import type { JournalKind, JournalPayload } from './entries.ts'

/** What an entry waits for, by id, and why it could not be brought back. */
export type Unready = { subject: string; why: string }

export type Noted<K extends JournalKind> = { at: number; payload: JournalPayload<K> }

/**
 * Does again what an entry says was done, in a database that may have it already; answers null, or what it lacks for
 * that. `at` is when it was done.
 */
export type Replayer<K extends JournalKind> = (transaction: Store, noted: Noted<K>) => Promise<Unready | null>
/** One replayer for every kind of entry; a missing one does not compile. */
export type Replayers = { [K in JournalKind]: Replayer<K> }
