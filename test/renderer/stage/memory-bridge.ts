import type { CoreEventName, CoreEvent } from '../../../shared/contract/events.ts'
import { failureReasons, type FailureReason, type Reply } from '../../../shared/contract/failure.ts'
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract/methods.ts'
import type { HostBridge } from '../../../renderer/bridge.ts'

/** Thrown by a handler that refuses. */
export class Refused extends Error {
  readonly reason: FailureReason
  readonly facts: Record<string, string | number>
  constructor(reason: FailureReason, facts: Record<string, string | number> = {}) {
    super(reason)
    this.reason = reason
    this.facts = facts
  }
}

export type Handlers = { [M in MethodName]?: (input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>> }

export type MemoryBridge = HostBridge & {
  emit(name: CoreEventName): void
  /** Every call so far, oldest first. */
  calls: { method: string; input: unknown }[]
}

/** A bridge to handlers in the same page; `extra` holds methods beyond the contract. */
export function createMemoryBridge(handlers: Handlers, extra: Record<string, (input: never) => unknown> = {}): MemoryBridge {
  const listeners = new Set<(event: CoreEvent) => void>()
  const calls: MemoryBridge['calls'] = []
  const table = { ...handlers, ...extra } as Record<string, ((input: never) => unknown) | undefined>
  let revision = 0
  return {
    calls,
    async call(method, input): Promise<Reply<unknown>> {
      calls.push({ method, input })
      try {
        const handler = table[method]
        if (handler === undefined) throw new Refused('method_unknown')
        return { ok: true, value: await handler(input as never) }
      } catch (error) {
        const { reason, facts } = error instanceof Refused ? error : new Refused('internal_fault')
        return { ok: false, failure: { code: failureReasons[reason], reason, facts } }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    watchReach(listener) {
      listener(true)
      return () => undefined
    },
    emit(name) {
      for (const listener of listeners) listener({ name, revision: ++revision })
    },
  }
}
