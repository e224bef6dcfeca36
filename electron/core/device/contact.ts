import type { WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import { createConnection, type Connection, type ConnectTo } from '../hub/connection.ts'
import type { Random } from '../platform.ts'
import { failureOf, Refusal } from '../refusal.ts'
import { sendStream } from '../sync/upload.ts'
import type { DeviceStore } from './store.ts'

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

const restMs = 60_000
const firstRetryMs = 2_000
const longestRetryMs = 5 * 60_000

export function createContact({ device, takeBack, connectTo, random, report }: {
  device: DeviceStore
  /** Destroys what the hub wants back. */
  takeBack(clips: readonly WithdrawnClip[]): void
  connectTo: ConnectTo
  random: Random
  report(error: unknown): void
}): Contact {
  let line: { device: string; connection: Connection } | null = null
  let running: { done: Promise<void>; abort: AbortController } | null = null
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let stopped = true

  const lineToHub = (): Connection => {
    const hub = device.hub()
    if (hub === null) throw new Refusal('device_not_enrolled')
    if (line?.device !== hub.device) line = { device: hub.device, connection: createConnection({ device, hub, person: null, connectTo, random, onFactor: () => undefined }) }
    return line.connection
  }
  const attempt = async (signal: AbortSignal): Promise<void> => {
    if (device.isKeptOffline()) throw new Refusal('kept_offline')
    const hub = lineToHub()
    const standing = await hub.call('leases.standing', {}, signal)
    device.leases.follow(standing)
    device.leases.expire()
    takeBack(await hub.call('clips.withdrawn', {}, signal))
    const own = device.stream()
    if (own !== null) await sendStream(own, hub, signal, () => undefined)
    device.leases.settle()
  }
  const schedule = (): void => {
    clearTimeout(timer)
    if (stopped) return
    const spread = 0.5 + random(2).readUInt16BE() / 0x1ffff
    const retry = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10)) * spread
    timer = setTimeout(() => void now().catch(() => undefined), failures > 0 ? retry : restMs).unref()
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
