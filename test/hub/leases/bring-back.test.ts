import { describe, expect, it } from 'vitest'
import { makeBackup } from '../../../hub/backup/make.ts'
import { restoreHub } from '../../../hub/backup/restore.ts'
import { closeHub, openHub } from '../../../hub/hub.ts'
import { presentLease } from '../../../hub/leases/bring-back.ts'
import { signDocument } from '../../../hub/leases/document.ts'
import { listWithdrawn } from '../../../hub/leases/withdrawn.ts'
import type { Signed } from '../../../shared/hub-api/signed.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest, reviewerAtWork } from '../support/lease.ts'
import { recall } from '../support/recalls.ts'
import { runHub } from '../support/running-hub.ts'
import { newId, workstation } from '../support/workstation.ts'

const changed = ({ payload, ...signed }: Signed, what: object): Signed => {
  const document = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  return { ...signed, payload: Buffer.from(JSON.stringify({ ...document, ...what })).toString('base64url') }
}

describe('the document of a lease', () => {
  it('is taken only as the hub signed it, for this purpose, and from the laptop that it was given to', async () => {
    const running = await runHub()
    const { station, manifest } = await reviewerAtWork(running, ['play jazz'])
    const { hub } = running
    const document = await signDocument(hub, manifest.lease)
    const present = (signed: Signed, device = station.device.id) => presentLease(hub, signed, device)
    expect(await present(document)).toEqual({ state: 'known' })
    for (const what of [{ endsAt: manifest.endsAt + 1 }, { lease: newId() }, { person: newId() }]) {
      await expect(present(changed(document, what))).rejects.toMatchObject({ code: 'bad_signature' })
    }
    const text = Buffer.from(document.payload, 'base64url').toString()
    await expect(present(hub.keys.sign('manifest', JSON.parse(text) as object))).rejects.toMatchObject({ code: 'bad_signature' })
    await expect(present(document, (await workstation(running, 'reviewer')).device.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await hub.store.selectFrom('leases_back').selectAll().execute()).toEqual([])
  })

  it('brings nobody a recording again that was recalled since', async () => {
    const running = await runHub()
    const station = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('call anna'), importedClip('play jazz')])
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    const { batch } = await assignTo(running, station.person.code)
    const { lease, clips } = readManifest((await running.get('leases.take', { body: { batch } }, station.token)).manifest.payload)
    const document = await signDocument(running.hub, lease)
    const recalled = clips[0]?.clip ?? ''
    await recall(running, 'clip', recalled)
    await closeHub(running.hub)
    await restoreHub(running.folder, { from: place, backup: null, force: true }, { now: running.clock.now })
    const hub = await openHub(running.folder, { now: running.clock.now })
    expect(await hub.store.selectFrom('leases').select('id').execute()).toEqual([])
    expect(await presentLease(hub, document, station.device.id)).toEqual({ state: 'taken' })
    expect(await presentLease(hub, document, station.device.id)).toEqual({ state: 'known' })
    expect(await listWithdrawn(hub, { device: station.device.id, person: null })).toMatchObject([{ clip: recalled, reason: 'recalled' }])
    await closeHub(hub)
  })
})
