import { z } from 'zod'
import { CoreEvent } from '../shared/contract/events.ts'
import type { Reply } from '../shared/contract/failure.ts'
import type { Bridge } from '../shared/contract/methods.ts'

/** The contract's bridge, which also says when its host cannot be reached. */
export type HostBridge = Bridge & {
  /** Calls back at once and at every change; returns what ends it. */
  watchReach(listener: (reached: boolean) => void): () => void
}

declare global {
  interface Window {
    /** Put there by the shell's preload. */
    earshot?: Bridge
  }
}

/** The preload's bridge where there is one, else the host's WebSocket on this page's own origin. */
export function findBridge(): HostBridge {
  const { earshot } = window
  if (earshot === undefined) return connectBridge(new URL('/bridge', location.href.replace(/^http/, 'ws')))
  return {
    call: (method, input) => earshot.call(method, input),
    subscribe: listener => earshot.subscribe(listener),
    watchReach(listener) {
      listener(true)
      return () => undefined
    },
  }
}

const Incoming = z.union([
  z.strictObject({ id: z.int(), reply: z.custom<Reply<unknown>>(value => typeof value === 'object' && value !== null) }),
  z.strictObject({ event: CoreEvent }),
])

const hostAway: Reply<never> = { ok: false, failure: { code: 'internal', reason: 'host_away', facts: {} } }
const firstRetryMs = 200
const longestRetryMs = 3000

/**
 * A bridge over one WebSocket that connects again whenever it breaks. A call made while it is away waits; one whose
 * answer was lost with the connection fails as `host_away`, because nobody knows whether it was carried out.
 */
export function connectBridge(address: URL): HostBridge {
  const waiting = new Map<number, { message: string; sent: boolean; resolve(reply: Reply<unknown>): void }>()
  const listeners = new Set<(event: CoreEvent) => void>()
  const watchers = new Set<(reached: boolean) => void>()
  let socket: WebSocket | null = null
  let reached = false
  let retryMs = firstRetryMs
  let lastId = 0

  const report = (now: boolean): void => {
    if (now === reached) return
    reached = now
    for (const watcher of watchers) watcher(now)
  }

  function receive(text: string): void {
    const message = Incoming.parse(JSON.parse(text))
    if ('event' in message) for (const listener of listeners) listener(message.event)
    else {
      waiting.get(message.id)?.resolve(message.reply)
      waiting.delete(message.id)
    }
  }

  function connect(): void {
    const opening = new WebSocket(address)
    opening.addEventListener('open', () => {
      socket = opening
      retryMs = firstRetryMs
      for (const call of waiting.values()) {
        opening.send(call.message)
        call.sent = true
      }
      report(true)
    })
    opening.addEventListener('message', ({ data }) => receive(String(data)))
    opening.addEventListener('close', () => {
      socket = null
      for (const [id, call] of waiting) {
        if (!call.sent) continue
        waiting.delete(id)
        call.resolve(hostAway)
      }
      report(false)
      setTimeout(connect, retryMs)
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    })
  }
  connect()

  return {
    call(method, input) {
      const id = ++lastId
      const message = JSON.stringify({ id, method, input })
      return new Promise(resolve => {
        waiting.set(id, { message, sent: socket !== null, resolve })
        socket?.send(message)
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    watchReach(listener) {
      watchers.add(listener)
      listener(reached)
      return () => watchers.delete(listener)
    },
  }
}
