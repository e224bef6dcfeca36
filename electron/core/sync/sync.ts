import type { SyncStatus } from '../../../shared/contract/sync.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Role } from '../../../shared/domain/values.ts'
import type { BatchOffer, WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import type { Stream } from '../audit/stream.ts'
import type { Db } from '../database/open.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { Shredding } from '../clips/shredding.ts'
import type { Contact } from '../device/contact.ts'
import type { DeviceStore } from '../device/store.ts'
import type { DocumentStore } from '../documents/store.ts'
import type { Escalations } from '../escalations/escalations.ts'
import type { Connection } from '../hub/connection.ts'
import type { OwnQuestions } from '../questions/own.ts'
import type { QuestionQueue } from '../questions/queue.ts'
import { failureOf, Refusal } from '../refusal.ts'
import type { Kept } from '../settings/kept.ts'
import type { Arrivals } from './arrivals.ts'
import { pauseAfter } from './backoff.ts'
import { fetchDocuments } from './documents.ts'
import { download, type Progress } from './download.ts'
import { openLease } from './manifest.ts'
import { sendEscalations, sendStream } from './upload.ts'

/** Keeps a vault and the hub in step, in the background, without ever being needed to go on working. */
export type Sync = {
  status(): SyncStatus
  /** Somebody asks: an attempt now, or another one right after the one that runs, that fetches as well as sends. */
  start(): void
  /** Stops fetching until somebody asks again; results go on being sent. */
  cancel(): void
  /** Something must not wait for its turn. */
  hurry(): void
  /** Something waits; an attempt follows within two seconds. */
  nudge(): void
  stop(): Promise<void>
}

/** What several wait for goes on when one of them no longer does. */
const orAborted = <T>(wait: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    wait.then(resolve, reject)
  })

const nudgeMs = 2_000

export type SyncParts = {
  db: Db
  documents: DocumentStore
  stream: Stream
  device: DeviceStore
  contact: Contact
  hub: Connection
  record: HubRecord
  person: string
  role: Role
  escalations: Escalations
  questions: OwnQuestions
  queue: QuestionQueue
  arrivals: Arrivals
  /** Destroys what the hub wants back; whether any of it was here. */
  takeBack(clips: readonly WithdrawnClip[]): boolean
  shredding: Shredding
  kept: Kept
  now: () => number
  /** From 0 to 1, to spread retries. */
  chance: () => number
  emit(name: 'sync.changed' | 'clips.changed' | 'escalations.changed' | 'questions.changed'): void
  report(error: unknown): void
}

export function createSync(parts: SyncParts): Sync {
  const { db, stream, device, contact, hub, record, person, escalations, questions, queue, arrivals, takeBack, shredding, kept, now, emit } = parts
  const onDevice = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM clip c JOIN batch b ON b.id = c.batch WHERE c.arrived = 1 AND c.state IN ('ready', 'open') AND b.state IN ('offered', 'leased')`,
  )
  const leaseEnd = db.prepare<[], { at: number | null }>(`SELECT min(ends_at) AS at FROM batch WHERE state IN ('offered', 'leased')`)
  let phase: SyncStatus['phase'] = 'idle'
  let online: boolean | null = null
  let progress: Progress | null = null
  let failure: Failure | null = null
  let failures = 0
  /** False once somebody has cancelled, or a batch was refused: the same bytes would only come again. */
  let fetching = true
  let again = false
  let running: { done: Promise<void>; abort: AbortController } | null = null
  let timer: NodeJS.Timeout | undefined
  let due = Infinity

  const enter = (next: SyncStatus['phase']): void => {
    phase = next
    emit('sync.changed')
  }
  const schedule = (ms: number): void => {
    const at = performance.now() + ms
    if (at >= due) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(begin, ms)
  }

  /** What became of one's own questions, and which others wait for an answer. */
  const exchangeQuestions = async (role: Role, signal: AbortSignal): Promise<void> => {
    const changes = role === 'reviewer' ? (await hub.call('questions.mine', {}, signal)).map(questions.update) : []
    changes.push(queue.replace(await hub.call('questions.queue', {}, signal)))
    kept.write('questions.readAt', now())
    if (changes.includes(true)) emit('questions.changed')
  }
  const sendReports = async (signal: AbortSignal): Promise<void> => {
    if (device.isKeptOffline()) throw new Refusal('kept_offline')
    if (await sendEscalations({ stream, escalations, device: device.identity.signing, hub, signal })) emit('escalations.changed')
  }
  const send = async (signal: AbortSignal): Promise<void> => {
    enter('sending')
    await sendReports(signal)
    await sendStream({ stream, owner: { device: record.device, person }, hub, signal }, () => emit('sync.changed'))
    if (parts.role !== 'reviewer' && parts.role !== 'supervisor') return
    const changes = (await hub.call('escalations.mine', {}, signal)).map(escalations.update)
    if (changes.includes(true)) emit('escalations.changed')
    await exchangeQuestions(parts.role, signal)
  }
  /** What was taken back goes at once, before it can be heard; and again once a pack, which is whole, has brought it anew. */
  const giveBack = async (signal: AbortSignal): Promise<boolean> => takeBack(await hub.call('clips.withdrawn', {}, signal))
  const fetchBatch = async ({ batch, lease: own }: BatchOffer, signal: AbortSignal): Promise<void> => {
    if (own !== null && arrivals.knows(own) && arrivals.missing(batch).length === 0) return arrivals.complete(batch)
    enter('downloading')
    // What is left of an earlier lease goes before another one of the same batch comes.
    await shredding.settled()
    const lease = await openLease(await hub.call('leases.take', { body: { batch } }, signal), {
      device, hub: record, person,
    })
    try {
      arrivals.open(lease, await fetchDocuments(lease.manifest, { documents: parts.documents, hub, signal }))
      await giveBack(signal)
      await download({
        lease, hub, arrivals, signal,
        onProgress(next) {
          const arrived = progress?.clips !== next.clips
          progress = next
          emit('sync.changed')
          if (arrived) emit('clips.changed')
        },
      })
    } catch (error) {
      const reason = failureOf(error)?.reason
      // Taken back while its pack was on the way, a clip comes as zeroes; the rest follows at once.
      if (reason === 'clip_tampered' && (await giveBack(signal))) {
        again = true
        return
      }
      if (reason === 'clip_tampered' || reason === 'clip_truncated' || reason === 'document_tampered') {
        arrivals.refuse(batch)
        fetching = false
      }
      throw error
    } finally {
      progress = null
      emit('clips.changed')
    }
  }
  const attempt = async (signal: AbortSignal): Promise<void> => {
    enter('asking')
    // Before anything is heard of what is over, what was told of it goes up.
    await sendReports(signal)
    await orAborted(contact.now(), signal)
    await send(signal)
    if (!fetching) return
    if (parts.role === 'reviewer') {
      enter('asking')
      for (const offer of await hub.call('batches.list', {}, signal)) {
        // One that is leased without a lease's name is on another laptop; one that is over here waits until the hub knows.
        const here = offer.state === 'leased' && offer.lease !== null && device.leases.endOf(offer.lease) === null
        if (offer.state === 'offered' || here) await fetchBatch(offer, signal)
      }
      if (stream.unsent(1).length > 0) await send(signal)
      await giveBack(signal)
    }
    kept.write('sync.last', now())
  }
  const run = async (abort: AbortController): Promise<void> => {
    try {
      await attempt(abort.signal)
      online = true
      if (fetching) failure = null
      failures = 0
    } catch (error) {
      const known = abort.signal.aborted ? new Refusal('sync_cancelled').failure : failureOf(error)
      if (known === null) parts.report(error)
      failure = known ?? new Refusal('internal_fault').failure
      online = failure.code === 'offline' ? false : online
      failures = fetching ? failures + 1 : 0
    }
    running = null
    due = Infinity
    enter('idle')
    schedule(again ? 0 : pauseAfter({ failures, watched: escalations.anyUnseen(), chance: parts.chance() }))
    again = false
  }
  function begin(): void {
    if (running !== null) {
      again = true
      return
    }
    clearTimeout(timer)
    due = Infinity
    const abort = new AbortController()
    running = { abort, done: run(abort) }
  }

  return {
    status: () => ({
      phase, online, progress, failure,
      clipsOnDevice: onDevice.get()?.n ?? 0,
      ...stream.counts(),
      lastSyncAt: kept.read('sync.last') as number | null,
      leaseEndsAt: leaseEnd.get()?.at ?? null,
    }),
    start() {
      fetching = true
      begin()
    },
    cancel() {
      if (running === null) return
      fetching = false
      running.abort.abort()
    },
    hurry() {
      // A report of harm waits for nothing that is under way, least of all for clips. What fails here is sent again after it.
      if (running !== null) void sendReports(running.abort.signal).catch(() => undefined)
      begin()
    },
    nudge() {
      emit('sync.changed')
      if (running !== null) again = true
      else if (online !== false) schedule(nudgeMs)
    },
    async stop() {
      again = false
      running?.abort.abort()
      await running?.done
      clearTimeout(timer)
    },
  }
}
