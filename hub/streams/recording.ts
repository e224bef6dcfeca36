import { z } from 'zod'
import { TaskSpecification } from '../../shared/domain/task.ts'
import { Id } from '../../shared/domain/values.ts'
import type { EventPayload, EventType } from '../../shared/hub-api/events.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { lineageOf, ownerOf, type KnownStream, type StreamOwner } from './heads.ts'

/** What a recorder writes into: one transaction, one stream, one moment of receipt. */
export type Recording = {
  hub: Hub
  transaction: Store
  stream: string
  /** This stream and those that it continues. */
  lineage: readonly string[]
  owner: StreamOwner
  receivedAt: number
  /** The lease that an event of work names and that this hub has lost with what it took after a backup, else null. */
  leaseLost(event: Pick<SentEvent, 'envelope' | 'payload'>): Promise<string | null>
  /** The batch for which a lease of this stream's owner holds a clip, else null. */
  batchHolding(lease: string, clip: string): Promise<string | null>
  /** What a batch that exists asks. */
  taskOf(batch: string): Promise<TaskSpecification>
  /** Whether a shift was started in this stream, or in one that it continues. */
  knowsShift(shift: string): Promise<boolean>
}

/** An event whose envelope, commitment and payload have been checked. */
export type Fact<T extends EventType> = { id: string; seq: number; at: number; commitment: string; payload: EventPayload<T> }

/** Brings a fact into the hub's tables; answers null, or why its content cannot be used. */
export type Recorder<T extends EventType> = (recording: Recording, fact: Fact<T>) => Promise<string | null>
/** One recorder for every type of event; a missing one does not compile. */
export type Recorders = { [T in EventType]: Recorder<T> }

const Leased = z.looseObject({ lease: Id })

/** For events that only a person's stream may tell of. */
export const byPerson =
  <T extends EventType>(record: (recording: Recording, fact: Fact<T>, person: string) => Promise<string | null>): Recorder<T> =>
  async (recording, fact) =>
    recording.owner.person === null ? 'Only a person\'s stream tells of this.' : record(recording, fact, recording.owner.person)

/** Telling about harm leads somewhere, whatever is known of the clip. */
const everAttached: readonly string[] = ['escalation.filed'] satisfies EventType[]

/** Looks each lease, task and shift up once for a whole request. */
export async function createRecording(hub: Hub, transaction: Store, told: KnownStream): Promise<Recording> {
  const stream = told.id
  const owner = ownerOf(told)
  const lineage = await lineageOf(transaction, told)
  const { epoch } = await readFacts(transaction)
  const batches = new Map<string, string | null>()
  const tasks = new Map<string, TaskSpecification>()
  const shifts = new Set<string>()
  const leases = new Map<string, boolean>()

  async function knowsLease(lease: string): Promise<boolean> {
    const noted = leases.get(lease)
    if (noted !== undefined) return noted
    const found = (await transaction.selectFrom('leases').select('id').where('id', '=', lease).executeTakeFirst()) !== undefined
    leases.set(lease, found)
    return found
  }

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
    lineage,
    owner,
    receivedAt: hub.now(),
    async leaseLost({ envelope, payload }) {
      // Only a hub that was restored can have given out what it does not know.
      if (epoch === 1 || everAttached.includes(envelope.type)) return null
      const lease = Leased.safeParse(payload).data?.lease
      return lease === undefined || (await knowsLease(lease)) ? null : lease
    },
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
      const row = await transaction.selectFrom('shifts').select('id').where('id', '=', shift).where('stream', 'in', lineage).executeTakeFirst()
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
