import type { Insertable, Selectable } from 'kysely'
import { z } from 'zod'
import { TaskSpecification } from '../../shared/domain/task.ts'
import { Id } from '../../shared/domain/values.ts'
import type { EventPayload, EventType } from '../../shared/hub-api/events.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { readFacts, type Hub } from '../hub.ts'
import { givenInsteadTo } from '../quality/drawn.ts'
import { beginLost } from '../shifts/lost.ts'
import { inParts } from '../store/parts.ts'
import type { ClipRow } from '../store/rows/clips.ts'
import type { AccessRow, DecisionRow } from '../store/rows/work.ts'
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
  /** What this stream's owner is shown of a clip that is there. */
  givenOf(clip: string): Promise<GivenClip>
  /** The revisions of the answers that this stream, or one that it continues, has given for a clip; whoever adds one adds it here too. */
  revisionsOf(clip: string): Promise<Set<number>>
  /** Clips whose answers have changed: what follows from that is settled once, when all events are in. */
  decided: Set<string>
  /** New answers, written together, and before any of them is read or taken back. */
  answers: Insertable<DecisionRow>[]
  /** The access log's new rows, written together when all events are in; nothing is read from it before. */
  accesses: Insertable<AccessRow>[]
  /** What a batch that exists asks. */
  taskOf(batch: string): Promise<TaskSpecification>
  /** When shifts began whose beginning has lost what it said. */
  lostBeginnings: number[]
  /** Whether a shift was started in this stream, or in one that it continues; one whose beginning was lost begins with what is told of it. */
  knowsShift(shift: string): Promise<boolean>
}

/** An event whose envelope, commitment and payload have been checked. */
export type Fact<T extends EventType> = { id: string; seq: number; at: number; commitment: string; payload: EventPayload<T> }

/** Brings a fact into the hub's tables; answers null, or why its content cannot be used. */
export type Recorder<T extends EventType> = (recording: Recording, fact: Fact<T>) => Promise<RejectionReason | null>
/** One recorder for every type of event; a missing one does not compile. */
export type Recorders = { [T in EventType]: Recorder<T> }

export type GivenClip = Pick<Selectable<ClipRow>, 'duration_ms' | 'hypothesis' | 'intent' | 'slots' | 'destroyed_at'>

const Leased = z.looseObject({ lease: Id })
const AboutClip = z.looseObject({ clip: Id })

/** For events that only a person's stream may tell of. */
export const byPerson =
  <T extends EventType>(record: (recording: Recording, fact: Fact<T>, person: string) => Promise<RejectionReason | null>): Recorder<T> =>
  async (recording, fact) =>
    recording.owner.person === null ? { code: 'not_a_person' } : record(recording, fact, recording.owner.person)

/** Telling about harm leads somewhere, whatever is known of the clip. */
const everAttached: readonly string[] = ['escalation.filed'] satisfies EventType[]

/** Reads something at the first time that it is asked for. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => (reading ??= read())
}

/** What events are about, in the parts that a statement takes. */
async function perPart<T>(clips: readonly string[], read: (part: readonly string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  await inParts(clips, async part => void found.push(...(await read(part))))
  return found
}

/** The clips that events are about, each once. */
export const clipsNamed = (events: readonly Pick<SentEvent, 'payload'>[]): string[] =>
  [...new Set(events.flatMap(({ payload }) => AboutClip.safeParse(payload).data?.clip ?? []))]

/** Looks up once for a whole request what its events name: leases, clips and answers all together, tasks and shifts each. */
export async function createRecording(hub: Hub, transaction: Store, told: KnownStream, events: readonly Pick<SentEvent, 'payload'>[]): Promise<Recording> {
  const stream = told.id
  const owner = ownerOf(told)
  const lineage = await lineageOf(transaction, told)
  const { epoch } = await readFacts(transaction)
  const clips = clipsNamed(events)
  const tasks = new Map<string, TaskSpecification>()
  const shifts = new Set<string>()
  const leases = new Map<string, boolean>()
  const lostBeginnings: number[] = []

  const held = once(async () => {
    const rows = await perPart(clips, part =>
      transaction
        .selectFrom('lease_clips')
        .innerJoin('leases', 'leases.id', 'lease_clips.lease')
        .select(['leases.id as lease', 'leases.batch', 'lease_clips.clip'])
        .where('lease_clips.clip', 'in', part)
        .where('leases.device', '=', owner.device)
        .where('leases.person', '=', owner.person ?? '')
        .execute())
    return new Map(rows.map(({ lease, clip, batch }) => [`${lease} ${clip}`, batch]))
  })
  const given = once(async () => {
    const rows = await perPart(clips, async part => {
      const instead = await givenInsteadTo(transaction, owner.person ?? '', part)
      const found = await transaction.selectFrom('clips').select(['id', 'duration_ms', 'hypothesis', 'intent', 'slots', 'destroyed_at']).where('id', 'in', part).execute()
      return found.map(clip => ({ ...clip, ...instead.get(clip.id) }))
    })
    return new Map(rows.map(({ id, ...clip }) => [id, clip]))
  })
  const revisions = once(async () => {
    const rows = await perPart(clips, part =>
      transaction
        .selectFrom('decisions')
        .select(['clip', 'revision'])
        .where('clip', 'in', part)
        .where('stream', 'in', lineage)
        .where('revision', 'is not', null)
        .execute())
    const byClip = new Map(clips.map(clip => [clip, new Set<number>()]))
    for (const { clip, revision } of rows) if (revision !== null) byClip.get(clip)?.add(revision)
    return byClip
  })

  async function knowsLease(lease: string): Promise<boolean> {
    const noted = leases.get(lease)
    if (noted !== undefined) return noted
    const found = (await transaction.selectFrom('leases').select('id').where('id', '=', lease).executeTakeFirst()) !== undefined
    leases.set(lease, found)
    return found
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
    decided: new Set(),
    answers: [],
    accesses: [],
    lostBeginnings,
    batchHolding: async (lease, clip) => (await held()).get(`${lease} ${clip}`) ?? null,
    async givenOf(clip) {
      const found = (await given()).get(clip)
      if (found === undefined) throw new Error('A clip that was leased is not here')
      return found
    },
    revisionsOf: async clip => (await revisions()).get(clip) ?? new Set(),
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
      const known = row !== undefined || (await beginLost(transaction, { id: stream, lineage, person: owner.person }, shift, lostBeginnings))
      if (known) shifts.add(shift)
      return known
    },
  }
}

/** Why a fact about a clip does not fit what this hub has given out, or null. */
export async function misfit(
  recording: Recording,
  { clip, lease, batch, shift }: { clip: string; lease: string; batch?: string; shift?: string },
): Promise<RejectionReason | null> {
  const held = await recording.batchHolding(lease, clip)
  if (held === null) return { code: 'clip_not_leased' }
  if (batch !== undefined && batch !== held) return { code: 'lease_of_other_batch' }
  if (shift !== undefined && !(await recording.knowsShift(shift))) return { code: 'shift_unknown' }
  return null
}
