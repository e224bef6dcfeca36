import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addPerson, setSite } from '../../../hub/access/people.ts'
import { readFacts, type Hub } from '../../../hub/hub.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import { addBareClips } from '../support/bare-clips.ts'
import { runHub } from '../support/running-hub.ts'
import { workstation } from '../support/workstation.ts'

const day = 24 * 3_600_000

async function decide({ store }: Hub, visibility: 'named' | 'grouped'): Promise<void> {
  const { policy } = await readFacts(store)
  await store.updateTable('hub').set({ policy: JSON.stringify({ ...policy, statistics: { visibility, retentionDays: 30 } }) }).execute()
}

/** So many answers for gold of somebody at a time, each with one error in four words; gives who they are. */
async function measured(hub: Hub, code: string, at: number, count: number, locale = 'en-US'): Promise<string> {
  const known = await hub.store.selectFrom('people').select('id').where('code', '=', code).executeTakeFirst()
  const person = known?.id ?? (await addPerson(hub, code, 'reviewer')).person
  const { id: project, task } = await findProject(hub.store, 'default')
  const batch = randomUUID()
  await hub.store.insertInto('batches').values({ id: batch, project, person, name: `batch of ${code}`, task, retain_until: '', lease_hours: 1, created_at: at }).execute()
  const clips = await addBareClips(hub, Array.from({ length: count }, () => ({ reference: 'play some old jazz', locale })))
  await hub.store.insertInto('gold_measures').values(clips.map(clip => ({ clip, person, batch, at, substitutions: 1, deletions: 0, insertions: 0, words: 4, wrong: 0 as const, accepted: 0 as const }))).execute()
  return person
}

it('under fifty items nobody is told a score, and themselves neither', async () => {
  const running = await runHub()
  const { hub, clock } = running
  await measured(hub, 'r-few', clock.now(), 49)
  await measured(hub, 'r-enough', clock.now(), 50)
  clock.pass(day)
  const { token } = await workstation(running, 'supervisor')
  const { people } = await running.get('quality.read', { query: {} }, token)
  expect(people.map(({ person, figures: { gold } }) => [person, gold.items, gold.value, gold.withheld, gold.parts?.substitutions])).toEqual([
    ['r-enough', 50, 0.25, null, 50], ['r-few', 49, null, 'few', undefined],
  ])
})

it('a day that is not over moves no figure, so nobody learns from a count what was gold', async () => {
  const running = await runHub()
  const { hub, clock } = running
  await measured(hub, 'r-one', clock.now(), 60)
  const { token } = await workstation(running, 'supervisor')
  expect((await running.get('quality.read', { query: {} }, token)).people).toEqual([])
  const own = await workstation(running, 'reviewer')
  await hub.store.updateTable('gold_measures').set({ at: clock.now() }).execute()
  expect((await running.get('quality.mine', { query: {} }, own.token)).figures.gold.items).toBe(0)
})

it('where policy says grouped, people and batches are told of nowhere, and of a locale only days of five people', async () => {
  const running = await runHub()
  const { hub, clock } = running
  const days = [clock.now(), clock.now() + day]
  for (const code of ['r-1', 'r-2', 'r-3', 'r-4', 'r-5']) await measured(hub, code, days[0] ?? 0, 12)
  for (const code of ['r-1', 'r-2', 'r-3', 'r-4']) await measured(hub, code, days[1] ?? 0, 100)
  await decide(hub, 'grouped')
  clock.pass(3 * day)
  const { token } = await workstation(running, 'supervisor')
  const told = await running.get('quality.read', { query: {} }, token)
  expect(told).toMatchObject({ visibility: 'grouped', people: [], batches: [], locales: [{ people: 5, figures: { gold: { items: 60 } } }] })
  expect(JSON.stringify([told, await running.get('quality.spots', { query: {} }, token)])).not.toMatch(/r-[1-5]|batch of/)
  await decide(hub, 'named')
  expect((await running.get('quality.read', { query: {} }, token)).locales).toMatchObject([{ people: 5, figures: { gold: { items: 460 } } }])
})

/** So many clips that two people answered, in each of which the later one changed one of the other's four words and left out another. */
async function paired(hub: Hub, one: string, other: string, at: number, count: number): Promise<void> {
  const people = await hub.store.selectFrom('people').innerJoin('batches', 'batches.person', 'people.id').where('code', 'in', [one, other]).select(['people.id', 'code', 'batches.id as batch']).execute()
  const of = (code: string) => people.find(person => person.code === code) ?? { id: '', batch: '' }
  const [first, second] = [of(one), of(other)]
  const clips = await addBareClips(hub, Array.from({ length: count }, () => ({})))
  await hub.store.insertInto('overlap_measures').values(clips.map(clip => ({
    clip, one: first.id, one_batch: first.batch, one_at: at, other: second.id, other_batch: second.batch, other_at: at,
    one_wake: 'meant', other_wake: 'meant', one_intent: null, other_intent: null, substitutions: 1, deletions: 1, insertions: 0, words: 4, slots: null,
  }))).execute()
}

it('a site is told by the gold and the pairs of its people; a pair of two sites counts for each as it is theirs', async () => {
  const running = await runHub()
  const { hub, clock } = running
  for (const code of ['r-1', 'r-2', 'r-3', 'r-4']) await measured(hub, code, clock.now(), 20)
  for (const code of ['r-1', 'r-2']) await setSite(hub, code, 'Cluj')
  await setSite(hub, 'r-3', 'Boston')
  await paired(hub, 'r-1', 'r-2', clock.now(), 60)
  await paired(hub, 'r-1', 'r-3', clock.now(), 50)
  clock.pass(day)
  const { token } = await workstation(running, 'supervisor')
  const { sites } = await running.get('quality.read', { query: {} }, token)
  expect(sites.map(({ site, people, figures: { gold, overlap } }) => [site, people, gold.items, overlap.items, overlap.parts])).toEqual([
    ['Boston', 1, 20, 50, { substitutions: 50, deletions: 50, insertions: 0, words: 200 }],
    ['Cluj', 2, 40, 110, { substitutions: 110, deletions: 60, insertions: 50, words: 390 }],
    [null, 1, 20, 0, null],
  ])
})

it('where policy says grouped, somebody alone at a site is the difference between no two groups, nor between two periods', async () => {
  const running = await runHub()
  const { hub, clock } = running
  const [first, second] = [clock.now(), clock.now() + day]
  const [cluj, boston] = [['r-1', 'r-2', 'r-3', 'r-4', 'r-5'], ['r-6', 'r-7', 'r-8', 'r-9', 'r-10']]
  for (const code of [...cluj, ...boston]) await measured(hub, code, first, 12)
  for (const code of cluj) await measured(hub, code, second, 12)
  await measured(hub, 'r-6', second, 60)
  for (const code of cluj) await setSite(hub, code, 'Cluj')
  for (const code of boston) await setSite(hub, code, 'Boston')
  await decide(hub, 'grouped')
  clock.pass(3 * day)
  const { token } = await workstation(running, 'supervisor')
  const of = async (query: { from?: string; to?: string } = {}) => {
    const { sites, locales } = await running.get('quality.read', { query }, token)
    return { sites: sites.map(({ site, figures: { gold } }) => [site, gold.items]), locales: locales.map(({ figures: { gold } }) => gold.items) }
  }
  const both = [['Boston', 60], ['Cluj', 60]]
  expect(await of()).toEqual({ sites: both, locales: [240] })
  const monday = new Date(first).toISOString().slice(0, 10)
  const tuesday = new Date(second).toISOString().slice(0, 10)
  expect(await of({ from: monday, to: monday })).toEqual({ sites: both, locales: [120] })
  expect(await of({ from: tuesday, to: tuesday })).toEqual({ sites: [], locales: [120] })
})

it('a period tells of its days alone, and of none that is not kept or not over', async () => {
  const running = await runHub()
  const { hub, clock } = running
  await measured(hub, 'r-1', clock.now(), 50)
  await measured(hub, 'r-1', clock.now() + day, 60)
  const [monday, tuesday] = [0, 1].map(days => new Date(clock.now() + days * day).toISOString().slice(0, 10))
  clock.pass(2 * day)
  const { token } = await workstation(running, 'supervisor')
  const told = async (query: { from?: string; to?: string }) => {
    const { people, from, to } = await running.get('quality.read', { query }, token)
    return { items: people.map(({ figures: { gold } }) => gold.items), from, to }
  }
  expect(await told({ from: monday ?? '', to: monday ?? '' })).toEqual({ items: [50], from: monday, to: monday })
  expect(await told({ from: tuesday ?? '' })).toEqual({ items: [60], from: tuesday, to: tuesday })
  expect(await told({ from: '2020-01-01', to: '2030-01-01' })).toMatchObject({ items: [110], to: tuesday })
  expect(await running.refusal('quality.read', { query: { from: '2026-02-30' } }, token)).toBe('invalid_request')
})

it('where policy says grouped, nobody is the difference between a locale and all together', async () => {
  const running = await runHub()
  const { hub, clock } = running
  for (const code of ['r-1', 'r-2', 'r-3', 'r-4', 'r-5']) await measured(hub, code, clock.now(), 12)
  await measured(hub, 'r-6', clock.now(), 60, 'de-DE')
  await decide(hub, 'grouped')
  clock.pass(3 * day)
  const { token } = await workstation(running, 'supervisor')
  const { locales, tasks } = await running.get('quality.read', { query: {} }, token)
  expect(locales).toEqual([])
  expect(tasks).toMatchObject([{ people: 6, figures: { gold: { items: 120 } } }])
})
