import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino, destination, type Logger } from 'pino'
import { methods } from '../../shared/contract/methods.ts'
import type { CoreEvent, CoreEventName } from '../../shared/contract/events.ts'
import type { Reply } from '../../shared/contract/failure.ts'
import { createContact } from './device/contact.ts'
import { openDeviceStore, type DeviceStore } from './device/store.ts'
import { createLeaseWatch } from './device/watch.ts'
import { createDispatch, type AnyHandlers, type MethodTable } from './dispatch.ts'
import type { ConnectTo } from './hub/connection.ts'
import type { Clock, HostNotice, Platform, Random } from './platform.ts'
import type { Handout } from './port.ts'
import { failureOf, Refusal } from './refusal.ts'
import { createSession, type SessionKeeper } from './session/session.ts'

/** The workstation without its window. */
export type Core = {
  call(method: string, input: unknown): Promise<Reply<unknown>>
  audio(ticket: string): Uint8Array | null
  handout(ticket: string): Handout | null
  notice(notice: HostNotice): void
  close(): Promise<void>
}

/** More methods for a host that needs them, under the same checks; the product has none. */
export type Extension = (inside: { session: SessionKeeper; device: DeviceStore; parts: CoreParts }) => {
  methods: MethodTable
  handlers: AnyHandlers
  /** Sound of its own, for the host's one-time addresses. */
  audio?(ticket: string): Uint8Array | null
  close?(): Promise<void> | undefined
}

export type CoreParts = {
  dataDir: string
  platform: Platform
  clock: Clock
  random: Random
  connectTo: ConnectTo
  acceptSampleHub: boolean
  /** The proxy that whoever manages this machine has set, before any of the environment. */
  managedProxy?: string | null
  emit(event: CoreEvent): void
  extend?: Extension
}

/** Where a fault arose, without its message: messages may quote content. */
const trace = (error: unknown): { name: string; code: string; at: string[] } => ({
  name: error instanceof Error ? error.name : typeof error,
  code: error instanceof Error && 'code' in error ? String(error.code) : '',
  at: error instanceof Error ? (error.stack ?? '').split('\n').filter(line => line.startsWith('    at ')).slice(0, 8) : [],
})

function openLog(dataDir: string): Logger {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return pino({ base: null }, destination({ dest: join(folder, 'core.log'), sync: true, mode: 0o600 }))
}

/**
 * The composition root. A core whose device store cannot be opened still answers, each call with the reason, so that
 * the window can say what happened.
 */
export async function createCore(parts: CoreParts): Promise<Core> {
  const { dataDir, extend } = parts
  let revision = 0
  const untold = new Set<CoreEventName>()
  const tell = (): void => {
    for (const name of untold) parts.emit({ name, revision: ++revision })
    untold.clear()
  }
  /** What changed is told once, and after the reply of whoever changed it: there somebody waits for sound. */
  const emit = (name: CoreEventName): void => {
    if (untold.size === 0) setImmediate(tell)
    untold.add(name)
  }
  let log: Logger | undefined
  const report = (where: string, error: unknown): void => log?.error({ where, ...trace(error) }, 'internal fault')
  let device: DeviceStore
  try {
    log = openLog(dataDir)
    device = await openDeviceStore(dataDir, parts)
  } catch (error) {
    report('device store', error)
    const failure = failureOf(error) ?? new Refusal('internal_fault').failure
    return { call: async () => ({ ok: false, failure }), audio: () => null, handout: () => null, notice: () => undefined, close: async () => undefined }
  }
  const { leases, time } = device
  const onMoment = (): void => {
    emit('clips.withdrawn')
    emit('clips.changed')
    emit('sync.changed')
  }
  const watch = createLeaseWatch({ leases, time, onMoment })
  const contact = createContact({
    ...parts, device,
    takeBack(clips) {
      const desk = session.desk()
      if (desk === null) device.withdrawn.learn(clips, null)
      else desk.takeBack(clips)
    },
    report: error => report('contact', error),
  })
  const session: SessionKeeper = createSession(parts, { ...parts, device, contact, emit, report })
  leases.onEnd(onMoment)
  watch.look()
  contact.start()
  const extension = extend?.({ session, device, parts })
  const call = createDispatch({
    methods: { ...methods, ...extension?.methods },
    front: { ...session.handlers, ...extension?.handlers },
    desk: session.desk,
    report,
  })
  return {
    call,
    audio: ticket => session.desk()?.audio(ticket) ?? extension?.audio?.(ticket) ?? null,
    handout: ticket => session.desk()?.handout(ticket) ?? session.handout(ticket),
    notice(notice) {
      if (notice === 'suspend' || notice === 'resume') time.slept()
      if (notice === 'suspend' || notice === 'screen-locked' || notice === 'lock-asked') session.lockSoon()
      if (notice === 'resume') {
        watch.look()
        void contact.now().catch(() => undefined)
      }
    },
    async close() {
      await extension?.close?.()
      watch.stop()
      await contact.stop()
      await session.close()
      device.close()
    },
  }
}
