import { describe, expect, it } from 'vitest'
import type { LeaseEnd } from '../../../shared/domain/batch.ts'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import { annotation, submitted } from '../support/answers.ts'
import { assignTo } from '../support/clips.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, send, sessionBody, workstation, type Workstation } from '../support/workstation.ts'

const hour = 3_600_000

/** What a device sends once a lease's keys are gone. */
async function sendReceipt(running: RunningHub, { station, manifest }: Desk, endedFor: LeaseEnd, changes: { device?: string; by?: Workstation } = {}) {
  const { lease, batch, person, hub } = manifest
  const signer = changes.by ?? station
  const receipt = { type: 'receipt', hub, device: changes.device ?? station.device.id, person, lease, batch, endedFor, endedAt: running.clock.now(), clips: 2 }
  const own = createStream(running, { device: signer.device.id, person: null })
  own.append('lease.shredded', { lease, receipt: signJson('receipt', receipt, signer.device.signing) })
  const { answers } = await send(running, own, signer.token)
  return answers.at(-1)?.status
}

describe('the leases of a device', () => {
  it('are told to the device alone, with nobody signed in, and say which are over until their receipts are here', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'turn it off'])
    const { device } = desk.station
    const standing = async () => {
      const { token } = await running.get('sessions.open', { body: sessionBody(running, device, null) })
      return (await running.get('leases.standing', {}, token)).leases
    }
    const { lease, batch, person, startsAt, endsAt } = desk.manifest
    expect(await standing()).toEqual([{ lease, batch, person, startsAt, endsAt, endedFor: null }])
    expect((await running.get('leases.standing', {}, (await workstation(running, 'reviewer')).token)).leases).toEqual([])
    running.clock.pass(12 * hour)
    expect(await standing()).toMatchObject([{ lease, endedFor: 'expired' }])
    await desk.station.renew()
    expect(await sendReceipt(running, desk, 'expired')).toBe('accepted')
    expect(await standing()).toEqual([])
    expect(await running.hub.store.selectFrom('leases').select(['ended_for', 'receipted_at']).execute()).toEqual([
      { ended_for: 'expired', receipted_at: running.clock.now() },
    ])
  })

  it('end at once when the hub ends them: nothing is fetched any more, and late work is taken all the same', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'turn it off'])
    const { station, stream, manifest, at } = desk
    running.clock.pass(hour)
    await station.renew()
    await running.hub.store.updateTable('leases').set({ ended_for: 'recalled' }).where('batch', '=', manifest.batch).execute()
    expect((await running.get('leases.standing', {}, station.token)).leases).toMatchObject([{ lease: manifest.lease, endedFor: 'recalled' }])
    const pack = await fetch(`${running.origin}/v1/leases/${manifest.lease}/pack`, { headers: { authorization: `Bearer ${station.token}`, 'earshot-protocol': '1' } })
    expect(await pack.json()).toMatchObject({ code: 'lease_ended' })
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    expect((await send(running, stream, station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
  })

  it('are receipted by their own device and with its signature alone', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const stranger = await workstation(running, 'reviewer')
    expect(await sendReceipt(running, desk, 'expired', { by: stranger })).toBe('rejected')
    expect(await sendReceipt(running, desk, 'expired', { by: stranger, device: stranger.device.id })).toBe('rejected')
    const own = createStream(running, { device: desk.station.device.id, person: null })
    const { lease, batch, person, hub } = desk.manifest
    const receipt = { type: 'receipt', hub, device: desk.station.device.id, person, lease, batch, endedFor: 'expired', endedAt: 5, clips: 1 }
    own.append('lease.shredded', { lease, receipt: signJson('receipt', receipt, stranger.device.signing) })
    expect((await send(running, own, desk.station.token)).answers.at(-1)).toMatchObject({ status: 'rejected' })
    expect((await running.get('leases.standing', {}, desk.station.token)).leases).toMatchObject([{ endedFor: null }])
  })
})

describe('a batch that is given back', () => {
  it('is not offered to its reviewer again, and what they left unanswered is free for others', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'turn it off'])
    const { station, stream, manifest, at } = desk
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    await send(running, stream, station.token)
    const colleague = await workstation(running, 'reviewer')
    await expect(assignTo(running, colleague.person.code)).rejects.toMatchObject({ code: 'nothing_to_assign' })
    expect(await sendReceipt(running, desk, 'returned')).toBe('accepted')
    expect(await running.get('batches.list', {}, station.token)).toMatchObject([{ batch: manifest.batch, state: 'returned' }])
    await expect(running.get('leases.take', { body: { batch: manifest.batch } }, station.token)).rejects.toThrow('nothing_assigned')
    expect(await assignTo(running, colleague.person.code)).toMatchObject({ clips: 1 })
  })

  it('takes what was done in it and sent late, as an overlap with whoever has the clip now', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const { station, stream, at } = desk
    await sendReceipt(running, desk, 'returned')
    const colleague = await workstation(running, 'reviewer')
    const { batch } = await assignTo(running, colleague.person.code)
    await running.get('leases.take', { body: { batch } }, colleague.token)
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    expect((await send(running, stream, station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    expect(await running.get('batches.list', {}, colleague.token)).toMatchObject([{ state: 'leased', clips: 1 }])
  })
})

describe('a batch for later', () => {
  it('is leased at once, for the time it is meant for, and comes after what is meant for now', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'turn it off'])
    await sendReceipt(running, desk, 'returned')
    const { person, token } = await workstation(running, 'reviewer')
    const tomorrow = running.clock.now() + 24 * hour
    const later = await assignTo(running, person.code, { count: 1, startsAt: tomorrow })
    const today = await assignTo(running, person.code, { count: 1 })
    await running.get('leases.take', { body: { batch: later.batch } }, token)
    expect(await running.get('batches.list', {}, token)).toMatchObject([
      { batch: today.batch, state: 'offered', startsAt: null },
      { batch: later.batch, state: 'leased', startsAt: tomorrow, endsAt: tomorrow + 12 * hour },
    ])
  })
})
