import { describe, expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
import { readFacts, type Hub } from '../../../hub/hub.ts'
import { assignBatch } from '../../../hub/leases/assign.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import { quota } from '../../../hub/quality/draw.ts'
import { addGold } from '../../../hub/quality/gold.ts'
import type { Store } from '../../../hub/store/store.ts'
import { sequence, wholeBelow, type Chance } from '../../support/chance.ts'
import { addBareClips } from '../support/bare-clips.ts'
import { runHub } from '../support/running-hub.ts'

const spoken = ['turn the lights off', 'turn the light on', 'play some jazz', 'play the news', 'set a timer for ten minutes', 'set the alarm for six', 'stop']

/** The same hub with chance of a test's own. */
const withChance = (hub: Hub, chance: Chance): Hub =>
  ({ ...hub, random: count => Buffer.from(Array.from({ length: count }, () => wholeBelow(chance, 256))) })

const given = (store: Store) =>
  store
    .selectFrom('batch_clips')
    .innerJoin('batches', 'batches.id', 'batch_clips.batch')
    .innerJoin('people', 'people.id', 'batches.person')
    .innerJoin('clips', 'clips.id', 'batch_clips.clip')
    .leftJoin('drawn_clips', join => join.onRef('drawn_clips.batch', '=', 'batch_clips.batch').onRef('drawn_clips.clip', '=', 'batch_clips.clip'))
    .select([
      'batch_clips.clip', 'batch_clips.batch', 'batch_clips.position', 'people.code', 'clips.flags', 'clips.hypothesis', 'clips.reference',
      'drawn_clips.kind', 'drawn_clips.wrong', 'drawn_clips.hypothesis as instead',
    ])
    .execute()

const batchSize = 60
const whole = { project: 'default', locale: null, count: 80, name: null, hours: null, startsAt: null }
const people = ['r-one', 'r-two', 'r-three', 'r-four']

type Given = Awaited<ReturnType<typeof given>>
const known = new Map<number, Given>()

/** Four batches in turn for each of four reviewers, of clips of which some are flagged, and gold made before. */
async function assigned(seed: number): Promise<Given> {
  const before = known.get(seed)
  if (before !== undefined) return before
  const running = await runHub()
  const chance = sequence(seed)
  const hub = withChance(running.hub, chance)
  const someSpoken = () => spoken[wholeBelow(chance, spoken.length)] ?? ''
  for (const code of people) await addPerson(hub, code, 'reviewer')
  const { id: optedOut } = await hub.store.selectFrom('people').select('id').where('code', '=', 'r-one').executeTakeFirstOrThrow()
  await hub.store.insertInto('opt_outs').values({ person: optedOut, at: 0, categories: '["health"]' }).execute()
  await addBareClips(hub, Array.from({ length: 40 }, () => {
    const reference = someSpoken()
    return { reference, hypothesis: chance() < 0.2 ? 'play some chess' : reference, flags: chance() < 0.1 ? '["health"]' : '[]' }
  }))
  await addGold(hub, (await findProject(hub.store, 'default')).id, null, 40)
  await addBareClips(hub, Array.from({ length: 16 * batchSize }, () => ({ hypothesis: someSpoken(), flags: chance() < 0.1 ? '["health"]' : '[]' })))
  for (let round = 0; round < 4; round++) {
    for (const person of people) await assignBatch(hub, { ...whole, person, count: batchSize })
  }
  const rows = await given(hub.store)
  known.set(seed, rows)
  return rows
}

const seeds = Array.from({ length: 8 }, (_, index) => 20_261_130 + index)

async function reviewersWith(clips: number) {
  const { hub } = await runHub()
  for (const code of people) await addPerson(hub, code, 'reviewer')
  await addBareClips(hub, Array.from({ length: clips }, () => ({})))
  return { hub }
}

describe('what is mixed into batches', () => {
  it.each(seeds)('keeps its shares and its rules (seed %i)', async seed => {
    const rows = await assigned(seed)
    const of = (code: string, kind: 'overlap' | 'gold') => rows.filter(row => row.code === code && row.kind === kind).length
    for (const code of people) {
      const all = rows.filter(row => row.code === code).length
      expect(all).toBe(4 * batchSize)
      expect(of(code, 'gold'), `gold of ${code}`).toBe(Math.floor(all * 0.02))
      // Whoever comes first has nobody's clips to share yet, and makes up for it at twice the pace.
      expect(of(code, 'overlap'), `overlap of ${code}`).toBe(Math.floor(all * 0.05))
    }
    const byClip = Map.groupBy(rows, ({ clip }) => clip)
    for (const [clip, all] of byClip) {
      expect(new Set(all.map(({ code }) => code)).size, 'nobody is given a clip twice').toBe(all.length)
      const gold = all.some(({ kind }) => kind === 'gold')
      expect(all.every(({ kind }) => (kind === 'gold') === gold), `${clip} is gold for everybody or for nobody`).toBe(true)
      if (!gold) expect(all.length).toBeLessThanOrEqual(2)
      if (!gold) expect(all.filter(({ kind }) => kind === 'overlap').length).toBe(all.length - 1)
    }
    expect(rows.filter(({ code, flags }) => code === 'r-one' && flags !== '[]')).toEqual([])
  })

  it('half of the gold carries a hypothesis that is not what was said, and all that was recognised wrong does', async () => {
    const gold = (await Promise.all(seeds.map(assigned))).flat().filter(({ kind }) => kind === 'gold')
    for (const { wrong, instead, hypothesis, reference } of gold) expect(wrong === 1).toBe((instead ?? hypothesis) !== reference)
    expect(gold.some(({ wrong, instead }) => wrong === 1 && instead === null)).toBe(true)
    const share = gold.filter(({ wrong }) => wrong === 1).length / gold.length
    expect(gold.length).toBe(seeds.length * 4 * Math.floor(4 * batchSize * 0.02))
    expect(share).toBeGreaterThan(0.35)
    expect(share).toBeLessThan(0.65)
  })

  it('stands at any place of a batch alike', async () => {
    const drawn = (await Promise.all(seeds.map(assigned))).flat().filter(({ kind }) => kind !== null)
    const thirds = [0, 1, 2].map(third => drawn.filter(({ position }) => Math.floor(((position - 1) * 3) / batchSize) === third).length)
    for (const count of thirds) expect(count / drawn.length).toBeGreaterThan(0.25)
  })

  it('never comes alone, and is nothing where policy says so', async () => {
    const { hub } = await reviewersWith(80)
    await assignBatch(hub, { ...whole, person: 'r-one' })
    await expect(assignBatch(hub, { ...whole, person: 'r-two' })).rejects.toMatchObject({ code: 'nothing_to_assign' })
    await addBareClips(hub, Array.from({ length: 80 }, () => ({})))
    const { policy } = await readFacts(hub.store)
    await hub.store.updateTable('hub').set({ policy: JSON.stringify({ ...policy, quality: { ...policy.quality, overlapShare: 0 } }) }).execute()
    await assignBatch(hub, { ...whole, person: 'r-two' })
    expect(await hub.store.selectFrom('drawn_clips').selectAll().execute()).toEqual([])
  })

  it('holds nothing that is held, quarantined, or came back without an answer', async () => {
    const { hub } = await reviewersWith(160)
    const { batch } = await assignBatch(hub, { ...whole, person: 'r-one' })
    const own = hub.store.selectFrom('batch_clips').select('clip').where('batch', '=', batch)
    await hub.store.updateTable('clips').set({ held_at: 1 }).where('id', 'in', own.where('position', '<=', 40)).execute()
    await hub.store.updateTable('clips').set({ quarantined_at: 1 }).where('id', 'in', own.where('position', '>', 40)).execute()
    await assignBatch(hub, { ...whole, person: 'r-two', count: 40 })
    await hub.store.updateTable('clips').set({ held_at: null, quarantined_at: null }).execute()
    await hub.store.updateTable('batches').set({ returned_at: 1 }).where('id', '=', batch).execute()
    await assignBatch(hub, { ...whole, person: 'r-three', count: 20 })
    const drawn = await hub.store.selectFrom('drawn_clips').innerJoin('batches', 'batches.id', 'drawn_clips.batch').innerJoin('people', 'people.id', 'batches.person').select('people.code').execute()
    expect(drawn).toEqual([{ code: 'r-three' }])
    const [overlap] = (await given(hub.store)).filter(({ kind }) => kind === 'overlap')
    expect((await given(hub.store)).filter(({ clip }) => clip === overlap?.clip).map(({ code }) => code).toSorted()).toEqual(['r-three', 'r-two'])
  })
})

it('a quota makes up for what was lacking at twice the share at most, and never takes anything back', () => {
  expect(quota(0.05, 100, { clips: 0, drawn: 0 })).toBe(5)
  expect(quota(0.05, 10, { clips: 10, drawn: 0 })).toBe(1)
  expect(quota(0.05, 100, { clips: 900, drawn: 0 })).toBe(10)
  expect(quota(0.05, 100, { clips: 100, drawn: 40 })).toBe(0)
  expect(quota(0, 1_000, { clips: 1_000, drawn: 0 })).toBe(0)
})
