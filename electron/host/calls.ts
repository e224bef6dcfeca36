import { z } from 'zod'
import { failureReasons, type FailureReason, type Reply } from '../../shared/contract/failure.ts'
import type { CoreLink } from '../core/link.ts'

/** The shape of the one message that a renderer may send; what the method takes is checked by the core. */
const Call = z.strictObject({ method: z.string().max(64).regex(/^[a-z]+\.[a-zA-Z]+$/), input: z.unknown() })

/** A reply that the host gives by itself, without the core. */
export const hostFailure = (reason: FailureReason): Reply<never> => ({
  ok: false,
  failure: { code: failureReasons[reason], reason, facts: {} },
})

/** Passes a call from a renderer on to the core. Never rejects: a core that is gone is a failure like any other. */
export async function answerCall(core: Pick<CoreLink, 'call'>, message: unknown): Promise<Reply<unknown>> {
  const call = Call.safeParse(message)
  if (!call.success) return hostFailure('input_invalid')
  return core.call(call.data.method, call.data.input).catch(() => hostFailure('internal_fault'))
}
