import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDeviceStore } from '../../../electron/core/device/store.ts'
import { isSignedBy } from '../../../electron/core/crypto/signing.ts'
import { eventPayloads } from '../../../shared/hub-api/events.ts'
import { LeaseReceipt } from '../../../shared/hub-api/leases.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'
import { createManualClock } from '../../support/time.ts'
import { enrolledDevice, openPlatform } from '../../support/workplace.ts'

const hour = 3_600_000

/** A device with one lease of ten hours on two clips, begun by the wall clock. */
async function leased(changes: { startsIn?: number } = {}) {
  const clock = createManualClock()
  const folder = temporaryFolder()
  const { device, record } = await enrolledDevice(folder, clock)
  onTestFinished(() => device.close())
  const person = randomUUID()
  const batch = randomUUID()
  const clips = [randomUUID(), randomUUID()]
  const startsAt = clock.now() + (changes.startsIn ?? 0)
  const terms = { lease: randomUUID(), batch, person, startsAt, endsAt: startsAt + 10 * hour }
  device.leases.begin(terms)
  device.sharesOf(person).make(batch, clips)
  const keys = (): number => clips.filter(clip => device.sharesOf(person).get(clip) !== null).length
  return { clock, folder, device, record, terms, batch, clips, keys }
}

describe('a lease on a device', () => {
  test('opens its clips from its beginning to its end, and keeps nothing beyond', async () => {
    const { clock, device, keys, batch } = await leased({ startsIn: hour })
    device.time.learn(clock.now())
    const opens = () => reasonOf(() => device.leases.requireRunning(batch))
    expect(await opens()).toBe('lease_early')
    clock.pass(hour)
    device.leases.requireRunning(batch)
    clock.pass(10 * hour - 1)
    device.leases.requireRunning(batch)
    expect(device.leases.expire()).toBe(false)
    clock.pass(1)
    expect(await opens()).toBe('lease_ended')
    expect(device.leases.expire()).toBe(true)
    expect(keys()).toBe(0)
    expect(device.leases.expire()).toBe(false)
  })

  test('only closes when the wall clock alone says that it is over; its keys go once the hub says so too', async () => {
    const { clock, device, keys, batch } = await leased()
    clock.setWall(clock.now() + 11 * hour)
    expect(await reasonOf(() => device.leases.requireRunning(batch))).toBe('lease_ended')
    expect(device.leases.expire()).toBe(false)
    expect(keys()).toBe(2)
    device.time.learn(clock.now())
    expect(device.leases.expire()).toBe(true)
    expect(keys()).toBe(0)
  })

  test('opens again when the hub says that the clock was wrong', async () => {
    const { clock, device, batch } = await leased()
    const real = clock.now()
    clock.setWall(real + 11 * hour)
    expect(await reasonOf(() => device.leases.requireRunning(batch))).toBe('lease_ended')
    device.time.learn(real)
    device.leases.requireRunning(batch)
  })

  test('is destroyed 72 hours later by the wall clock alone', async () => {
    const { clock, device, keys, terms } = await leased()
    clock.setWall(terms.endsAt + 72 * hour - 1)
    expect(device.leases.expire()).toBe(false)
    clock.setWall(terms.endsAt + 72 * hour)
    expect(device.leases.expire()).toBe(true)
    expect(keys()).toBe(0)
  })

  test('plays nothing on a clock that was set back, and loses nothing by it', async () => {
    const { clock, device, keys, batch } = await leased()
    clock.pass(hour)
    device.time.now()
    clock.setWall(clock.now() - 2 * hour)
    expect(await reasonOf(() => device.leases.requireRunning(batch))).toBe('clock_rolled_back')
    expect(device.leases.expire()).toBe(false)
    expect(keys()).toBe(2)
    device.time.learn(clock.now() + 2 * hour)
    device.leases.requireRunning(batch)
  })

  test('leaves a receipt, signed by the device, in the device\'s own stream', async () => {
    const { device, record, terms, batch } = await leased()
    expect(device.leases.end(batch, 'returned')).toBe(true)
    const events = device.stream()?.unsent(99) ?? []
    const told = events.map(({ envelope, payload }) => ({ type: envelope.type, payload })).at(-1)
    expect(told?.type).toBe('lease.shredded')
    const { receipt } = eventPayloads['lease.shredded'].parse(told?.payload)
    expect(isSignedBy('receipt', receipt, device.identity.signing.publicKey)).toBe(true)
    expect(LeaseReceipt.parse(JSON.parse(Buffer.from(receipt.payload, 'base64url').toString()))).toMatchObject({
      hub: record.id, device: record.device, person: terms.person, lease: terms.lease, batch, endedFor: 'returned', clips: 2,
    })
    expect(device.leases.end(batch, 'recalled')).toBe(false)
    expect(device.leases.endOf(terms.lease)).toBe('returned')
  })

  test('ends as the hub says, also one of which this device has nothing', async () => {
    const { device, terms, keys } = await leased()
    const heard: string[] = []
    device.leases.onEnd(() => heard.push('ended'))
    const lost = { ...terms, lease: randomUUID(), batch: randomUUID() }
    expect(device.leases.follow({ leases: [{ ...terms, endedFor: null }] })).toBe(false)
    expect(device.leases.follow({ leases: [{ ...terms, endedFor: 'recalled' }, { ...lost, endedFor: 'expired' }] })).toBe(true)
    expect(device.leases.endOf(terms.lease)).toBe('recalled')
    expect(device.leases.endOf(lost.lease)).toBe('expired')
    expect(keys()).toBe(0)
    expect(heard).toEqual(['ended'])
    expect(device.leases.follow({ leases: [{ ...terms, endedFor: 'recalled' }] })).toBe(false)
    expect(await reasonOf(() => device.leases.requireRunning(terms.batch))).toBe('clip_recalled')
  })

  test('is superseded by another one of the same batch', async () => {
    const { device, terms, batch, clips, keys } = await leased()
    device.leases.begin({ ...terms, lease: randomUUID() })
    expect(device.leases.endOf(terms.lease)).toBe('expired')
    expect(keys()).toBe(0)
    device.sharesOf(terms.person).make(batch, clips)
    device.leases.requireRunning(batch)
  })

  test('stays ended over a restart', async () => {
    const { device, folder, terms, batch, clips } = await leased()
    const share = device.sharesOf(terms.person).get(clips[0] ?? '') ?? Buffer.alloc(0)
    device.leases.end(batch, 'closed')
    device.close()
    const again = await openDeviceStore(folder, { platform: openPlatform, clock: createManualClock(), random: randomBytes })
    expect(share.length).toBe(32)
    expect(again.sharesOf(terms.person).get(clips[0] ?? '')).toBeNull()
    expect(again.leases.endOf(terms.lease)).toBe('closed')
    again.close()
  })

  test('of one person goes without the other\'s, though both were given the same clip', async () => {
    const { device, terms, batch, clips } = await leased()
    const other = { ...terms, lease: randomUUID(), batch: randomUUID(), person: randomUUID() }
    device.leases.begin(other)
    device.sharesOf(other.person).make(other.batch, clips)
    device.leases.end(batch, 'closed')
    expect(clips.map(clip => device.sharesOf(other.person).get(clip)?.length)).toEqual([32, 32])
  })
})
