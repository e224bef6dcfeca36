import { isHeld, mayBatchBecome, type BatchState, type LeaseEnd } from '../../../shared/domain/batch.ts'
import type { Db } from '../database/open.ts'
import { createTurns } from '../database/turns.ts'
import type { DeviceLeases } from '../device/leases.ts'
import type { PreparedAudio } from './audio.ts'

/** What lies in a vault of batches whose keys are gone: sound that nothing opens any more, and every word of it. */
export type Shredding = {
  /** Closes at once what is over, and lets its content go bit by bit beside the work; whether anything was over. */
  begin(): boolean
  /** Resolves once nothing is left of what is over. */
  settled(): Promise<void>
  /** Leaves the rest for the next time. */
  stop(): Promise<void>
}

const ended = `('returned', 'closed', 'expired', 'recalled')`

/** Work on a clip counts without its words; a report stands on its own copy of them. */
const eraseClip = [
  ...['clip_audio', 'draft', 'history', 'mining_refusal'].map(table => `DELETE FROM ${table} WHERE clip = ?`),
  'UPDATE decision SET annotation = NULL WHERE clip = ?',
  `UPDATE clip SET state = CASE WHEN state = 'escalated' THEN state ELSE 'shredded' END, arrived = 0, wrapped_key = x'', peaks = '',
     speech = '[]', hypothesis = '', words = NULL, intent = NULL, slots = '[]', wake_word = NULL WHERE id = ?`,
]
/** Then it does not come back when what is left of the batch is leased again. */
const takeBack = `UPDATE clip SET shredded_for = 'withdrawn' WHERE id = ? AND state = 'shredded'`

export function createShredding({ db, leases, audio }: { db: Db; leases: DeviceLeases; audio: PreparedAudio }): Shredding {
  const batches = db.prepare<[], { id: string; lease: string; state: BatchState }>('SELECT id, lease, state FROM batch')
  const setState = db.prepare<[BatchState, string]>('UPDATE batch SET state = ? WHERE id = ?')
  const clipsOf = db.prepare<[string], { id: string }>(`SELECT id FROM clip WHERE batch = ? AND wrapped_key <> x''`)
  const waiting = db.prepare<[], { id: string; state: BatchState }>(`SELECT id, state FROM batch WHERE state IN ${ended}`)
  const finish = db.prepare<[string]>(`UPDATE batch SET state = 'shredded', manifest = x'', signature = '' WHERE id = ?`)
  const withdraw = db.prepare<[string]>(takeBack)
  const erasures = eraseClip.map(sql => db.prepare<[string]>(sql))
  let running: Promise<void> | null = null
  const ending = new AbortController()

  const close = db.transaction((batch: string, from: BatchState, why: LeaseEnd): void => {
    if (mayBatchBecome(from, why)) setState.run(why, batch)
    for (const { id } of clipsOf.all(batch)) audio.forget(id)
  })
  const eraseSome = db.transaction((clips: readonly string[], why: BatchState): void => {
    for (const clip of clips) {
      for (const erasure of erasures) erasure.run(clip)
      if (why === 'recalled') withdraw.run(clip)
    }
  })
  async function erase(): Promise<void> {
    for (let batch = waiting.get(); batch !== undefined && !ending.signal.aborted; batch = waiting.get()) {
      const { state } = batch
      const clips = clipsOf.all(batch.id).map(({ id }) => id)
      const turns = createTurns()
      while (clips.length > 0 && !ending.signal.aborted) await turns.take(() => eraseSome(clips.splice(0, turns.size()), state))
      if (clips.length === 0) finish.run(batch.id)
    }
    db.pragma('wal_checkpoint(TRUNCATE)')
    running = null
  }

  return {
    begin() {
      const over = batches.all().flatMap(({ id, lease, state }) => {
        const why = isHeld(state) ? leases.endOf(lease) : null
        return why === null ? [] : [{ id, state, why }]
      })
      for (const { id, state, why } of over) close(id, state, why)
      if (waiting.get() !== undefined) running ??= erase()
      return over.length > 0
    },
    settled: () => running ?? Promise.resolve(),
    async stop() {
      ending.abort()
      await running
    },
  }
}
