import { describe, expect, it } from 'vitest'
import { exportAnnotations } from '../../../hub/export/export.ts'
import { clipKeysInfo, ClipKeys } from '../../../shared/hub-api/batches.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { openSealed } from '../../../electron/core/crypto/sealing.ts'
import { isSignedBy } from '../../../electron/core/crypto/signing.ts'
import { annotation, submitted } from '../support/answers.ts'
import { answer, ask, askerAtWork, colleague, queueOf } from '../support/asking.ts'
import { file, takeAll } from '../support/cases.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest, reviewerAtWork, type Desk } from '../support/lease.ts'
import { partnerOf, recall, receipt } from '../support/recalls.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

const takeAgain = async (running: RunningHub, { station, manifest: { batch } }: Desk) => running.get('leases.take', { body: { batch } }, station.token)

async function packOf(running: RunningHub, { station, manifest }: Desk): Promise<Buffer> {
  const response = await fetch(`${running.origin}/v1/leases/${manifest.lease}/pack`, { headers: { 'earshot-protocol': '1', authorization: `Bearer ${station.token}` } })
  return Buffer.from(await response.arrayBuffer())
}

describe('a recalled clip, from this moment', () => {
  it('lies as zeroes in the pack, and every other clip where it was', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['one', 'two', 'three'])
    const [first, second] = desk.manifest.clips
    const before = await packOf(running, desk)
    await recall(running, 'clip', second?.clip ?? '')
    const after = await packOf(running, desk)
    const [from, to] = [first?.size ?? 0, (first?.size ?? 0) + (second?.size ?? 0)]
    expect(after.length).toBe(before.length)
    expect(after.subarray(from, to).every(byte => byte === 0)).toBe(true)
    expect(after.subarray(0, from).equals(before.subarray(0, from)) && after.subarray(to).equals(before.subarray(to))).toBe(true)
  })

  it('is in a lease that is taken again without its words and its key, under a signature that holds', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'call anna'])
    const [kept, gone] = desk.manifest.clips.map(({ clip }) => clip)
    await recall(running, 'clip', gone ?? '')
    const taken = await takeAgain(running, desk)
    const manifest = readManifest(taken.manifest.payload)
    expect(manifest.clips.map(({ hypothesis }) => hypothesis)).toEqual(['play jazz', ''])
    expect(manifest).toMatchObject({ lease: desk.manifest.lease, version: desk.manifest.version })
    expect(isSignedBy('manifest', taken.manifest, running.hub.keys.signingKey)).toBe(true)
    const bytes = Buffer.from(taken.manifest.payload, 'base64url')
    const { device } = desk.station
    const keys = ClipKeys.parse(JSON.parse((await openSealed(taken.keys, device.sealing.privateKey, clipKeysInfo(manifest.hub, device.id, manifest.lease), sha256(bytes))).toString()))
    expect(keys[gone ?? '']).toBe('A'.repeat(43))
    expect(keys[kept ?? '']).not.toBe('A'.repeat(43))
  })

  it('is assigned to nobody, and left out when its batch is leased once more', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz', 'call anna'])
    await recall(running, 'clip', desk.at(1).clip)
    running.clock.pass(12 * 3_600_000)
    await desk.station.renew()
    expect(readManifest((await takeAgain(running, desk)).manifest.payload).clips.map(({ hypothesis }) => hypothesis)).toEqual(['play jazz'])
    await addClips(running, [importedClip('new'), importedClip('also new')])
    const { id } = await running.hub.store.selectFrom('clips').select('id').where('hypothesis', '=', 'new').executeTakeFirstOrThrow()
    await recall(running, 'clip', id)
    expect(await assignTo(running, desk.station.person.code)).toMatchObject({ clips: 1 })
  })

  it('is asked about no longer: no seconds, no words, no answers', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['call the dentist', 'play jazz'])
    const lead = await colleague(running, 'supervisor')
    const [open, answered] = [await ask(running, desk), await ask(running, desk)]
    await answer(running, lead, answered)
    await recall(running, 'clip', desk.at(0).clip)
    expect(await queueOf(running, lead)).toEqual([])
    expect(await running.refusal('questions.excerpt', { params: { question: open.question } }, lead.station.token)).toBe('clip_withheld')
    expect((await running.get('questions.mine', {}, desk.station.token)).flatMap(({ answers }) => answers)).toEqual([])
  })

  it('is in no export, whatever was answered for it', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz', 'call anna'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    stream.append('annotation.submitted', submitted(at(1), annotation('call anna')))
    await send(running, stream, station.token)
    await recall(running, 'clip', at(1).clip)
    const { text, clips } = await exportAnnotations(running.hub)
    expect(clips).toBe(1)
    expect(text).not.toContain('anna')
  })

  it('is opened in a case only while the case holds it: hold beats recall, and the recall says so', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['please stop'])
    const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
    const { escalation, clip } = await file(running, desk)
    expect((await recall(running, 'clip', clip)).clips).toEqual({ free: 0, quarantined: 0, held: 1, destroyed: 0 })
    const excerpt = { params: { escalation }, body: { span: { from: 0, to: 500 } } }
    expect(await running.get('escalations.excerpt', excerpt, ana.token)).toMatchObject({ clip })
    await takeAll(running, escalation, [
      [ana, { action: 'request', kind: 'release_hold', reason: 'a film' }], [bo, { action: 'approve_request', kind: 'release_hold' }],
      [ana, { action: 'request', kind: 'export', reason: 'for the record' }], [bo, { action: 'approve_request', kind: 'export' }],
    ])
    expect(await running.refusal('escalations.excerpt', excerpt, ana.token)).toBe('clip_withheld')
    expect(await running.refusal('escalations.evidence', { params: { escalation } }, ana.token)).toBe('clip_withheld')
  })
})

describe('a false wake', () => {
  it('goes the same way, but for the one who said so and may take it back', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a film', 'play jazz'])
    const partner = await partnerOf(running, desk)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    await send(running, desk.stream, desk.station.token)
    expect(await running.get('clips.withdrawn', {}, partner.station.token)).toEqual([{ clip: desk.at(0).clip, person: partner.station.person.person, reason: 'recalled' }])
    expect(await running.get('clips.withdrawn', {}, desk.station.token)).toEqual([])
    expect(readManifest((await takeAgain(running, desk)).manifest.payload).clips.map(({ hypothesis }) => hypothesis)).toEqual(['a film', 'play jazz'])
    desk.stream.append('decision.withdrawn', { ...desk.at(0), revision: 1 })
    await send(running, desk.stream, desk.station.token)
    expect(await running.get('clips.withdrawn', {}, partner.station.token)).toEqual([])
  })

  it('is asked back again when it is recalled after the verdict was taken back, whatever was said before', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a film'])
    const partner = await partnerOf(running, desk)
    const { clip } = desk.at(0)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    await send(running, desk.stream, desk.station.token)
    await receipt(running, partner.station, partner.own, clip)
    desk.stream.append('decision.withdrawn', { ...desk.at(0), revision: 1 })
    await send(running, desk.stream, desk.station.token)
    running.clock.pass(1_000)
    expect((await recall(running, 'clip', clip)).devices).toMatchObject([{ outstanding: 1 }, { outstanding: 1 }])
    expect(await running.get('clips.withdrawn', {}, partner.station.token)).toMatchObject([{ clip }])
  })

  it('that was recalled as well stays in quarantine when the verdict is taken back', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a film'])
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    await send(running, desk.stream, desk.station.token)
    await recall(running, 'clip', desk.at(0).clip)
    desk.stream.append('decision.withdrawn', { ...desk.at(0), revision: 1 })
    await send(running, desk.stream, desk.station.token)
    expect(await running.get('clips.withdrawn', {}, desk.station.token)).toEqual([{ clip: desk.at(0).clip, person: desk.station.person.person, reason: 'recalled' }])
  })

  it('gives no word of it to an export, whoever wrote one down', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a film about jazz'])
    const partner = await partnerOf(running, desk)
    const stream = createStream(running, { device: partner.station.device.id, person: partner.station.person.person })
    const shift = newId()
    stream.append('shift.started', { shift, zone: 'UTC' })
    const theirs = (await running.get('batches.list', {}, partner.station.token))[0]?.batch ?? ''
    stream.append('annotation.submitted', submitted({ clip: desk.at(0).clip, batch: theirs, lease: partner.lease, shift }, annotation('a film about jazz')))
    await send(running, stream, partner.station.token)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    await send(running, desk.stream, desk.station.token)
    const { text, clips } = await exportAnnotations(running.hub)
    expect(clips).toBe(2)
    expect(text).not.toContain('jazz')
  })
})
