import { createContext, useContext } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { methods, type MethodOutput } from '../../shared/contract/methods.ts'
import { defaultSettings, type Settings } from '../../shared/contract/settings.ts'
import type { HostBridge } from '../bridge.ts'
import { createClient, type Client } from '../client.ts'
import { createKeyboard, type Keyboard } from '../keys/keyboard.ts'
import { createAlarm, type Alarm } from './alarm.ts'
import { createAnnouncer, type Announcer } from './announcer.ts'
import { createNotices, type Notices } from './notices.ts'
import { createSoundOutputs, type SoundOutputs } from './outputs.ts'
import { createReading, type ReadingStore } from './reading.ts'

/** What every feature may build on: the client, and what several features read of the core. */
export type Workstation = {
  client: Client
  session: ReadingStore<MethodOutput<'session.read'>>
  /** Null without an open vault; then the defaults hold. */
  settings: ReadingStore<Settings>
  shift: ReadingStore<{ running: MethodOutput<'shift.read'> }>
  counters: ReadingStore<MethodOutput<'counters.read'>>
  sync: ReadingStore<MethodOutput<'sync.status'>>
  /** A reviewer's alone. */
  told: ReadingStore<MethodOutput<'told.read'>>
  /** Whether the page can reach its host. */
  reach: StoreApi<{ reached: boolean }>
  notices: Notices
  announcer: Announcer
  keyboard: Keyboard
  /** The devices that sound can come from. */
  outputs: SoundOutputs
  /** The way to tell of harm. */
  alarm: Alarm
  /** What must be handed to the core before a break, a lock or the end of a shift. */
  unsettled: Set<() => Promise<void>>
}

/** Hands over everything that was heard and entered; the core refuses it once the shift stands still. */
export async function settle({ unsettled }: Workstation): Promise<void> {
  await Promise.all([...unsettled].map(hand => hand()))
}

/** What a page has once, even where practice has a workstation of its own beside the real one. */
type PageWide = Pick<Workstation, 'notices' | 'announcer' | 'keyboard' | 'outputs'>

const newPage = (): PageWide => ({
  notices: createNotices(),
  announcer: createAnnouncer(),
  keyboard: createKeyboard(window),
  outputs: createSoundOutputs(navigator.mediaDevices),
})

export function createWorkstation(bridge: HostBridge, { notices, announcer, keyboard, outputs }: PageWide = newPage()): Workstation {
  const client = createClient(bridge, methods)
  const { on } = client
  const session = createReading({ read: () => client.call('session.read', {}), on, events: ['session.changed'] })
  const settings = createReading<Settings>({ read: () => client.call('settings.read', {}), on, events: ['settings.changed'] })
  const shift = createReading({
    read: async () => {
      const reply = await client.call('shift.read', {})
      return reply.ok ? { ok: true, value: { running: reply.value } } : reply
    },
    on,
    events: ['shift.changed'],
  })
  const counters = createReading({ read: () => client.call('counters.read', {}), on, events: ['shift.changed', 'clips.changed'], calm: { quietMs: 1000, mostMs: 5000 } })
  const sync = createReading({ read: () => client.call('sync.status', {}), on, events: ['sync.changed'], calm: { quietMs: 100, mostMs: 300 } })
  const told = createReading({ read: () => client.call('told.read', {}), on, events: ['session.changed'] })
  const reach = createStore(() => ({ reached: true }))

  const ofPerson = [settings, shift, sync]
  session.subscribe(({ value }, before) => {
    if (value?.person?.person === before.value?.person?.person) return
    for (const store of [...ofPerson, counters, told]) store.clear()
    if (value === null || value.person === null) return
    for (const store of ofPerson) void store.refresh()
    if (value.person.role !== 'reviewer') return
    void counters.refresh()
    void told.refresh()
  })
  let seen = true
  bridge.watchReach(reached => {
    reach.setState({ reached })
    if (reached && !seen) void session.refresh()
    seen = reached
  })

  return {
    client, session, settings, shift, counters, sync, told, reach,
    notices, announcer, keyboard, outputs,
    alarm: createAlarm(),
    unsettled: new Set(),
  }
}

/** The settings in force: the person's, or the defaults before they are known. */
export const settingsOf = (workstation: Workstation): Settings => workstation.settings.getState().value ?? defaultSettings

export const WorkstationContext = createContext<Workstation | null>(null)

export function useWorkstation(): Workstation {
  const workstation = useContext(WorkstationContext)
  if (workstation === null) throw new Error('A screen was drawn outside the workstation')
  return workstation
}
