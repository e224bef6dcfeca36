import type { Policy } from '../../../shared/hub-api/hello.ts'
import { dayIn } from '../../../shared/domain/zones.ts'
import type { Db } from '../database/open.ts'

const dayMs = 86_400_000
/** No day anywhere is further from its own instants than this. */
const marginMs = 2 * dayMs

/**
 * Deletes what is kept here of a person's own shifts once the policy's retention of performance detail is over, by the
 * same days as at the hub: times, pauses, corrections, notes, handling times, and the events that told of them. Nothing
 * goes as long as anything of that time waits for the hub. That a shift began stays in the stream, because a hub restored
 * from an older copy takes no answer of a shift that it was never told of. Gives how many went.
 */
export function createOwnRetention({ db, policy, now }: { db: Db; policy(): Policy | null; now(): number }): () => number {
  const waits = db.prepare<[number], number>('SELECT 1 FROM event WHERE seq > (SELECT acked_seq FROM stream) AND at < ? LIMIT 1').pluck()
  const ended = db.prepare<[number], { id: string; startedAt: number }>(
    'SELECT id, started_at AS startedAt FROM shift WHERE started_at < ? AND ended_at IS NOT NULL ORDER BY started_at',
  )
  // Through the index of its own, and once for all shifts: a vault holds hundreds of thousands of other events.
  const toldOf = `
    SELECT e.seq FROM event e INDEXED BY event_of_shift JOIN event_payload p ON p.seq = e.seq
    WHERE e.type > 'shift.' AND e.type < 'shift/' AND e.type <> 'shift.started' AND e.parked IS NULL AND e.seq <= (SELECT acked_seq FROM stream)
      AND p.payload ->> '$.shift' IN (SELECT value FROM json_each(?))`
  const untelling = [`UPDATE event SET erased = 1 WHERE seq IN (${toldOf})`, `DELETE FROM event_payload WHERE seq IN (${toldOf})`].map(text => db.prepare<[string]>(text))
  const deletions = [
    'UPDATE decision SET handling_ms = NULL, corrected = NULL, labelled = NULL WHERE shift = ?',
    ...['shift_pause', 'shift_correction', 'shift_note'].map(table => `DELETE FROM ${table} WHERE shift = ?`),
    `UPDATE setting SET value = json_set(value, '$.shifts', (
       SELECT json_group_array(json(told.value)) FROM json_each(setting.value, '$.shifts') told WHERE told.value ->> '$.shift' <> ?)) WHERE key = 'own-ratios'`,
    'DELETE FROM shift WHERE id = ?',
  ].map(text => db.prepare<[string]>(text))

  const expire = db.transaction(() => {
    const { statistics: { retentionDays }, zone } = policy() ?? { statistics: { retentionDays: Infinity }, zone: 'UTC' }
    const since = now() - retentionDays * dayMs
    if (since <= 0) return 0
    const first = dayIn(zone, since)
    const over = ended.all(since + marginMs).filter(({ startedAt }) => dayIn(zone, startedAt) < first)
    if (over.length === 0 || waits.get(since) !== undefined) return 0
    for (const step of untelling) step.run(JSON.stringify(over.map(({ id }) => id)))
    for (const { id } of over) for (const deletion of deletions) deletion.run(id)
    return over.length
  })
  return () => {
    const gone = expire()
    // What was overwritten in the database lingers in its log until that is emptied.
    if (gone > 0) db.pragma('wal_checkpoint(TRUNCATE)')
    return gone
  }
}
