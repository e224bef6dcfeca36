import { describe, expect, it } from 'vitest'
import { makeBackup } from '../../../hub/backup/make.ts'
import { restoreHub } from '../../../hub/backup/restore.ts'
import { closeHub, openHub } from '../../../hub/hub.ts'
import { endLease, listLeases } from '../../../hub/leases/end.ts'
import { runCommand } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { annotation, submitted } from '../support/answers.ts'
import { assignTo } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

describe('a lease that somebody at the hub ends', () => {
  it('is told to its device as over; what was answered counts, and what was not can be given to others', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'turn it off'])
    const { station, stream, manifest, at } = desk
    await endLease(running.hub, manifest.lease, 'the laptop is out for repair')
    expect((await running.get('leases.standing', {}, station.token)).leases).toMatchObject([{ lease: manifest.lease, endedFor: 'closed' }])
    await expect(running.get('leases.take', { body: { batch: manifest.batch } }, station.token)).rejects.toThrow('nothing_assigned')
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    expect((await send(running, stream, station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    expect(await assignTo(running, (await workstation(running, 'reviewer')).person.code)).toMatchObject({ clips: 1 })
  })

  it('is listed with why, until its device has said that the keys are gone', async () => {
    const running = await runHub()
    const { manifest, station } = await reviewerAtWork(running, ['play jazz'])
    expect(await listLeases(running.hub)).toMatchObject([{ lease: manifest.lease, person: station.person.code, clips: 1, endedFor: null }])
    await endLease(running.hub, manifest.lease, 'out for repair')
    expect(await listLeases(running.hub)).toMatchObject([{ lease: manifest.lease, endedFor: 'closed', reason: 'out for repair' }])
    expect((await runCommand('leases', 'list', '--data', running.folder)).out).toContain('has not yet said that the keys are gone')
  })

  it('is none where there is no such lease, or where it is over', async () => {
    const { hub, clock, ...running } = await runHub()
    const { manifest } = await reviewerAtWork({ hub, clock, ...running }, ['play jazz'])
    await expect(endLease(hub, newId(), 'x')).rejects.toMatchObject({ code: 'lease_unknown' })
    await endLease(hub, manifest.lease, 'x')
    await expect(endLease(hub, manifest.lease, 'again')).rejects.toMatchObject({ code: 'lease_over' })
    expect((await runCommand('leases', 'end', manifest.lease, '--reason', 'again', '--data', running.folder)).exit).toBe(2)
    expect(await hub.store.selectFrom('lease_endings').select('reason').execute()).toEqual([{ reason: 'x' }])
  })

  it('stays ended when the hub is restored from a backup in which it ran', async () => {
    const running = await runHub()
    const { manifest } = await reviewerAtWork(running, ['play jazz'])
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    await endLease(running.hub, manifest.lease, 'lost on a train')
    await closeHub(running.hub)
    await restoreHub(running.folder, { from: place, backup: null, force: true }, { now: running.clock.now })
    const hub = await openHub(running.folder, { now: running.clock.now })
    expect(await hub.store.selectFrom('leases').select(['id', 'ended_for']).execute()).toEqual([{ id: manifest.lease, ended_for: 'closed' }])
    expect(await hub.store.selectFrom('lease_endings').select('reason').execute()).toEqual([{ reason: 'lost on a train' }])
    expect(await hub.store.selectFrom('batches').select('returned_at').execute()).toEqual([{ returned_at: running.clock.now() }])
    await closeHub(hub)
  })
})
