import { describe, expect, it, vi } from 'vitest'
import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Bridge } from '../../shared/contract/methods.ts'
import { callChannel, eventChannel } from '../../electron/shell/channels.ts'

// Electron's renderer modules exist in Electron alone; what the preload does with them is what counts here.
type Listener = (event: object, payload: unknown) => void
const { exposed, invoked, listening } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listening: [] as [string, Listener][],
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (key: string, api: unknown) => exposed.set(key, api) },
  ipcRenderer: {
    invoke: async (...parts: unknown[]) => {
      invoked.push(parts)
      return { ok: true, value: null }
    },
    on: (channel: string, listener: Listener) => listening.push([channel, listener]),
    removeListener: (channel: string, listener: Listener) =>
      listening.splice(listening.findIndex(([name, known]) => name === channel && known === listener), 1),
  },
}))
await import('../../electron/shell/preload.ts')
const bridge = exposed.get('earshot') as Bridge

describe('the preload', () => {
  it('exposes two functions under one name, and nothing else', () => {
    expect([...exposed.keys()]).toEqual(['earshot'])
    expect(Object.entries(bridge).map(([name, member]) => [name, typeof member])).toEqual([['call', 'function'], ['subscribe', 'function']])
  })

  it('sends a call as method and input on the one channel', async () => {
    expect(await bridge.call('session.read', {})).toEqual({ ok: true, value: null })
    expect(invoked).toEqual([[callChannel, { method: 'session.read', input: {} }]])
  })

  it('hands a listener the event of the core, never that of Electron, until it is unsubscribed', () => {
    const heard: unknown[][] = []
    const unsubscribe = bridge.subscribe((...parts: unknown[]) => void heard.push(parts))
    const event: CoreEvent = { name: 'clips.changed', revision: 3 }
    const [channel, forward] = listening[0] ?? []
    forward?.({ sender: 'ipcRenderer' }, event)
    expect([channel, heard]).toEqual([eventChannel, [[event]]])
    expect(unsubscribe()).toBeUndefined()
    expect(listening).toEqual([])
  })
})
