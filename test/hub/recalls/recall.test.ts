import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { turnClocks } from '../../../hub/clocks/worker.ts'
import { exportAnnotations } from '../../../hub/export/export.ts'
import { blobFolder } from '../../../hub/hub.ts'
import { confirmErasure } from '../../../hub/recalls/confirm.ts'
import { issueRecall } from '../../../hub/recalls/issue.ts'
import { writeNotices } from '../../../hub/recalls/notices.ts'
import { readRecall } from '../../../hub/recalls/read.ts'
import { readRescue } from '../../../hub/rescue/read.ts'
import { takeRescue } from '../../../hub/rescue/take.ts'
import { isSignedBy } from '../../../electron/core/crypto/signing.ts'
import { packRescue } from '../../../electron/core/rescue/bundle.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { annotation, submitted } from '../support/answers.ts'
import { answer, ask, askerAtWork, colleague } from '../support/asking.ts'
import { file, takeAll } from '../support/cases.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { deviceStream, partnerOf, receipt, recall } from '../support/recalls.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

const hour = 3_600_000
const day = 24 * hour

const rowOf = ({ hub }: RunningHub, clip: string) => hub.store.selectFrom('clips').selectAll().where('id', '=', clip).executeTakeFirstOrThrow()
const hasFile = async (running: RunningHub, clip: string): Promise<boolean> => {
  const { blob } = await rowOf(running, clip)
  return existsSync(join(blobFolder(running.folder), blob.slice(0, 2), blob))
}
const stateOf = async (running: RunningHub, number: number) => (await readRecall(running.hub, number)).state

/** What a damaged vault still tells of the first clip, behind something that is lost. */
async function rescue(running: RunningHub, { station, at }: Desk, given: Annotation): Promise<void> {
  const stream = createStream(running, { device: station.device.id, person: station.person.person })
  stream.append('annotation.submitted', submitted(at(0), given))
  const origin = { hub: running.made.hub, device: station.device.id, person: station.person.person, at: running.clock.now() }
  const bundle = Buffer.from(await packRescue(stream.pending().slice(1), origin, { rescueKey: running.hub.keys.rescueKey, signing: station.device.signing }))
  await takeRescue(running.hub, createHash('sha256').update(bundle).digest('base64url'), await readRescue(running.hub, bundle))
}

describe('a recall', () => {
  it('finds every recording of a speaker and of a source by keyed hash, and tells nobody whose they are', async () => {
    const running = await runHub()
    await addClips(running, [
      importedClip('one', { speaker: 'bo', sourceRef: 's-1' }), importedClip('two', { speaker: 'bo', sourceRef: 's-2' }), importedClip('three', { speaker: 'ana', sourceRef: 's-3' }),
    ])
    expect((await recall(running, 'speaker', 'bo')).clips).toMatchObject({ quarantined: 2 })
    expect((await recall(running, 'source', 's-3')).clips).toMatchObject({ quarantined: 1 })
    const kept = JSON.stringify(await running.hub.store.selectFrom('recalls').selectAll().execute())
    expect(kept).not.toMatch(/"(bo|s-3)"/)
    await expect(issueRecall(running.hub, 'speaker', 'Bo', 'x')).rejects.toMatchObject({ code: 'recall_empty' })
  })

  it('of a batch takes all of it', async () => {
    const running = await runHub()
    const { at } = await reviewerAtWork(running, ['one', 'two'])
    expect((await recall(running, 'batch', at(0).batch)).clips).toMatchObject({ quarantined: 2 })
  })

  it('is complete with the last confirmation and not before', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const { clip } = desk.at(0)
    const partner = await partnerOf(running, desk)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('play jazz')))
    await send(running, desk.stream, desk.station.token)
    const { export: exported } = await exportAnnotations(running.hub)
    const { number, state, recipients } = await recall(running, 'clip', clip)
    expect(state).toBe('issued')
    expect(recipients).toMatchObject([{ kind: 'export', id: exported, clips: [clip], confirmedAt: null }])
    expect(await receipt(running, partner.station, partner.own, clip)).toMatchObject({ status: 'accepted' })
    expect(await stateOf(running, number)).toBe('partial')
    await receipt(running, desk.station, deviceStream(running, desk.station), clip)
    expect(await stateOf(running, number)).toBe('partial')
    expect(await confirmErasure(running.hub, number, 'export', exported)).toMatchObject({ state: 'complete' })
    expect(await confirmErasure(running.hub, number, 'export', exported)).toMatchObject({ state: 'complete' })
    await expect(confirmErasure(running.hub, number, 'export', clip)).rejects.toMatchObject({ code: 'recipient_unknown' })
  })

  it('counts a laptop whose words still lie in a locked vault as one that has yet to report', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const { clip } = desk.at(0)
    const { number } = await recall(running, 'clip', clip)
    const own = deviceStream(running, desk.station)
    await receipt(running, desk.station, own, clip, false)
    expect(await readRecall(running.hub, number)).toMatchObject({ state: 'issued', devices: [{ outstanding: 1 }] })
    expect(await running.get('clips.withdrawn', {}, desk.station.token)).toHaveLength(1)
    await receipt(running, desk.station, own, clip)
    expect(await stateOf(running, number)).toBe('complete')
    expect(await running.get('clips.withdrawn', {}, desk.station.token)).toEqual([])
  })

  it('takes no word of a device that never had the clip', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const stranger = await workstation(running, 'reviewer')
    expect(await receipt(running, stranger, deviceStream(running, stranger), desk.at(0).clip)).toMatchObject({ status: 'rejected' })
  })

  it('is certain when every lease has ended 72 hours ago, and overdue after thirty days where an export stays open', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['one', 'two'])
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('one')))
    await send(running, desk.stream, desk.station.token)
    await exportAnnotations(running.hub)
    const [exported, unheard] = [await recall(running, 'clip', desk.at(0).clip), await recall(running, 'clip', desk.at(1).clip)]
    running.clock.pass(84 * hour - 1)
    expect(await stateOf(running, unheard.number)).toBe('issued')
    running.clock.pass(1)
    expect(await stateOf(running, unheard.number)).toBe('certain')
    expect(await stateOf(running, exported.number)).toBe('issued')
    running.clock.pass(30 * day)
    expect(await stateOf(running, exported.number)).toBe('overdue')
  })

  it('writes a signed notice for each who has not confirmed, without saying why', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('play jazz')))
    await send(running, desk.stream, desk.station.token)
    const { export: exported } = await exportAnnotations(running.hub)
    const folder = join(temporaryFolder(), 'notices')
    const found = await recall(running, 'clip', desk.at(0).clip)
    const [name] = await writeNotices(running.hub, found, folder)
    expect(readdirSync(folder)).toEqual([name])
    const text = readFileSync(join(folder, name ?? ''), 'utf8')
    expect(text).not.toContain('asked for it')
    const { notice, payload, signature } = JSON.parse(text)
    expect(notice).toMatchObject({ recipient: { id: exported }, clips: [desk.at(0).clip] })
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual(notice)
    expect(isSignedBy('erasure-notice', { payload, signature }, running.hub.keys.signingKey)).toBe(true)
  })
})

describe('a clip in quarantine', () => {
  it('is destroyed when every lease holder has reported: key, file, and every word of it', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['call anna', 'play jazz'])
    const { clip } = desk.at(0)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('call hanna')))
    // One that the task does not allow is kept aside, with its words.
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('call hanna', { slots: [{ label: 'person', words: { from: 1, to: 2 } }] }), { revision: 2 }))
    await send(running, desk.stream, desk.station.token)
    await recall(running, 'clip', clip)
    await turnClocks(running.hub)
    expect(await hasFile(running, clip)).toBe(true)
    await receipt(running, desk.station, deviceStream(running, desk.station), clip)
    await turnClocks(running.hub)
    expect(await hasFile(running, clip)).toBe(false)
    const row = await rowOf(running, clip)
    expect(row).toMatchObject({ hypothesis: '', words: null, intent: null, reference: null, destroyed_at: running.clock.now() })
    expect(row.wrapped_key).toHaveLength(0)
    expect(await running.hub.store.selectFrom('erasures').selectAll().execute()).toEqual([])
    expect(await everythingIn(running)).not.toMatch(/anna/)
    expect(await everythingIn(running)).toMatch(/play jazz/)
  })

  it('still counts: the work on it, the words changed in it, and the chain that told of it', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['call anna'])
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('call hanna')))
    await send(running, desk.stream, desk.station.token)
    const supervisor = await workstation(running, 'supervisor')
    const figures = async () => (await running.get('shifts.list', { query: { from: 0, to: running.clock.now() + 1 } }, supervisor.token)).shifts[0]
    const before = await figures()
    const envelopes = () => running.hub.store.selectFrom('events').select(['seq', 'hash', 'commitment']).where('stream', '=', desk.stream.id).execute()
    const chain = await envelopes()
    await recall(running, 'clip', desk.at(0).clip)
    await receipt(running, desk.station, deviceStream(running, desk.station), desk.at(0).clip)
    await turnClocks(running.hub)
    expect(before).toMatchObject({ clips: 1, wordsCorrected: 1 })
    expect(await figures()).toEqual(before)
    expect(await envelopes()).toEqual(chain)
  })

  it('loses what was asked and answered about it', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['call the dentist'])
    const lead = await colleague(running, 'supervisor')
    const question = await ask(running, desk, 0, { text: 'is anna a name' })
    await answer(running, lead, question, { text: 'yes, anna it is' })
    await recall(running, 'clip', question.clip)
    running.clock.pass(30 * day)
    await turnClocks(running.hub)
    expect(await everythingIn(running)).not.toMatch(/anna|dentist/)
  })

  it('loses the words of work that arrives after it was destroyed, and counts it', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['call anna'])
    await recall(running, 'clip', desk.at(0).clip)
    running.clock.pass(30 * day)
    await turnClocks(running.hub)
    await desk.station.renew()
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('call anna')))
    expect((await send(running, desk.stream, desk.station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    await turnClocks(running.hub)
    expect(await everythingIn(running)).not.toMatch(/anna/)
    expect(await running.hub.store.selectFrom('decisions').select('kind').execute()).toEqual([{ kind: 'annotation' }])
  })

  it('loses also the words that a restored hub holds and cannot place, before and after it was destroyed, and those out of a damaged vault', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['call anna'])
    const { hub: { store } } = running
    await store.updateTable('hub').set({ epoch: 2 }).execute()
    const lost = { ...desk.at(0), lease: newId() }
    desk.stream.append('annotation.submitted', submitted(lost, annotation('call hanna')))
    expect((await send(running, desk.stream, desk.station.token)).answers.at(-1)).toMatchObject({ status: 'unattached' })
    await rescue(running, desk, annotation('call joanna'))
    await recall(running, 'clip', desk.at(0).clip)
    running.clock.pass(30 * day)
    await turnClocks(running.hub)
    expect(await everythingIn(running)).not.toMatch(/anna/)
    expect(await store.selectFrom('rescued_events').select('seq').execute()).toHaveLength(1)

    await rescue(running, desk, annotation('call roxanna'))
    await desk.station.renew()
    desk.stream.append('annotation.submitted', { ...submitted(lost, annotation('call suzanna')), revision: 2 })
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('call marianna', { slots: [{ label: 'person', words: { from: 1, to: 2 } }] })))
    expect((await send(running, desk.stream, desk.station.token)).answers.slice(-2).map(({ status }) => status)).toEqual(['unattached', 'rejected'])
    await turnClocks(running.hub)
    expect(await everythingIn(running)).not.toMatch(/anna/)
    expect(await store.selectFrom('erasures').selectAll().execute()).toEqual([])
  })

  it('becomes evidence when harm is reported meanwhile, and is destroyed once two people release it', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { number } = await recall(running, 'clip', desk.at(0).clip)
    const { escalation, clip } = await file(running, desk)
    running.clock.pass(31 * day)
    await turnClocks(running.hub)
    expect((await readRecall(running.hub, number)).clips).toMatchObject({ held: 1, destroyed: 0 })
    expect(await hasFile(running, clip)).toBe(true)
    const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
    await takeAll(running, escalation, [[ana, { action: 'request', kind: 'release_hold', reason: 'a film' }], [bo, { action: 'approve_request', kind: 'release_hold' }]])
    await turnClocks(running.hub)
    expect((await readRecall(running.hub, number)).clips).toMatchObject({ held: 0, destroyed: 1 })
    expect(await hasFile(running, clip)).toBe(false)
  })

  it('is destroyed as a false wake too, once its holders\' keys have expired, and never comes back', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a film'])
    const { clip } = desk.at(0)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    await send(running, desk.stream, desk.station.token)
    running.clock.pass(84 * hour)
    await turnClocks(running.hub)
    expect(await hasFile(running, clip)).toBe(false)
    await desk.station.renew()
    desk.stream.append('decision.withdrawn', { ...desk.at(0), revision: 1 })
    await send(running, desk.stream, desk.station.token)
    expect((await rowOf(running, clip)).quarantined_at).not.toBeNull()
    const late = await file(running, desk)
    expect(late.clip).toBe(clip)
    expect((await rowOf(running, clip)).held_at).toBeNull()
  })
})

/** Every text and every blob of every table that the hub has, as one string; manifests are read. */
async function everythingIn({ hub: { store } }: RunningHub): Promise<string> {
  const tables = await store.introspection.getTables()
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await store.selectFrom(name as 'clips').selectAll().execute()
    texts.push(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' && value.startsWith('eyJ') ? Buffer.from(value, 'base64url').toString() : value)))
  }
  return texts.join('\n')
}
