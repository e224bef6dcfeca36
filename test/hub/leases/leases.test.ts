import { describe, expect, it } from 'vitest'
import { clipKeysInfo, ClipKeys } from '../../../shared/hub-api/batches.ts'
import { Hello } from '../../../shared/hub-api/hello.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { openSealed } from '../../../electron/core/crypto/sealing.ts'
import { isSignedBy } from '../../../electron/core/crypto/signing.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { readManifest, reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

const hour = 3_600_000

describe('a lease', () => {
  it('comes with a manifest signed by the hub, bound to batch, device and person', async () => {
    const running = await runHub()
    const { device, person, token } = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('play some jazz'), importedClip('turn it off')])
    const { batch } = await assignTo(running, person.code)
    const { manifest: signed } = await running.get('leases.take', { body: { batch } }, token)
    const hello = Hello.parse(JSON.parse(Buffer.from((await running.get('hub.hello', {})).payload, 'base64url').toString()))
    expect(isSignedBy('manifest', signed, hello.signingKey)).toBe(true)
    expect(readManifest(signed.payload)).toMatchObject({
      hub: running.made.hub, batch, device: device.id, person: person.person, startsAt: running.clock.now(),
      endsAt: running.clock.now() + 12 * hour, retainUntil: '2027-02-21',
      clips: [{ hypothesis: 'play some jazz', day: '2026-11-12', durationMs: 1_000, loudness: -20.5 }, { hypothesis: 'turn it off' }],
    })
  })

  it('carries nothing that could name a speaker, a file or a source', async () => {
    const running = await runHub()
    const { person, token } = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('play some jazz')])
    const { batch } = await assignTo(running, person.code)
    const { manifest } = await running.get('leases.take', { body: { batch } }, token)
    const text = Buffer.from(manifest.payload, 'base64url').toString()
    for (const secret of ['anna', 'miller', '4711', '.wav', 'provider-record', String(Date.UTC(2026, 10, 12, 17, 3, 21))]) {
      expect(text).not.toContain(secret)
    }
  })

  it('seals the clip keys to the device, this lease and this manifest', async () => {
    const running = await runHub()
    const { device, person, token } = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('one'), importedClip('two')])
    const { batch } = await assignTo(running, person.code)
    const { manifest: signed, keys } = await running.get('leases.take', { body: { batch } }, token)
    const payload = Buffer.from(signed.payload, 'base64url')
    const manifest = readManifest(signed.payload)
    const info = clipKeysInfo(manifest.hub, device.id, manifest.lease)
    const opened = ClipKeys.parse(JSON.parse((await openSealed(keys, device.sealing.privateKey, info, sha256(payload))).toString()))
    expect(Object.keys(opened).toSorted()).toEqual(manifest.clips.map(({ clip }) => clip).toSorted())
    await expect(openSealed(keys, device.sealing.privateKey, info, sha256('another manifest'))).rejects.toThrow()
    await expect(openSealed(keys, device.sealing.privateKey, clipKeysInfo(manifest.hub, device.id, batch), sha256(payload))).rejects.toThrow()
  })

  it('is the same when it is taken again on the same device', async () => {
    const running = await runHub()
    const { person, token } = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('one')])
    const { batch } = await assignTo(running, person.code)
    const first = await running.get('leases.take', { body: { batch } }, token)
    running.clock.pass(hour / 2)
    expect((await running.get('leases.take', { body: { batch } }, token)).manifest).toEqual(first.manifest)
  })

  it('keeps other devices out until it ends, and then has a higher version', async () => {
    const running = await runHub()
    const first = await workstation(running, 'reviewer')
    const second = await workstation(running, 'reviewer', { person: first.person.person })
    await addClips(running, [importedClip('one')])
    const { batch } = await assignTo(running, first.person.code, { hours: 2 })
    const before = readManifest((await running.get('leases.take', { body: { batch } }, first.token)).manifest.payload)
    expect(before.endsAt - before.startsAt).toBe(2 * hour)
    expect(await running.refusal('leases.take', { body: { batch } }, second.token)).toBe('leased_elsewhere')
    expect(await running.get('batches.list', {}, second.token)).toMatchObject([{ batch, state: 'leased', lease: null }])
    running.clock.pass(2 * hour)
    await second.renew()
    const after = readManifest((await running.get('leases.take', { body: { batch } }, second.token)).manifest.payload)
    expect(after.version).toBeGreaterThan(before.version)
    expect(after.lease).not.toBe(before.lease)
  })

  it('is never of somebody else\'s batch or of one that is not there', async () => {
    const running = await runHub()
    const owner = await workstation(running, 'reviewer')
    const other = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('one')])
    const { batch } = await assignTo(running, owner.person.code)
    expect(await running.refusal('leases.take', { body: { batch } }, other.token)).toBe('nothing_assigned')
    await running.get('leases.take', { body: { batch } }, owner.token)
    expect(await running.refusal('leases.take', { body: { batch } }, other.token)).toBe('nothing_assigned')
    expect(await running.refusal('leases.take', { body: { batch: owner.device.id } }, owner.token)).toBe('nothing_assigned')
    expect(await running.get('batches.list', {}, other.token)).toEqual([])
  })

  it('leaves out what was answered, quarantined or escalated when a batch is leased once more', async () => {
    const running = await runHub()
    const { station, manifest, stream, at } = await reviewerAtWork(running, ['answered', 'false wake', 'harm', 'skipped', 'left'])
    stream.append('annotation.submitted', submitted(at(0), annotation('answered')))
    stream.append('annotation.submitted', submitted(at(1), annotation('false wake', { wake: 'media' })))
    stream.append('escalation.filed', filed(at(2)))
    stream.append('clip.skipped', { ...at(3), revision: 1, cause: 'no_sound', handlingMs: 2_000 })
    await send(running, stream, station.token)
    running.clock.pass(12 * hour)
    await station.renew()
    expect(await running.get('batches.list', {}, station.token)).toMatchObject([{ state: 'offered', clips: 1, lease: null }])
    const again = await running.get('leases.take', { body: { batch: manifest.batch } }, station.token)
    expect(readManifest(again.manifest.payload).clips.map(({ hypothesis }) => hypothesis)).toEqual(['left'])
  })

  it('is over when nothing of the batch is left', async () => {
    const running = await runHub()
    const { station, manifest, stream, at } = await reviewerAtWork(running, ['one'])
    expect(await running.get('batches.list', {}, station.token)).toMatchObject([{ state: 'leased', clips: 1, lease: manifest.lease, endsAt: manifest.endsAt }])
    stream.append('annotation.submitted', submitted(at(0), annotation('one')))
    await send(running, stream, station.token)
    running.clock.pass(12 * hour)
    await station.renew()
    expect(await running.get('batches.list', {}, station.token)).toMatchObject([{ state: 'closed', clips: 0 }])
    expect(await running.refusal('leases.take', { body: { batch: manifest.batch } }, station.token)).toBe('nothing_assigned')
  })
})
