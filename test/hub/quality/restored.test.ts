import { describe, expect, it } from 'vitest'
import { makeBackup } from '../../../hub/backup/make.ts'
import { restoreHub } from '../../../hub/backup/restore.ts'
import { exportedClips } from '../../../hub/export/lines.ts'
import { closeHub, openHub, readFacts } from '../../../hub/hub.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import { addGold, listGold } from '../../../hub/quality/gold.ts'
import { wipe } from '../../../hub/recalls/wipe.ts'
import { attachEvents } from '../../../hub/streams/attach.ts'
import { receiveEvents } from '../../../hub/streams/receive.ts'
import { listOwnGold } from '../../../hub/gold/own.ts'
import type { SentEvent } from '../../../shared/hub-api/streams.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { annotation, submitted } from '../support/answers.ts'
import { colleague } from '../support/asking.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, workstation } from '../support/workstation.ts'

// What is mixed into batches, and what is decided about it, on a hub that was put back to before.

const timed = (text: string) => wordsOf(text).map((word, index) => ({ text: word, from: 200 + index * 100, to: 290 + index * 100, confidence: 0.9 }))

/** A hub with six clips of gold, every one of them given wrong, and plain ones; a fifth of what people get is gold. */
async function hubWithGold() {
  const running = await runHub()
  const { store } = running.hub
  const { policy } = await readFacts(store)
  await store.updateTable('hub').set({ policy: JSON.stringify({ ...policy, quality: { ...policy.quality, goldWrongShare: 1, goldShare: 0.2, overlapShare: 0 } }) }).execute()
  const spoken = { words: timed('turn the lights off'), slots: [{ label: 'device', words: { from: 1, to: 3 } }] }
  await addClips(running, Array.from({ length: 6 }, () => importedClip('turn the lights off', { reference: 'turn the lights off', ...spoken })))
  await addGold(running.hub, (await findProject(store, 'default')).id, null, 6)
  await addClips(running, Array.from({ length: 30 }, () => importedClip('turn the lights off', spoken)))
  return running
}

async function atWork(running: RunningHub) {
  const station = await workstation(running, 'reviewer')
  const { batch } = await assignTo(running, station.person.code, { count: 10 })
  const { manifest: { payload } } = await running.get('leases.take', { body: { batch } }, station.token)
  const manifest = readManifest(payload)
  const drawn = await running.hub.store.selectFrom('drawn_clips').selectAll().where('batch', '=', batch).execute()
  const written: SentEvent[] = []
  const stream = createStream(running, { device: station.device.id, person: station.person.person })
  const shift = newId()
  stream.append('shift.started', { shift, zone: 'UTC' })
  const at = (clip: string) => ({ clip, batch, lease: manifest.lease, shift })
  /** Everything that the laptop has told so far, as it tells it to a hub that has lost it. */
  const all = (): SentEvent[] => {
    written.push(...stream.pending())
    return [...written]
  }
  return { station, batch, manifest, drawn, stream, at, all, tell: (hub: RunningHub['hub']) => receiveEvents(hub, stream.id, { device: station.device.id, person: station.person }, { events: all(), waiting: 0 }) }
}

/** Puts a backup in the place of the hub, and opens it. */
async function setBack(running: RunningHub, place: string) {
  await closeHub(running.hub)
  const { journal } = await restoreHub(running.folder, { from: place, backup: null, force: true }, { now: running.clock.now })
  return { journal, hub: await openHub(running.folder, { now: running.clock.now }) }
}

describe('what was mixed into a batch that a restored hub has lost', () => {
  it('is given to nobody twice, and measures their answers once the batch is here again', async () => {
    const running = await hubWithGold()
    const station = await workstation(running, 'reviewer')
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    const desk = await atWork(running)
    expect(desk.drawn.map(({ kind, hypothesis }) => [kind, hypothesis !== null])).toEqual([['gold', true], ['gold', true]])
    const lost = {
      batches: await running.hub.store.selectFrom('batches').selectAll().where('id', '=', desk.batch).execute(),
      clips: await running.hub.store.selectFrom('batch_clips').selectAll().where('batch', '=', desk.batch).execute(),
      leases: await running.hub.store.selectFrom('leases').selectAll().where('batch', '=', desk.batch).execute(),
      held: await running.hub.store.selectFrom('lease_clips').selectAll().where('lease', '=', desk.manifest.lease).execute(),
    }
    const [gold] = desk.drawn
    desk.stream.append('annotation.submitted', submitted(desk.at(gold?.clip ?? ''), annotation(gold?.hypothesis ?? '')))
    const { hub, journal } = await setBack(running, place)
    expect(journal.waiting).toBe(0)
    expect(await hub.store.selectFrom('drawn_clips').selectAll().execute()).toEqual([])

    const { batch } = await assignTo({ ...running, hub }, desk.station.person.code, { count: 20 })
    const again = await hub.store.selectFrom('drawn_clips').select('clip').where('batch', '=', batch).execute()
    expect(again).toHaveLength(4)
    expect(again.filter(({ clip }) => desk.drawn.some(one => one.clip === clip))).toEqual([])
    const { batch: others } = await assignTo({ ...running, hub }, station.person.code, { count: 10 })
    expect(await hub.store.selectFrom('drawn_clips').select('clip').where('batch', '=', others).execute()).toHaveLength(2)

    expect((await desk.tell(hub)).answers.map(({ status }) => status)).toContain('unattached')
    const renumbered = <R extends { number: number }>(rows: readonly R[]): R[] => rows.map(row => ({ ...row, number: row.number + 100 }))
    await hub.store.insertInto('batches').values(renumbered(lost.batches) as never).execute()
    await hub.store.insertInto('batch_clips').values(lost.clips).execute()
    await hub.store.insertInto('leases').values(renumbered(lost.leases) as never).execute()
    await hub.store.insertInto('lease_clips').values(lost.held).execute()
    await attachEvents(hub)
    expect(await hub.store.selectFrom('drawn_clips').selectAll().where('batch', '=', desk.batch).execute()).toEqual(desk.drawn)
    expect(await hub.store.selectFrom('gold_measures').select(['clip', 'wrong', 'accepted']).execute()).toEqual([{ clip: gold?.clip, wrong: 1, accepted: 1 }])
    expect(await hub.store.selectFrom('decisions').select('corrected').execute()).toEqual([{ corrected: 0 }])
    expect(await exportedClips(hub, hub.store, await readFacts(hub.store))).toEqual([])
    expect(await hub.store.selectFrom('lost_draws').selectAll().execute()).toEqual([])
    await closeHub(hub)
  })

  it('says nothing more of a clip that was destroyed meanwhile: what was given instead of its words lay under its key', async () => {
    const running = await hubWithGold()
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    const desk = await atWork(running)
    const batches = await running.hub.store.selectFrom('batches').selectAll().where('id', '=', desk.batch).execute()
    const { hub } = await setBack(running, place)
    const lost = await hub.store.selectFrom('lost_draws').selectAll().execute()
    expect(lost.map(({ clip }) => clip).toSorted()).toEqual(desk.drawn.map(({ clip }) => clip).toSorted())
    for (const { given } of lost) expect(given?.toString('utf8')).not.toContain('turn')
    const [gone, kept] = desk.drawn.map(({ clip }) => clip)
    await hub.store.transaction().execute(transaction => wipe(transaction, gone ?? '', running.clock.now()))
    await hub.store.insertInto('batches').values(batches as never).execute()
    await attachEvents(hub)
    const drawn = await hub.store.selectFrom('drawn_clips').select(['clip', 'kind', 'hypothesis']).execute()
    expect(drawn.find(({ clip }) => clip === gone)).toMatchObject({ kind: 'gold', hypothesis: null })
    expect(drawn.find(({ clip }) => clip === kept)?.hypothesis).toEqual(expect.any(String))
    await closeHub(hub)
  })
})

describe('contested gold on a hub that was restored', () => {
  it.each(['wrong', 'stands'] as const)('stays decided (%s): the laptop tells of the contest again, the journal of what was found', async outcome => {
    const running = await hubWithGold()
    const desk = await atWork(running)
    const lead = await colleague(running, 'supervisor')
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    const gold = desk.drawn[0]?.clip ?? ''
    for (const { clip } of desk.manifest.clips) desk.stream.append('annotation.submitted', submitted(desk.at(clip), annotation('turn the light off')))
    running.clock.pass(24 * 3_600_000)
    await desk.station.renew()
    const contest = newId()
    desk.stream.append('gold.contested', { contest, clip: gold, batch: desk.batch, reason: 'it is one light' })
    expect((await desk.tell(running.hub)).answers.at(-1)?.status).toBe('accepted')
    await lead.station.renew()
    await running.get('gold.decide', { params: { contest }, body: { outcome, note: 'heard twice' } }, lead.station.token)
    const decided = await listOwnGold(running.hub, desk.station.person.person)
    const known = await listGold(running.hub)

    const { hub, journal } = await setBack(running, place)
    expect(journal.waiting).toBe(1)
    expect(await hub.store.selectFrom('gold_contests').selectAll().execute()).toEqual([])
    expect((await desk.tell(hub)).answers.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(await listOwnGold(hub, desk.station.person.person)).toEqual(decided)
    expect(decided.find(({ clip }) => clip === gold)).toMatchObject({ contest: { outcome, note: 'heard twice' } })
    expect(await hub.store.selectFrom('journal_waiting').selectAll().execute()).toEqual([])
    expect(await listGold(hub)).toEqual(known)
    expect(await hub.store.selectFrom('gold_measures').selectAll().execute()).toHaveLength(outcome === 'wrong' ? 1 : 2)
    await closeHub(hub)
  })
})
