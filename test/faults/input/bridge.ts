import fc from 'fast-check'
import { FailureReason } from '../../../shared/contract/failure.ts'
import { methods, type MethodName } from '../../../shared/contract/methods.ts'
import { Role } from '../../../shared/domain/values.ts'
import { openChain } from '../../../electron/core/audit/chain.ts'
import { followChain } from '../../../electron/core/audit/follow.ts'
import { emptyHead } from '../../../shared/domain/chain.ts'
import { makeClip } from '../../support/clips.ts'
import { shaped } from '../../support/shaped.ts'
import { spoiled } from '../../support/spoiled.ts'
import { makeWorkplace } from '../../support/workplace.ts'
import type { Checked } from '../fault.ts'
import { expect, type Cases, type Target } from './target.ts'

const callsAtOnce = 60
const words = ['play jazz', 'पांच मिनट', 'call anna', 'lights off']

type Call = { method: MethodName; input: unknown; passMs: number }
type Place = Awaited<ReturnType<typeof makeWorkplace>>

/** Any method with what it may well take, and as often with that spoiled in one place. */
const anyCall = (ids: readonly string[]): fc.Arbitrary<Call> =>
  fc.constantFrom(...(Object.keys(methods) as MethodName[])).chain(method => {
    const good = shaped(methods[method].input, ids)
    return fc.record({ method: fc.constant(method), input: fc.oneof(good, good.chain(spoiled)), passMs: fc.nat(20_000) })
  })

async function requireWhole({ vault: { db } }: Place): Promise<number> {
  const { events, fault } = await followChain(openChain(db), emptyHead, { restMs: 0, signal: new AbortController().signal })
  expect(fault === null, () => `The chain is ${fault?.fault ?? ''} at event ${fault?.seq ?? 0}`)
  expect(events > 0, () => 'Nothing was written')
  expect(db.pragma('integrity_check', { simple: true }) === 'ok', () => 'The vault is not whole')
  expect((db.pragma('foreign_key_check') as unknown[]).length === 0, () => 'A row refers to nothing')
  return events
}

/**
 * Calls of the bridge by somebody of a role, well formed and spoiled: none may be a fault of ours, answer outside the
 * contract, or leave the vault or its chain broken.
 */
export async function callByRole(role: Role, { cases, seed }: Cases, folder: string): Promise<Checked> {
  const clips = words.map(text => makeClip(text))
  const place = await makeWorkplace(folder, role === 'reviewer' ? clips : [], role)
  const [calls, refused] = [`calls by a ${role}`, 'of them refused']
  const counts = { [calls]: 0, [refused]: 0 }
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  try {
    if (role === 'reviewer') await place.ask('shift.start', { zone: 'UTC' })
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall(clips.map(({ row }) => row.clip)), { minLength: callsAtOnce, maxLength: callsAtOnce }), async all => {
        for (const { method, input, passMs } of all) {
          place.clock.pass(passMs)
          const reply = await place.dispatch(method, input)
          count(calls)
          if (reply.ok) methods[method].output.parse(reply.value)
          else {
            count(refused)
            expect(FailureReason.parse(reply.failure.reason) !== 'internal_fault', () => `${method}: ${String(place.faults.at(-1))}`)
          }
        }
        expect(place.faults.length === 0, () => `${all.map(call => call.method).join(' ')}: ${String(place.faults[0])}`)
      }),
      // What came before stays in the vault, so that a shorter list would show nothing.
      { numRuns: Math.ceil(cases / callsAtOnce), seed, endOnFailure: true },
    )
    return { ...counts, 'events in their chain': await requireWhole(place) }
  } finally {
    await place.close()
  }
}

export const bridges: readonly Target[] = Role.options.map(role => ({ name: `bridge, ${role}`, run: (cases, folder) => callByRole(role, cases, folder) }))
