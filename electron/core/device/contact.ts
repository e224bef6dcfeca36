import type { WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import type { ProblemCode } from '../../../shared/hub-api/problem.ts'
import { HubProblem } from '../hub/client.ts'
import { createConnection, type Connection, type ConnectTo } from '../hub/connection.ts'
import type { Random } from '../platform.ts'
import { failureOf, Refusal } from '../refusal.ts'
import { pauseAfter } from '../sync/backoff.ts'
import { sendStream } from '../sync/upload.ts'
import type { HubRecord } from './enrolment.ts'
import type { DeviceStore } from './store.ts'

const notTheirs: readonly ProblemCode[] = ['bad_signature', 'forbidden', 'invalid_request']

/**
 * The device's own line to its hub, whoever works on it and while nobody does: what time it is, which leases are over,
 * which clips were taken back, and the device's own stream.
 */
export type Contact = {
  /** Asks the hub now, or waits for the asking under way. Rejects as any call to a hub does, or with `kept_offline`. */
  now(): Promise<void>
  /** Goes on asking by itself. */
  start(): void
  stop(): Promise<void>
}

export function createContact({ device, takeBack, connectTo, random, report }: {
  device: DeviceStore
  /** Destroys what the hub wants back. */
  takeBack(clips: readonly WithdrawnClip[]): void
  connectTo: ConnectTo
  random: Random
  report(error: unknown): void
}): Contact {
  let line: Connection | null = null
  let running: { done: Promise<void>; abort: AbortController } | null = null
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let stopped = true

  const lineTo = (hub: HubRecord): Connection => {
    // A fresh line begins with a greeting, which says what time it is.
    if (line === null || !device.time.isHeard()) line = createConnection({ device, hub, person: null, signing: null, connectTo, random, onFactor: () => undefined })
    return line
  }
  /** Shows a hub that may have been restored what it gave out; whether it took any of it back. */
  const showLeases = async (hub: Connection, epoch: number | undefined, signal: AbortSignal): Promise<boolean> => {
    if (epoch === undefined) return false
    let taken = false
    for (const document of device.leaseDocuments.unseenIn(epoch)) {
      try {
        const { state } = await hub.call('leases.present', { body: document }, signal)
        taken ||= state === 'taken'
      } catch (error) {
        // One that the hub does not know as its own keeps none of the others from it.
        if (!(error instanceof HubProblem && notTheirs.includes(error.problem))) throw error
      }
    }
    device.leaseDocuments.noteShown(epoch)
    return taken
  }
  const attempt = async (signal: AbortSignal): Promise<void> => {
    if (device.isKeptOffline()) throw new Refusal('kept_offline')
    const record = device.hub()
    if (record === null) throw new Refusal('device_not_enrolled')
    const hub = lineTo(record)
    const standing = await hub.call('leases.standing', {}, signal)
    device.leases.follow((await showLeases(hub, standing.epoch, signal)) ? await hub.call('leases.standing', {}, signal) : standing)
    device.leases.expire()
    takeBack(await hub.call('clips.withdrawn', {}, signal))
    const own = device.stream()
    if (own !== null) await sendStream({ stream: own, owner: { device: record.device, person: null }, hub, signal }, () => undefined)
    device.leases.settle()
    device.leaseDocuments.prune()
  }
  const schedule = (): void => {
    clearTimeout(timer)
    if (stopped) return
    const chance = random(2).readUInt16BE() / 0xffff
    timer = setTimeout(() => void now().catch(() => undefined), pauseAfter({ failures, watched: false, chance })).unref()
  }
  const run = async (abort: AbortController): Promise<void> => {
    try {
      await attempt(abort.signal)
      failures = 0
    } catch (error) {
      failures++
      if (failureOf(error) === null && !abort.signal.aborted) report(error)
      throw error
    } finally {
      running = null
      schedule()
    }
  }
  function now(): Promise<void> {
    if (running !== null) return running.done
    const abort = new AbortController()
    running = { abort, done: run(abort) }
    return running.done
  }

  return {
    now,
    start() {
      stopped = false
      void now().catch(() => undefined)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      running?.abort.abort()
      await running?.done.catch(() => undefined)
    },
  }
}
