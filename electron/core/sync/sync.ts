import type { SyncStatus } from '../../../shared/contract/sync.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Role } from '../../../shared/domain/values.ts'
import type { Stream } from '../audit/stream.ts'
import type { Db } from '../database/open.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { Contact } from '../device/contact.ts'
import type { DeviceStore } from '../device/store.ts'
import type { Escalations } from '../escalations/escalations.ts'
import type { Connection } from '../hub/connection.ts'
import type { OwnQuestions } from '../questions/own.ts'
import type { QuestionQueue } from '../questions/queue.ts'
import { failureOf, Refusal } from '../refusal.ts'
import type { Kept } from '../settings/kept.ts'
import { pauseAfter } from './backoff.ts'
import { isBatchFault, type Fetching } from './fetching.ts'
import type { Holdings } from './holdings.ts'
import { sendEscalations, sendStream } from './upload.ts'

/** Keeps a vault and the hub in step, in the background, without ever being needed to go on working. */
export type Sync = {
  status(): SyncStatus
  /** Somebody asks: an attempt now, or another one right after the one that runs, that fetches as well as sends. */
  start(): void
  /** Stops fetching until somebody asks again; results go on being sent. */
  cancel(): void
  /** Leaves the network alone from now on, or no longer. */
  keepOffline(offline: boolean): void
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
  fetching: Fetching
  holdings: Holdings
  /** Brings what was rescued out of a damaged vault. */
  handOver(signal: AbortSignal): Promise<void>
  /** Whether somebody is clocked in: until they are not, what they have decided can be gone back to. */
  working(): boolean
  kept: Kept
  now: () => number
  /** From 0 to 1, to spread retries. */
  chance: () => number
  emit(name: 'sync.changed' | 'clips.changed' | 'escalations.changed' | 'questions.changed'): void
  report(error: unknown): void
}

export function createSync(parts: SyncParts): Sync {
  const { db, stream, device, contact, hub, record, person, escalations, questions, queue, fetching, holdings, kept, now, emit } = parts
  const onDevice = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM clip c JOIN batch b ON b.id = c.batch WHERE c.arrived = 1 AND c.state IN ('ready', 'open') AND b.state IN ('offered', 'leased')`,
  )
  /** The end of what runs, before that of what begins later. */
  const leaseEnd = db.prepare<[number], { at: number }>(`SELECT ends_at AS at FROM batch WHERE state IN ('offered', 'leased') ORDER BY starts_at > ?, ends_at LIMIT 1`)
  let phase: SyncStatus['phase'] = 'idle'
  let online: boolean | null = null
  let failure: Failure | null = null
  let failures = 0
  /** False once somebody has cancelled, or a batch was refused: the same bytes would only come again. */
  let wanted = true
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
  const attempt = async (signal: AbortSignal): Promise<void> => {
    enter('asking')
    // Before anything is heard of what is over, what was told of it goes up.
    await sendReports(signal)
    await parts.handOver(signal)
    await orAborted(contact.now(), signal)
    await send(signal)
    if (!parts.working() && stream.counts().waiting === 0 && holdings.closeDecided()) await orAborted(contact.now(), signal)
    if (!wanted) return
    if (parts.role === 'reviewer') {
      enter('asking')
      if (!(await fetching.all(signal, () => enter('downloading')))) again = true
      if (stream.unsent(1).length > 0) await send(signal)
      await fetching.giveBack(signal)
    }
    kept.write('sync.last', now())
  }
  const stopped = (): Refusal => new Refusal(device.isKeptOffline() ? 'kept_offline' : 'sync_cancelled')
  const run = async (abort: AbortController): Promise<void> => {
    try {
      await attempt(abort.signal)
      online = true
      if (wanted) failure = null
      failures = 0
    } catch (error) {
      const known = abort.signal.aborted ? stopped().failure : failureOf(error)
      if (known === null) parts.report(error)
      failure = known ?? new Refusal('internal_fault').failure
      online = failure.code === 'offline' ? false : online
      if (isBatchFault(failure.reason)) wanted = false
      failures = wanted ? failures + 1 : 0
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
    if (device.isKeptOffline()) {
      online = false
      failure = stopped().failure
      return enter('idle')
    }
    const abort = new AbortController()
    running = { abort, done: run(abort) }
  }

  return {
    status: () => ({
      phase, online, failure,
      progress: fetching.progress(),
      keptOffline: device.isKeptOffline(),
      clipsOnDevice: onDevice.get()?.n ?? 0,
      ...stream.counts(),
      lastSyncAt: kept.read('sync.last') as number | null,
      leaseEndsAt: leaseEnd.get(now())?.at ?? null,
    }),
    start() {
      wanted = true
      begin()
    },
    keepOffline(offline) {
      device.keepOffline(offline)
      if (offline) running?.abort.abort()
      else {
        wanted = true
        failure = null
      }
      begin()
    },
    cancel() {
      if (running === null) return
      wanted = false
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
