import { TaskSpecification } from '../../shared/domain/task.ts'
import type { EventPayload, EventType } from '../../shared/hub-api/events.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'

/** Whose stream it is; `person` null for a device's own. */
export type StreamOwner = { device: string; person: string | null }

/** What a recorder writes into: one transaction, one stream, one moment of receipt. */
export type Recording = {
  hub: Hub
  transaction: Store
  stream: string
  owner: StreamOwner
  receivedAt: number
  /** The batch for which a lease of this stream's owner holds a clip, else null. */
  batchHolding(lease: string, clip: string): Promise<string | null>
  /** What a batch that exists asks. */
  taskOf(batch: string): Promise<TaskSpecification>
  /** Whether a shift was started in this stream. */
  knowsShift(shift: string): Promise<boolean>
}

/** An event whose envelope, commitment and payload have been checked. */
export type Fact<T extends EventType> = { id: string; seq: number; at: number; commitment: string; payload: EventPayload<T> }

/** Brings a fact into the hub's tables; answers null, or why its content cannot be used. */
export type Recorder<T extends EventType> = (recording: Recording, fact: Fact<T>) => Promise<string | null>
/** One recorder for every type of event; a missing one does not compile. */
export type Recorders = { [T in EventType]: Recorder<T> }

/** For events that only a person's stream may tell of. */
export const byPerson =
  <T extends EventType>(record: (recording: Recording, fact: Fact<T>, person: string) => Promise<string | null>): Recorder<T> =>
  async (recording, fact) =>
    recording.owner.person === null ? 'Only a person\'s stream tells of this.' : record(recording, fact, recording.owner.person)

/** Looks each lease, task and shift up once for a whole request. */
export function createRecording(
  hub: Hub,
  transaction: Store,
  stream: string,
  owner: StreamOwner,
): Recording {
  const batches = new Map<string, string | null>()
  const tasks = new Map<string, TaskSpecification>()
  const shifts = new Set<string>()

  async function findBatch(lease: string, clip: string): Promise<string | null> {
    const row = await transaction
      .selectFrom('leases')
      .innerJoin('lease_clips', 'lease_clips.lease', 'leases.id')
      .select('leases.batch')
      .where('leases.id', '=', lease)
      .where('leases.device', '=', owner.device)
      .where('leases.person', '=', owner.person ?? '')
      .where('lease_clips.clip', '=', clip)
      .executeTakeFirst()
    return row?.batch ?? null
  }

  return {
    hub,
    transaction,
    stream,
    owner,
    receivedAt: hub.now(),
    async batchHolding(lease, clip) {
      const key = `${lease} ${clip}`
      const known = batches.get(key)
      if (known !== undefined) return known
      const found = await findBatch(lease, clip)
      batches.set(key, found)
      return found
    },
    async taskOf(batch) {
      const known = tasks.get(batch)
      if (known !== undefined) return known
      const { task: text } = await transaction.selectFrom('batches').select('task').where('id', '=', batch).executeTakeFirstOrThrow()
      const task = TaskSpecification.parse(JSON.parse(text))
      tasks.set(batch, task)
      return task
    },
    async knowsShift(shift) {
      if (shifts.has(shift)) return true
      const row = await transaction.selectFrom('shifts').select('id').where('id', '=', shift).where('stream', '=', stream).executeTakeFirst()
      if (row !== undefined) shifts.add(shift)
      return row !== undefined
    },
  }
}

/** Why a fact about a clip does not fit what this hub has given out, or null. */
export async function misfit(
  recording: Recording,
  { clip, lease, batch, shift }: { clip: string; lease: string; batch?: string; shift?: string },
): Promise<string | null> {
  const held = await recording.batchHolding(lease, clip)
  if (held === null) return 'The clip was not leased to this person on this device.'
  if (batch !== undefined && batch !== held) return 'The lease is of another batch.'
  if (shift !== undefined && !(await recording.knowsShift(shift))) return 'The shift was not started in this stream.'
  return null
}
