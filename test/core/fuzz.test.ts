import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FailureReason } from '../../shared/contract/failure.ts'
import { methods, type MethodName } from '../../shared/contract/methods.ts'
import { findChainFault, type Envelope } from '../../shared/domain/chain.ts'
import { Role } from '../../shared/domain/values.ts'
import { digest } from '../../electron/core/crypto/digest.ts'
import { makeClip } from '../support/clips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { shaped } from '../support/shaped.ts'
import { spoiled } from '../support/spoiled.ts'
import { makeWorkplace } from '../support/workplace.ts'

/** Calls for each role; EARSHOT_FUZZ multiplies them. */
const calls = 600 * Number(process.env['EARSHOT_FUZZ'] ?? 1)
const callsAtOnce = 60
const words = ['play jazz', 'पांच मिनट', 'call anna', 'lights off']

type Call = { method: MethodName; input: unknown; passMs: number }

/** Any method with what it may well take, and as often with that spoiled in one place. */
const anyCall = (ids: readonly string[]): fc.Arbitrary<Call> =>
  fc.constantFrom(...(Object.keys(methods) as MethodName[])).chain(method => {
    const good = shaped(methods[method].input, ids)
    return fc.record({ method: fc.constant(method), input: fc.oneof(good, good.chain(spoiled)), passMs: fc.nat(20_000) })
  })

describe.each(Role.options)('no call of the bridge by a %s, however spoiled,', role => {
  test('is a fault of ours, answers outside the contract, or leaves the vault or its chain broken', { timeout: 600_000 }, async () => {
    const clips = words.map(text => makeClip(text))
    const place = await makeWorkplace(temporaryFolder(), role === 'reviewer' ? clips : [], role)
    if (role === 'reviewer') await place.ask('shift.start', { zone: 'UTC' })
    const ids = clips.map(({ row }) => row.clip)
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall(ids), { minLength: callsAtOnce, maxLength: callsAtOnce }), async all => {
        for (const { method, input, passMs } of all) {
          place.clock.pass(passMs)
          const reply = await place.dispatch(method, input)
          if (reply.ok) methods[method].output.parse(reply.value)
          else expect(FailureReason.parse(reply.failure.reason), `${method}: ${String(place.faults.at(-1))}`).not.toBe('internal_fault')
        }
        expect(place.faults, all.map(call => call.method).join(' ')).toEqual([])
      }),
      // What came before stays in the vault, so that a shorter list would show nothing.
      { numRuns: Math.ceil(calls / callsAtOnce), endOnFailure: true },
    )
    const { db } = place.vault
    const envelopes = db.prepare<[], { envelope: string }>('SELECT envelope FROM event ORDER BY seq').all().map(({ envelope }) => JSON.parse(envelope) as Envelope)
    expect(envelopes.length).toBeGreaterThan(0)
    expect(findChainFault(digest, place.vault.stream.id, { seq: 0, hash: null }, envelopes)).toBeNull()
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    await place.close()
  })
})
