import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exportedClips } from '../../../hub/export/lines.ts'
import { databasePath, openHub, closeHub, readFacts } from '../../../hub/hub.ts'
import { replayJournal } from '../../../hub/journal/replay.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import { addGold, listGold, removeGold } from '../../../hub/quality/gold.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { annotation, submitted } from '../support/answers.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

const clipsEach = 40

const timed = (text: string) => wordsOf(text).map((word, index) => ({ text: word, from: 200 + index * 100, to: 290 + index * 100, confidence: 0.9 }))
const spoken = (index: number): string => ['turn the lights off', 'turn the heating on', 'play the news'][index % 3] ?? ''

/** A reviewer with a leased batch of as many clips as are left, up to 40, and the stream to answer in. */
async function atWork(running: RunningHub) {
  const station = await workstation(running, 'reviewer')
  const { batch } = await assignTo(running, station.person.code, { count: clipsEach })
  const taken = await running.get('leases.take', { body: { batch } }, station.token)
  const manifest = readManifest(taken.manifest.payload)
  const stream = createStream(running, { device: station.device.id, person: station.person.person })
  const shift = newId()
  stream.append('shift.started', { shift, zone: 'UTC' })
  const drawn = await running.hub.store.selectFrom('drawn_clips').selectAll().where('batch', '=', batch).execute()
  const given = (kind: 'overlap' | 'gold') => manifest.clips.filter(({ clip }) => drawn.some(row => row.kind === kind && row.clip === clip))
  const at = (clip: string) => ({ clip, batch, lease: manifest.lease, shift })
  const answer = async (clip: string, transcript: string, changes = {}) => {
    stream.append('annotation.submitted', submitted(at(clip), annotation(transcript, changes)))
    await send(running, stream, station.token)
  }
  return { station, manifest, given, answer, stream, at, drawn }
}

/** Two reviewers of whom the second shares clips with the first, and gold of which everything is given wrong. */
async function twoAtWork(goldWrongShare = 1) {
  const running = await runHub()
  const { store } = running.hub
  const { policy } = await readFacts(store)
  await store.updateTable('hub').set({ policy: JSON.stringify({ ...policy, quality: { ...policy.quality, goldWrongShare, goldShare: 0.1, overlapShare: 0.1 } }) }).execute()
  const words = (index: number) => ({ words: timed(spoken(index)), slots: [{ label: 'device', words: { from: 1, to: 3 } }] })
  await addClips(running, Array.from({ length: 10 }, (_, index) => importedClip(spoken(index), { reference: spoken(index), ...words(index) })))
  await addGold(running.hub, (await findProject(store, 'default')).id, null, 10)
  await addClips(running, Array.from({ length: 2 * clipsEach }, (_, index) => importedClip(spoken(index), words(index))))
  return { running, one: await atWork(running), other: await atWork(running) }
}

const goldMeasures = (running: RunningHub) => running.hub.store.selectFrom('gold_measures').selectAll().execute()

describe('what measures quality', () => {
  it('shows in nothing that a laptop is given', async () => {
    const { running, other } = await twoAtWork()
    expect(other.given('gold')).toHaveLength(4)
    expect(other.given('overlap')).toHaveLength(4)
    const shapeOf = (clip: object): string => JSON.stringify(Object.entries(clip).map(([name, value]) => [name, value === null ? 'null' : typeof value, Array.isArray(value) && value.length > 0]))
    expect(new Set(other.manifest.clips.map(shapeOf)).size).toBe(1)
    expect(new Set(other.manifest.clips.map(({ day }) => day)).size).toBe(1)
    for (const { hypothesis, words, slots, size, durationMs } of other.manifest.clips) {
      expect(words?.map(({ text }) => text)).toEqual(wordsOf(hypothesis))
      expect(slots.every(({ words: { from, to } }) => from < to && to <= wordsOf(hypothesis).length)).toBe(true)
      expect([size, durationMs]).toEqual([other.manifest.clips[0]?.size, 1_000])
    }
    const { task: _, ...told } = other.manifest
    expect(JSON.stringify(told)).not.toMatch(/gold|overlap|reference|drawn|blind/i)
    const offers = await running.get('batches.list', {}, other.station.token)
    expect(offers).toMatchObject([{ clips: clipsEach }])
    for (const { clip, hypothesis } of other.given('gold')) {
      const { reference } = await running.hub.store.selectFrom('clips').select('reference').where('id', '=', clip).executeTakeFirstOrThrow()
      expect(hypothesis).not.toBe(reference)
    }
  })

  it('is the same when a lease is taken again, and after the reviewer came back for what was left', async () => {
    const { running, other } = await twoAtWork()
    const again = await running.get('leases.take', { body: { batch: other.manifest.batch } }, other.station.token)
    expect(readManifest(again.manifest.payload).clips).toEqual(other.manifest.clips)
    running.clock.pass(13 * 3_600_000)
    await other.station.renew()
    const later = await running.get('leases.take', { body: { batch: other.manifest.batch } }, other.station.token)
    expect(readManifest(later.manifest.payload).clips).toEqual(other.manifest.clips)
  })
})

describe('an answer for gold', () => {
  it('counts as changed what was changed of the wrong words that were given, and is compared with the reference', async () => {
    const { running, other } = await twoAtWork()
    const [righted, accepted] = other.given('gold')
    if (righted === undefined || accepted === undefined) throw new Error('no gold was drawn')
    const { reference } = await running.hub.store.selectFrom('clips').select('reference').where('id', '=', righted.clip).executeTakeFirstOrThrow()
    await other.answer(righted.clip, reference ?? '')
    await other.answer(accepted.clip, accepted.hypothesis)
    const { corrected } = await running.hub.store.selectFrom('decisions').select('corrected').where('clip', '=', righted.clip).executeTakeFirstOrThrow()
    expect(corrected).toBe(1)
    const measures = await goldMeasures(running)
    const errorsOf = (clip: string) => measures.filter(row => row.clip === clip).map(row => ({ errors: row.substitutions + row.deletions + row.insertions, accepted: row.accepted, wrong: row.wrong }))
    expect(errorsOf(righted.clip)).toEqual([{ errors: 0, accepted: 0, wrong: 1 }])
    expect(errorsOf(accepted.clip)).toEqual([{ errors: 1, accepted: 1, wrong: 1 }])
  })

  it('is measured as it stands, and not at all once it was taken back', async () => {
    const { running, other } = await twoAtWork()
    const [gold] = other.given('gold')
    if (gold === undefined) throw new Error('no gold was drawn')
    await other.answer(gold.clip, gold.hypothesis)
    expect(await goldMeasures(running)).toHaveLength(1)
    other.stream.append('decision.withdrawn', { ...other.at(gold.clip), revision: 1 })
    await send(running, other.stream, other.station.token)
    expect(await goldMeasures(running)).toEqual([])
  })

  it('is nobody\'s annotation, and takes no recording from the others that everybody is measured by', async () => {
    const { running, other } = await twoAtWork()
    const [gold] = other.given('gold')
    if (gold === undefined) throw new Error('no gold was drawn')
    const { reference } = await running.hub.store.selectFrom('clips').select('reference').where('id', '=', gold.clip).executeTakeFirstOrThrow()
    await other.answer(gold.clip, '', { wake: 'noise' })
    const quarantined = async () => (await running.hub.store.selectFrom('clips').select('quarantined_at').where('id', '=', gold.clip).executeTakeFirstOrThrow()).quarantined_at
    expect(await quarantined()).toBeNull()
    expect(await exportedClips(running.hub, running.hub.store, await readFacts(running.hub.store))).toEqual([])
    expect(await goldMeasures(running)).toMatchObject([{ deletions: wordsOf(reference ?? '').length, substitutions: 0, accepted: 0 }])
    await running.hub.store.transaction().execute(transaction => removeGold(running.hub, transaction, gold.clip, 'the reference was wrong'))
    expect(await quarantined()).toBe(running.clock.now())
    expect(await goldMeasures(running)).toEqual([])
    expect((await listGold(running.hub)).find(({ clip }) => clip === gold.clip)).toMatchObject({ removalReason: 'the reference was wrong' })
  })
})

describe('two answers for one clip', () => {
  it('are both kept and exported, and compared once, whoever answered first', async () => {
    const { running, one, other } = await twoAtWork()
    const [shared] = other.given('overlap')
    if (shared === undefined) throw new Error('no overlap was drawn')
    await other.answer(shared.clip, 'turn the light off')
    expect(await running.hub.store.selectFrom('overlap_measures').selectAll().execute()).toEqual([])
    running.clock.pass(1_000)
    await one.answer(shared.clip, 'turn the lights off please', { slots: [] })
    const measured = await running.hub.store.selectFrom('overlap_measures').selectAll().execute()
    expect(measured).toMatchObject([{ clip: shared.clip, one_wake: 'meant', other_wake: 'meant', words: expect.any(Number) }])
    expect((await exportedClips(running.hub, running.hub.store, await readFacts(running.hub.store))).map(({ clip }) => clip)).toEqual([shared.clip, shared.clip])
    one.stream.append('decision.withdrawn', { ...one.at(shared.clip), revision: 1 })
    await send(running, one.stream, one.station.token)
    expect(await running.hub.store.selectFrom('overlap_measures').selectAll().execute()).toEqual([])
  })

  it('differ in their verdict where one of them takes the recording away, and that still counts when its words are gone', async () => {
    const { running, one, other } = await twoAtWork()
    const [shared] = other.given('overlap')
    if (shared === undefined) throw new Error('no overlap was drawn')
    await one.answer(shared.clip, 'turn the lights off')
    await other.answer(shared.clip, '', { wake: 'media' })
    const pair = () => running.hub.store.selectFrom('overlap_measures').selectAll().execute()
    const before = await pair()
    expect(new Set([before[0]?.one_wake, before[0]?.other_wake])).toEqual(new Set(['meant', 'media']))
    expect(before[0]).toMatchObject({ words: null, slots: null, one_intent: null })
    await running.hub.store.updateTable('clips').set({ destroyed_at: 1, hypothesis: '' }).where('id', '=', shared.clip).execute()
    expect(await pair()).toEqual(before)
  })
})

it('gold that was chosen, and what of it was found wrong, outlives a database put back from before', async () => {
  const running = await runHub()
  const { hub, folder } = running
  await addClips(running, ['a', 'b'].map(text => importedClip(text, { reference: text })))
  const files = ['', '-wal'].map(end => databasePath(folder) + end)
  const before = files.map(file => readFileSync(file))
  await addGold(hub, (await findProject(hub.store, 'default')).id, null, 10)
  const chosen = await listGold(hub)
  await hub.store.transaction().execute(transaction => removeGold(hub, transaction, chosen[0]?.clip ?? '', 'misheard'))
  const known = await listGold(hub)
  await closeHub(hub)
  files.forEach((file, index) => writeFileSync(file, before[index] ?? ''))
  const again = await openHub(folder, { now: running.clock.now })
  expect(await listGold(again)).toEqual([])
  await replayJournal(again)
  expect(await listGold(again)).toEqual(known)
  await closeHub(again)
})
