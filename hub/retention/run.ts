import { readFacts, type Hub } from '../hub.ts'
import { emptyLog } from '../store/dialect.ts'
import { borderAt } from './border.ts'
import { expireClips } from './clips.ts'
import { closeDay, expiringDays } from './days.ts'
import { expireMeasures } from './measures.ts'
import { expireShift } from './shifts.ts'

// Once a day everything whose retention is over goes. Each shift goes as a whole or not at all, its day is kept before,
// and nothing of it depends on where a pass before was cut off.

export type RetentionRun = { shifts: number; days: number; clips: number }

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Deletes what is due, now. Any number of processes may do so at once. */
export async function runRetention(hub: Hub, signal?: AbortSignal): Promise<RetentionRun> {
  const { store, now } = hub
  const { number } = await store.insertInto('retention_runs').values({ begun_at: now(), shifts: 0, days: 0, clips: 0 }).returning('number').executeTakeFirstOrThrow()
  const done: RetentionRun = { shifts: 0, days: 0, clips: 0 }
  for (const [day, shifts] of await expiringDays(hub)) {
    signal?.throwIfAborted()
    if (await closeDay(hub, day)) done.days++
    for (const { shift } of shifts) {
      signal?.throwIfAborted()
      await expireShift(store, { shift, day, now: now() })
      done.shifts++
    }
  }
  await expireMeasures(store, borderAt(await readFacts(store), now()).day)
  done.clips = await expireClips(hub)
  await store.updateTable('retention_runs').set({ ...done, ended_at: now() }).where('number', '=', number).execute()
  await emptyLog(store)
  return done
}

/** Takes the clock for this process alone, for an hour; false where it is not due, or another process was faster. */
async function claim({ store, now }: Hub): Promise<boolean> {
  const { numUpdatedRows } = await store.updateTable('retention_clock').set({ next_at: now() + hourMs }).where('next_at', '<=', now()).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Runs once a day; what was cut off goes on an hour later. */
export async function retainDue(hub: Hub, signal?: AbortSignal): Promise<void> {
  const { next_at: nextAt } = await hub.store.selectFrom('retention_clock').select('next_at').executeTakeFirstOrThrow()
  if (nextAt > hub.now() || !(await claim(hub))) return
  await runRetention(hub, signal)
  await hub.store.updateTable('retention_clock').set({ next_at: hub.now() + dayMs }).execute()
}
