import type { z } from 'zod'
import type { Access } from '../../shared/contract/method.ts'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { MethodInput, MethodName, MethodOutput, methods } from '../../shared/contract/methods.ts'
import type { Role } from '../../shared/domain/values.ts'
import { Refusal, failureOf } from './refusal.ts'

/** What a method is answered with; synchronous where it only touches the vault. */
type Handler<M extends MethodName> = (input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>>

type OpenMethod = { [M in MethodName]: (typeof methods)[M]['access'] extends 'anyone' ? M : never }[MethodName]
/** Handlers that need no open vault. */
export type FrontHandlers = { [M in OpenMethod]: Handler<M> }
/** Handlers that exist only while a person's vault is open. */
export type DeskHandlers = { [M in Exclude<MethodName, OpenMethod>]: Handler<M> }

export type MethodTable = Record<string, { access: Access; input: z.ZodType; output: z.ZodType }>
export type AnyHandlers = Record<string, (input: never) => unknown>

export type DispatchState = {
  methods: MethodTable
  front: AnyHandlers
  /** Null while no vault is open. */
  desk(): { role: Role; handlers: AnyHandlers } | null
  /** A fault of our own: no reason fits it. */
  report(method: string, error: unknown): void
}

/** Where the input went wrong and how, without what it said. */
const invalid = (error: z.ZodError): Refusal => {
  const issue = error.issues[0]
  return new Refusal('input_invalid', { at: issue?.path.join('.') ?? '', why: issue?.code ?? '' })
}

/**
 * The one place where a method's name, the vault's lock state, the caller's role and the input are checked, in this
 * order, and where whatever goes wrong becomes a failure.
 */
export function createDispatch({ methods: table, front, desk, report }: DispatchState) {
  const handlerFor = (name: string): { handler: (input: never) => unknown; input: z.ZodType } => {
    const method = Object.hasOwn(table, name) ? table[name] : undefined
    if (method === undefined) throw new Refusal('method_unknown')
    const open = method.access === 'anyone' ? null : desk()
    if (method.access !== 'anyone' && open === null) throw new Refusal('vault_locked')
    if (Array.isArray(method.access) && !method.access.includes(open?.role)) throw new Refusal('role_missing')
    const handler = (open?.handlers ?? front)[name]
    if (handler === undefined) throw new Refusal('method_unknown')
    return { handler, input: method.input }
  }
  return async (name: string, input: unknown): Promise<Reply<unknown>> => {
    try {
      const { handler, input: schema } = handlerFor(name)
      const parsed = schema.safeParse(input)
      if (!parsed.success) throw invalid(parsed.error)
      return { ok: true, value: await handler(parsed.data as never) }
    } catch (error) {
      const known: Failure | null = failureOf(error)
      if (known === null) report(name, error)
      return { ok: false, failure: known ?? new Refusal('internal_fault').failure }
    }
  }
}
