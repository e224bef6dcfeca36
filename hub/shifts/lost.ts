import { keepReason } from '../../shared/hub-api/rejections.ts'
import { readFacts } from '../hub.ts'
import type { Store } from '../store/store.ts'

type Stream = { id: string; lineage: readonly string[]; person: string | null }

/** Beginnings of shifts that came without what they said and that no shift was given yet; `recent` came in the same request. */
async function openBeginnings(transaction: Store, lineage: readonly string[], recent: readonly number[]): Promise<number[]> {
  const earlier = await transaction
    .selectFrom('events')
    .select('at')
    .where('stream', 'in', lineage)
    .where('type', '=', 'shift.started')
    .where('rejected', '=', keepReason({ code: 'payload_lost' }))
    .execute()
  const known = await transaction.selectFrom('shifts').select('started_at as at').where('stream', 'in', lineage).execute()
  const taken = new Set(known.map(({ at }) => at))
  return [...earlier.map(({ at }) => at), ...recent].filter(at => !taken.has(at))
}

/**
 * Begins a shift whose beginning a laptop has lost: the last such envelope says when, and what is told of the shift says
 * which; its zone is that of its person's last one. Otherwise a lost row would cost all the work behind it. False where
 * none was lost, or another stream has the shift.
 */
export async function beginLost(transaction: Store, { id: stream, lineage, person }: Stream, shift: string, recent: readonly number[]): Promise<boolean> {
  if (person === null) return false
  const startedAt = Math.max(...(await openBeginnings(transaction, lineage, recent)))
  if (startedAt === -Infinity) return false
  const last = await transaction.selectFrom('shifts').select('zone').where('person', '=', person).orderBy('started_at', 'desc').executeTakeFirst()
  const zone = last?.zone ?? (await readFacts(transaction)).policy.zone
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('shifts')
    .values({ id: shift, stream, person, zone, started_at: startedAt })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows !== 0n
}
