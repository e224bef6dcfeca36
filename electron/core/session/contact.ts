import type { DeviceStore } from '../device/store.ts'
import type { Connection } from '../hub/connection.ts'
import { failureOf } from '../refusal.ts'
import { sendStream } from '../sync/upload.ts'

/** Keeps the device in touch with its hub while nobody is at work on it: its own log goes out, orders come in. */
export type Contact = { start(): void; stop(): void }

const firstMs = 2_000
const everyMs = 10 * 60_000

export function createContact({ device, isOpen, line, report }: {
  device: DeviceStore
  isOpen(): boolean
  /** The device's own line to its hub. */
  line(): Connection
  report(error: unknown): void
}): Contact {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined

  async function speak(): Promise<void> {
    const own = device.stream()
    try {
      // Whoever works here syncs, and that is contact enough.
      if (own !== null && !isOpen()) await sendStream({ stream: own, owner: { device: device.hub()?.device ?? '', person: null }, hub: line(), signal: stop.signal }, () => undefined)
    } catch (error) {
      if (!stop.signal.aborted && failureOf(error) === null) report(error)
    }
    if (!stop.signal.aborted) timer = setTimeout(() => void speak(), everyMs)
  }
  return {
    start() {
      timer = setTimeout(() => void speak(), firstMs)
    },
    stop() {
      stop.abort()
      clearTimeout(timer)
    },
  }
}
