import type { HostBridge } from '../../renderer/bridge.ts'
import type { ClientOf } from '../../renderer/client.ts'
import type { CoreEvent } from '../../shared/contract/events.ts'
import type { sampleMethods } from './contract.ts'

/** The bridge of the laptop beside, over that of this one. */
export function createBesideBridge(client: ClientOf<typeof sampleMethods>): HostBridge {
  const listeners = new Set<(event: CoreEvent) => void>()
  let listening = false
  let last = 0

  async function listen(): Promise<void> {
    while (listeners.size > 0) {
      const reply = await client.call('sample.besideEvents', { after: last })
      if (!reply.ok) await new Promise(resolve => setTimeout(resolve, 1000))
      else for (const event of reply.value) {
        last = event.revision
        for (const listener of listeners) listener(event)
      }
    }
    listening = false
  }
  return {
    async call(method, input) {
      const reply = await client.call('sample.beside', { method, input })
      return reply.ok ? reply.value : reply
    },
    subscribe(listener) {
      listeners.add(listener)
      if (!listening) {
        listening = true
        void listen()
      }
      return () => listeners.delete(listener)
    },
    watchReach(listener) {
      listener(true)
      return () => undefined
    },
  }
}
