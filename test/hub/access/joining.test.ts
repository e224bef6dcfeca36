import { describe, expect, it } from 'vitest'
import { parseInvitation } from '../../../shared/hub-api/access.ts'
import { Hello, Policy } from '../../../shared/hub-api/hello.ts'
import { isSignedBy, makeSealingPair, makeSigningPair, signJson } from '../../../electron/core/crypto/signing.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { invite } from '../../../hub/access/invitations.ts'
import { addPerson } from '../../../hub/access/people.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { codeOf, doubly, enrolDevice, joinOn } from '../support/workstation.ts'

const open = (payload: string): unknown => JSON.parse(Buffer.from(payload, 'base64url').toString())

const enrolment = (invitation: { id: string; secret: string }, signing = makeSigningPair()) =>
  signJson('enrol-device', { invitation, signingKey: signing.publicKey, sealingKey: makeSealingPair().publicKey }, signing)

const invitedDevice = async (running: RunningHub) => codeOf(await invite(running.hub, 'device', null, null))

const wrongSecret = ({ id, secret }: { id: string; secret: string }) => ({ id, secret: secret.startsWith('0') ? `1${secret.slice(1)}` : `0${secret.slice(1)}` })

describe('a hub', () => {
  it('introduces itself by the key whose fingerprint is in every invitation', async () => {
    const running = await runHub()
    const signed = await running.get('hub.hello', {})
    const hello = Hello.parse(open(signed.payload))
    expect(isSignedBy('hello', signed, hello.signingKey)).toBe(true)
    const invitation = parseInvitation(await invite(running.hub, 'device', null, null))
    expect(sha256(Buffer.from(hello.signingKey, 'base64url')).toString('base64url')).toBe(invitation?.fingerprint)
    expect(hello).toMatchObject({ hub: running.made.hub, epoch: 1, version: 1, time: running.clock.now(), certificate: null })
  })

  it('invites to the address it was made with, or to the one it is told', async () => {
    const { hub } = await runHub()
    expect(parseInvitation(await invite(hub, 'device', null, null))?.host).toBe('127.0.0.1:7420')
    expect(parseInvitation(await invite(hub, 'device', null, 'hub.example:8000'))?.host).toBe('hub.example:8000')
  })
})

describe('enrolling a device', () => {
  it('gives it an id and the signed policy', async () => {
    const running = await runHub()
    const { device, policy } = await running.get('devices.enrol', { body: enrolment(await invitedDevice(running)) })
    const hello = Hello.parse(open((await running.get('hub.hello', {})).payload))
    expect(isSignedBy('policy', policy, hello.signingKey)).toBe(true)
    expect(Policy.parse(open(policy.payload))).toMatchObject({ sample: true, leaseHours: 12, hub: running.made.hub })
    expect(await running.hub.store.selectFrom('devices').select('id').execute()).toEqual([{ id: device }])
  })

  it('uses an invitation once', async () => {
    const running = await runHub()
    const code = await invitedDevice(running)
    await running.get('devices.enrol', { body: enrolment(code) })
    expect(await running.refusal('devices.enrol', { body: enrolment(code) })).toBe('invitation_used')
  })

  it('refuses an invitation after 24 hours', async () => {
    const running = await runHub()
    const code = await invitedDevice(running)
    running.clock.pass(24 * 3_600_000)
    expect(await running.refusal('devices.enrol', { body: enrolment(code) })).toBe('invitation_expired')
  })

  it('says the same of a wrong secret and of an invitation that never was', async () => {
    const running = await runHub()
    const code = await invitedDevice(running)
    const wrong = await running.ask('devices.enrol', { body: enrolment(wrongSecret(code)) })
    const never = await running.ask('devices.enrol', { body: enrolment({ id: '000000', secret: code.secret }) })
    expect(wrong.problem).toEqual(never.problem)
    expect(wrong.problem?.code).toBe('invitation_unknown')
  })

  it('closes an invitation after ten wrong secrets, also for the right one', async () => {
    const running = await runHub()
    const code = await invitedDevice(running)
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(await running.refusal('devices.enrol', { body: enrolment(wrongSecret(code)) })).toBe('invitation_unknown')
    }
    expect(await running.refusal('devices.enrol', { body: enrolment(code) })).toBe('invitation_exhausted')
  })

  it('does not count a try against an invitation when the request is not signed by the device', async () => {
    const running = await runHub()
    const code = await invitedDevice(running)
    const stranger = enrolment(code)
    const body = { ...enrolment(code), signature: stranger.signature }
    expect(await running.refusal('devices.enrol', { body })).toBe('bad_signature')
    expect((await running.ask('devices.enrol', { body: enrolment(code) })).status).toBe(200)
  })

  it('takes no invitation that is for a person', async () => {
    const running = await runHub()
    const { person } = await addPerson(running.hub, 'r-1', 'reviewer')
    const code = codeOf(await invite(running.hub, 'person', person, null))
    expect(await running.refusal('devices.enrol', { body: enrolment(code) })).toBe('invitation_unknown')
  })

  it('refuses a key that is enrolled already, and what does not fit the contract', async () => {
    const running = await runHub()
    const signing = makeSigningPair()
    await running.get('devices.enrol', { body: enrolment(await invitedDevice(running), signing) })
    expect(await running.refusal('devices.enrol', { body: enrolment(await invitedDevice(running), signing) })).toBe('invalid_request')
    const more = signJson('enrol-device', { invitation: await invitedDevice(running), signingKey: signing.publicKey, sealingKey: signing.publicKey, name: 'x' }, signing)
    expect(await running.refusal('devices.enrol', { body: more })).toBe('invalid_request')
  })

  it('keeps no secret of an invitation', async () => {
    const running = await runHub()
    const { secret } = await invitedDevice(running)
    const row = await running.hub.store.selectFrom('invitations').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(row.secret_hash.equals(sha256(secret))).toBe(false)
  })
})

describe('joining as a person', () => {
  it('binds them to the device with the key of their vault there', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const { person } = await addPerson(running.hub, 'r-17', 'reviewer')
    expect(await joinOn(running, device, person, makeSigningPair())).toEqual({ person, code: 'r-17', role: 'reviewer' })
  })

  it('needs a device that is enrolled and both signatures', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const { person } = await addPerson(running.hub, 'r-17', 'reviewer')
    const invitation = codeOf(await invite(running.hub, 'person', person, null))
    const keys = makeSigningPair()
    const claim = { invitation, device: device.id, personKey: keys.publicKey, present: [] }
    const good = doubly('join-person', claim, device.signing, keys)
    expect(await running.refusal('people.join', { body: { ...good, personSignature: null } })).toBe('bad_signature')
    expect(await running.refusal('people.join', { body: doubly('join-person', claim, makeSigningPair(), keys) })).toBe('bad_signature')
    expect(await running.refusal('people.join', { body: doubly('join-person', claim, device.signing, makeSigningPair()) })).toBe('bad_signature')
    expect(await running.refusal('people.join', { body: doubly('session', claim, device.signing, keys) })).toBe('bad_signature')
    const elsewhere = doubly('join-person', { ...claim, device: person }, device.signing, keys)
    expect(await running.refusal('people.join', { body: elsewhere })).toBe('unauthorised')
    expect((await running.ask('people.join', { body: good })).status).toBe(200)
    expect(await running.refusal('people.join', { body: good })).toBe('invitation_used')
  })
})
