import { describe, expect, it } from 'vitest'
import { isSignedBy, signJson } from '../../../electron/core/crypto/signing.ts'
import { runCommand, askCommand } from '../../support/command-line.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { doubly, codeOf, send, sessionBody, workstation } from '../support/workstation.ts'
import { invite } from '../../../hub/access/invitations.ts'
import { addPerson } from '../../../hub/access/people.ts'
import { makeSigningPair } from '../../../electron/core/crypto/signing.ts'

const payloadOf = (signed: { payload: string }): unknown => JSON.parse(Buffer.from(signed.payload, 'base64url').toString())

describe('a device that is retired', () => {
  it('is told at its next contact, signed, and may send what it has, and nothing else', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['turn on the light'])
    const { station, stream } = desk
    expect(await runCommand('devices', 'retire', station.device.id, '--reason', 'lost on a train', '--data', running.folder)).toMatchObject({ exit: 0 })
    expect(await running.refusal('streams.head', { params: { stream: stream.id }, query: { seq: 0 } }, station.token)).toBe('unauthorised')
    const opened = await running.get('sessions.open', { body: sessionBody(running, station.device, { id: station.person.person, keys: station.keys }) })
    const order = opened.retirement ?? { payload: '', signature: '' }
    expect(isSignedBy('retirement', order, running.hub.keys.signingKey)).toBe(true)
    expect(payloadOf(order)).toMatchObject({ type: 'retirement', hub: running.made.hub, device: station.device.id, atOnce: false })
    expect((await send(running, stream, opened.token)).answers.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect(await running.refusal('batches.list', {}, opened.token)).toBe('device_retired')
    expect(await running.refusal('leases.take', { body: { batch: desk.at(0).batch } }, opened.token)).toBe('device_retired')
  })

  it('says so as its last word, signed by the key that goes next, and its leases end', async () => {
    const running = await runHub()
    const { station, manifest } = await reviewerAtWork(running, ['turn on the light'])
    const { id, signing } = station.device
    await runCommand('devices', 'retire', id, '--reason', 'old', '--data', running.folder)
    await station.renew()
    const receipt = { device: id, at: running.clock.now(), vaults: 1 }
    expect(await running.refusal('devices.receipt', { body: signJson('retired', receipt, makeSigningPair()) }, station.token)).toBe('bad_signature')
    expect(await running.get('devices.receipt', { body: signJson('retired', receipt, signing) }, station.token)).toEqual(receipt)
    expect((await askCommand('devices', 'list', '--data', running.folder)).value).toMatchObject({ devices: [{ device: id, reason: 'old', destroyedAt: running.clock.now(), people: [station.person.code] }] })
    const lease = await running.hub.store.selectFrom('leases').select('ends_at').where('id', '=', manifest.lease).executeTakeFirstOrThrow()
    expect(lease.ends_at).toBe(running.clock.now())
  })

  it('lets nobody join any more, while one that is in use cannot send such a word', async () => {
    const running = await runHub()
    const station = await workstation(running, 'reviewer')
    const { id, signing } = station.device
    expect(await running.refusal('devices.receipt', { body: signJson('retired', { device: id, at: 1, vaults: 0 }, signing) }, station.token)).toBe('forbidden')
    await runCommand('devices', 'retire', id, '--reason', 'old', '--at-once', '--data', running.folder)
    const { person } = await addPerson(running.hub, 'r-new', 'reviewer')
    const keys = makeSigningPair()
    const invitation = codeOf(await invite(running.hub, 'person', person, null))
    const body = doubly('join-person', { invitation, device: id, personKey: keys.publicKey, present: [] }, signing, keys)
    expect(await running.refusal('people.join', { body })).toBe('device_retired')
  })

  it('has to be known, takes a reason, and is retired once', async () => {
    const running = await runHub()
    const { device } = await workstation(running, 'reviewer')
    const retire = (...args: string[]) => runCommand('devices', 'retire', ...args, '--data', running.folder)
    expect(await retire(device.id)).toMatchObject({ exit: 2, err: expect.stringContaining('--reason') })
    expect(await retire('nobody', '--reason', 'x')).toMatchObject({ exit: 2, err: expect.stringContaining('There is no device nobody.') })
    expect(await retire(device.id, '--reason', 'x')).toMatchObject({ exit: 0 })
    expect(await retire(device.id, '--reason', 'x')).toMatchObject({ exit: 2, err: expect.stringContaining('retired before') })
  })
})
