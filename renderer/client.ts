import type { z } from 'zod'
import type { CoreEvent, CoreEventName } from '../shared/contract/events.ts'
import { Failure, type Reply } from '../shared/contract/failure.ts'
import type { Bridge, methods } from '../shared/contract/methods.ts'

type MethodTable = Record<string, { input: z.ZodType; output: z.ZodType }>

/** Typed calls over a bridge; every reply is parsed by the schema of its method. Never rejects. */
export type ClientOf<T extends MethodTable> = {
  call<M extends keyof T & string>(method: M, input: z.infer<T[M]['input']>): Promise<Reply<z.infer<T[M]['output']>>>
  /** Calls back at every core event of one of these names. */
  on(names: readonly CoreEventName[], listener: (event: CoreEvent) => void): () => void
}

export type Client = ClientOf<typeof methods>

const fault = { ok: false, failure: { code: 'internal', reason: 'internal_fault', facts: {} } } as const satisfies Reply<never>

export function createClient<T extends MethodTable>(bridge: Bridge, table: T): ClientOf<T> {
  return {
    async call(method, input) {
      const schema = table[method]?.output
      const reply = await bridge.call(method, input).catch(() => fault)
      if (schema === undefined) return fault
      if (!reply.ok) return { ok: false, failure: Failure.safeParse(reply.failure).data ?? fault.failure }
      const parsed = schema.safeParse(reply.value)
      return parsed.success ? { ok: true, value: parsed.data as z.infer<T[typeof method]['output']> } : fault
    },
    on: (names, listener) => bridge.subscribe(event => { if (names.includes(event.name)) listener(event) }),
  }
}
