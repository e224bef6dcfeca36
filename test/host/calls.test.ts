import { describe, expect, it } from 'vitest'
import { answerCall } from '../../electron/host/calls.ts'
import type { Reply } from '../../shared/contract/failure.ts'

const reached: unknown[][] = []
const core = {
  async call(method: string, input: unknown): Promise<Reply<unknown>> {
    reached.push([method, input])
    if (method === 'clips.open') throw new Error('The core has ended')
    return { ok: true, value: input }
  },
}

describe('a call from a renderer', () => {
  it('reaches the core with its method and input, and its reply comes back as it is', async () => {
    expect(await answerCall(core, { method: 'session.read', input: { a: 1 } })).toEqual({ ok: true, value: { a: 1 } })
    expect(reached.at(-1)).toEqual(['session.read', { a: 1 }])
  })

  it.each([
    null, undefined, 'session.read', 7, [], {}, { method: 7, input: {} }, { method: '', input: {} },
    { method: 'session', input: {} }, { method: '__proto__.read', input: {} }, { method: `session.${'r'.repeat(64)}`, input: {} },
    { method: 'session.read', input: {}, also: 1 },
  ])('of another shape never reaches the core: %j', async message => {
    const before = reached.length
    expect(await answerCall(core, message)).toEqual({ ok: false, failure: { code: 'invalid', reason: 'input_invalid', facts: {} } })
    expect(reached).toHaveLength(before)
  })

  it('fails in words, not by throwing, when the core is gone', async () => {
    expect(await answerCall(core, { method: 'clips.open', input: {} })).toMatchObject({ ok: false, failure: { reason: 'internal_fault' } })
  })
})
