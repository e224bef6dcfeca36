import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeSigningPair } from '../../../electron/core/crypto/signing.ts'
import { addPerson } from '../../../hub/access/people.ts'
import { runHub } from '../support/running-hub.ts'
import { doubly, enrolDevice, joinOn, sessionBody, workstation } from '../support/workstation.ts'

const minute = 60_000
const nonce = () => randomBytes(16).toString('base64url')

describe('a session', () => {
  it('is opened by device and person, lasts an hour and brings the policy', async () => {
    const running = await runHub()
    const { device, person, keys } = await workstation(running, 'reviewer')
    const session = await running.get('sessions.open', { body: sessionBody(running, device, { id: person.person, keys }) })
    expect(session).toMatchObject({ person, expiresAt: running.clock.now() + 60 * minute, time: running.clock.now() })
    expect((await running.ask('batches.list', {}, session.token)).status).toBe(200)
    running.clock.pass(60 * minute)
    expect(await running.refusal('batches.list', {}, session.token)).toBe('unauthorised')
  })

  it('may be the device\'s alone, and then is nobody\'s', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const session = await running.get('sessions.open', { body: sessionBody(running, device, null) })
    expect(session.person).toBeNull()
    expect(await running.refusal('batches.list', {}, session.token)).toBe('forbidden')
    expect((await running.ask('streams.head', { params: { stream: device.id }, query: { seq: 0 } }, session.token)).status).toBe(200)
  })

  it('is refused when the clock is more than five minutes off, either way', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const at = (offset: number) => ({
      body: doubly('session', { device: device.id, person: null, at: running.clock.now() + offset, nonce: nonce() }, device.signing, null),
    })
    expect(await running.refusal('sessions.open', at(5 * minute + 1))).toBe('clock_skewed')
    expect(await running.refusal('sessions.open', at(-5 * minute - 1))).toBe('clock_skewed')
    expect((await running.ask('sessions.open', at(5 * minute))).status).toBe(200)
    expect((await running.ask('sessions.open', at(-5 * minute))).status).toBe(200)
  })

  it('is refused when the same request comes again, for as long as its time would pass', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const claim = { device: device.id, person: null, at: running.clock.now() + 5 * minute, nonce: nonce() }
    const body = doubly('session', claim, device.signing, null)
    await running.get('sessions.open', { body })
    expect(await running.refusal('sessions.open', { body })).toBe('unauthorised')
    running.clock.pass(10 * minute)
    await running.get('sessions.open', { body: sessionBody(running, device, null) })
    expect(await running.refusal('sessions.open', { body })).toBe('unauthorised')
    running.clock.pass(1)
    expect(await running.refusal('sessions.open', { body })).toBe('clock_skewed')
  })

  it('is refused with another\'s signature, a missing one, or one too many', async () => {
    const running = await runHub()
    const { device, person, keys } = await workstation(running, 'reviewer')
    const claim = { device: device.id, person: person.person, at: running.clock.now(), nonce: nonce() }
    const refusal = (body: ReturnType<typeof doubly>) => running.refusal('sessions.open', { body })
    expect(await refusal(doubly('session', claim, makeSigningPair(), keys))).toBe('bad_signature')
    expect(await refusal(doubly('session', claim, device.signing, makeSigningPair()))).toBe('bad_signature')
    expect(await refusal(doubly('session', claim, device.signing, null))).toBe('bad_signature')
    expect(await refusal(doubly('join-person', claim, device.signing, keys))).toBe('bad_signature')
    expect(await refusal(doubly('session', { ...claim, person: null }, device.signing, keys))).toBe('bad_signature')
  })

  it('is refused to a device that is not enrolled and to a person who has not joined there', async () => {
    const running = await runHub()
    const { device, person, keys } = await workstation(running, 'reviewer')
    const other = await enrolDevice(running)
    expect(await running.refusal('sessions.open', { body: sessionBody(running, other, { id: person.person, keys }) })).toBe('unauthorised')
    const stranger = { ...device, id: person.person }
    expect(await running.refusal('sessions.open', { body: sessionBody(running, stranger, { id: person.person, keys }) })).toBe('unauthorised')
  })

  it('takes the newest key of a person on a device: a replaced vault ends the old one', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const { person: id } = await addPerson(running.hub, 'r-9', 'reviewer')
    const before = makeSigningPair()
    const after = makeSigningPair()
    await joinOn(running, device, id, before)
    await joinOn(running, device, id, after)
    expect(await running.refusal('sessions.open', { body: sessionBody(running, device, { id, keys: before }) })).toBe('bad_signature')
    expect((await running.ask('sessions.open', { body: sessionBody(running, device, { id, keys: after }) })).status).toBe(200)
  })

  it('has a token that the hub keeps as a hash only', async () => {
    const running = await runHub()
    const { token } = await workstation(running, 'reviewer')
    const rows = await running.hub.store.selectFrom('sessions').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.token_hash.equals(Buffer.from(token, 'base64url'))).toBe(false)
    expect(running.logged()).not.toContain(token)
  })

  it('is not opened by a token that is none', async () => {
    const running = await runHub()
    expect(await running.refusal('batches.list', {}, randomBytes(32).toString('base64url'))).toBe('unauthorised')
    expect(await running.refusal('batches.list', {}, 'x')).toBe('unauthorised')
    expect(await running.refusal('batches.list', {})).toBe('unauthorised')
  })
})
