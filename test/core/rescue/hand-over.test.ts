import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeSigningPair, signJson } from '../../../electron/core/crypto/signing.ts'
import { openDeviceStore } from '../../../electron/core/device/store.ts'
import { createHandouts } from '../../../electron/core/handouts/handouts.ts'
import { HubProblem } from '../../../electron/core/hub/client.ts'
import type { Connection } from '../../../electron/core/hub/connection.ts'
import { Refusal } from '../../../electron/core/refusal.ts'
import { createHandOver } from '../../../electron/core/rescue/hand-over.ts'
import { rescuePartBytes, type RescuePart, type RescueReceipt } from '../../../shared/hub-api/rescue.ts'
import type { z } from 'zod'
import { temporaryFolder } from '../../support/folders.ts'
import { openPlatform } from '../../support/workplace.ts'

const hubKeys = makeSigningPair()
const [hubId, laptop, person] = ['5f0c1ad2-6e0c-4b0e-9a55-3a8d2d3b7d11', '5f0c1ad2-6e0c-4b0e-9a55-3a8d2d3b7d12', '5f0c1ad2-6e0c-4b0e-9a55-3a8d2d3b7d13'] as const
const record = { id: hubId, device: laptop, host: 'hub:1', signingKey: hubKeys.publicKey, recoveryKey: '', certificate: null }
const hour = 3_600_000

type Line = { cutAfter?: number; signing?: typeof hubKeys; kept?: boolean; refuses?: boolean }

/** A device store with one bundle of two and a half parts, and a hub that keeps what comes and signs for it. */
async function waitingBundle() {
  const folder = temporaryFolder()
  let passed = 0
  const clock = { now: () => Date.now() + passed, monotonic: () => performance.now() + passed }
  const device = await openDeviceStore(folder, { platform: openPlatform, clock, random: randomBytes })
  onTestFinished(() => device.close())
  const text = randomBytes(Math.round((rescuePartBytes * 2.5 * 3) / 4)).toString('base64url')
  const name = createHash('sha256').update(text).digest('base64url')
  device.rescues.keep(text, { person, madeAt: 1, events: 7, incomplete: 0, contents: 'c' })
  const came: number[] = []
  let held = Buffer.alloc(0)
  let asked = 0
  const makeLine = ({ cutAfter = Infinity, signing = hubKeys, kept = true, refuses = false }: Line) => {
    let parts = 0
    const receipt = () => signJson('rescue-receipt', {
      type: 'rescue-receipt', hub: hubId, device: laptop, person, rescue: name, receivedAt: clock.now(), known: 0, taken: 7, rejected: 0, unattached: 0, kept,
    } satisfies RescueReceipt, signing)
    const hub: Connection = {
      bytes: () => Promise.reject(new Error('Only rescues are taken here')),
      async call(route, input) {
        asked++
        if (refuses) throw new HubProblem('invalid_request', 400)
        const { body } = input as { body?: z.infer<typeof RescuePart> }
        if (route === 'rescues.send' && body !== undefined) {
          if (++parts > cutAfter) throw new Refusal('hub_unreachable')
          came.push(body.from)
          if (body.from === held.length) held = Buffer.concat([held, Buffer.from(body.bytes, 'base64url')])
        }
        return { received: held.length, receipt: held.length === text.length ? receipt() : null } as never
      },
    }
    return createHandOver({
      rescues: device.rescues, record, hub, person, handouts: createHandouts(randomBytes, clock.monotonic), now: clock.now, monotonic: clock.monotonic, emit: () => undefined,
    })
  }
  return {
    device, came, text, makeLine, held: () => held.toString(),
    isHere: () => existsSync(join(folder, 'rescued', `${name}.json`)),
    askedSoFar: () => asked,
    pass: (ms: number) => void (passed += ms),
  }
}

const never = new AbortController().signal
const stateIn = (handOver: ReturnType<typeof createHandOver>) => handOver.handlers['rescues.read']({})

describe('a rescued bundle on its way', () => {
  test('goes on where the line broke, and its file goes with the receipt alone', async () => {
    const { came, text, makeLine, held, isHere } = await waitingBundle()
    const cut = makeLine({ cutAfter: 1 })
    await expect(cut.all(never)).rejects.toThrow('hub_unreachable')
    expect(stateIn(cut)).toMatchObject([{ state: 'waiting', sentBytes: rescuePartBytes, here: true }])
    expect(cut.waiting()).toBe(1)
    const later = makeLine({})
    await later.all(never)
    expect(came).toEqual([0, rescuePartBytes, 2 * rescuePartBytes])
    expect(held()).toBe(text)
    expect(stateIn(later)).toMatchObject([{ state: 'received', here: false }])
    expect({ waiting: later.waiting(), here: isHere() }).toEqual({ waiting: 0, here: false })
  })

  test('stays with a receipt that the hub has not signed', async () => {
    const { makeLine, isHere } = await waitingBundle()
    const false_ = makeLine({ signing: makeSigningPair() })
    await expect(false_.all(never)).rejects.toThrow('hub_not_trusted')
    expect(isHere()).toBe(true)
    expect(stateIn(false_)).toMatchObject([{ state: 'waiting' }])
  })

  test('stays until it is kept for good, about which the hub is asked once an hour', async () => {
    const { makeLine, isHere, askedSoFar, pass } = await waitingBundle()
    const line = makeLine({ kept: false })
    await line.all(never)
    const asked = askedSoFar()
    expect({ state: stateIn(line), here: isHere() }).toMatchObject({ state: [{ state: 'received', here: true }], here: true })
    await line.all(never)
    expect(askedSoFar()).toBe(asked)
    pass(hour)
    await line.all(never)
    expect(askedSoFar()).toBe(asked + 1)
  })

  test('that the hub will not have holds up nothing, stays, and is tried again an hour later', async () => {
    const { makeLine, isHere, askedSoFar, pass } = await waitingBundle()
    const line = makeLine({ refuses: true })
    await line.all(never)
    await line.all(never)
    expect({ asked: askedSoFar(), waiting: line.waiting(), here: isHere() }).toEqual({ asked: 1, waiting: 0, here: true })
    expect(stateIn(line)).toMatchObject([{ state: 'refused' }])
    pass(hour)
    await line.all(never)
    expect(askedSoFar()).toBe(2)
  })
})
