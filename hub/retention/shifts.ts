import { sql } from 'kysely'
import type { Store } from '../store/store.ts'

// A single shift's detail: when it began and ended, what it was away for, what was said of it, how long each clip took.

/** Noon as UTC has it, which is the same day almost everywhere. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/** Payloads that tell of the shift in whatever stream of its person; what they were committed to stays in the chain. */
const erasePayloads = (transaction: Store, shift: string, person: string): Promise<unknown> =>
  sql`delete from event_payloads where (stream, seq) in (
    select d.stream, d.seq from decisions d where d.shift = ${shift} and d.kind <> 'escalation'
    union all
    select e.stream, e.seq from streams t join events e on e.stream = t.id join event_payloads p on p.stream = e.stream and p.seq = e.seq
    where t.person = ${person} and e.type like 'shift.%' and p.payload ->> '$.shift' = ${shift})`.execute(transaction)

/**
 * Deletes what is kept of one shift, for good: whose it was and on which day stays, and so does every answer, without
 * what was timed or counted of it. A report of harm stays as it came.
 */
export async function expireShift(store: Store, { shift, day, now }: { shift: string; day: string; now: number }): Promise<void> {
  await store.transaction().execute(async transaction => {
    const noon = noonOf(day)
    const gone = await transaction
      .updateTable('shifts')
      .set({ expired_at: now, started_at: noon, ended_at: noon, zone: 'UTC' })
      .where('id', '=', shift)
      .where('expired_at', 'is', null)
      .returning('person')
      .executeTakeFirst()
    if (gone === undefined) return
    await erasePayloads(transaction, shift, gone.person)
    await transaction.updateTable('decisions').set({ handling_ms: null, heard_ms: null, corrected: null, labelled: null }).where('shift', '=', shift).execute()
    for (const table of ['shift_steps', 'shift_corrections', 'shift_notes', 'shift_rollups'] as const) await transaction.deleteFrom(table).where('shift', '=', shift).execute()
  })
}
