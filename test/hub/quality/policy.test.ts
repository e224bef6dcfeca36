import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
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
  const clips = await addBareClips(hub.store, Array.from({ length: count }, () => ({ reference: 'play some old jazz', locale })))
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
  const { people } = await running.get('quality.read', {}, token)
  expect(people.map(({ person, figures: { gold } }) => [person, gold.items, gold.value, gold.withheld, gold.parts?.substitutions])).toEqual([
    ['r-enough', 50, 0.25, null, 50], ['r-few', 49, null, 'few', undefined],
  ])
})

it('a day that is not over moves no figure, so nobody learns from a count what was gold', async () => {
  const running = await runHub()
  const { hub, clock } = running
  await measured(hub, 'r-one', clock.now(), 60)
  const { token } = await workstation(running, 'supervisor')
  expect((await running.get('quality.read', {}, token)).people).toEqual([])
  const own = await workstation(running, 'reviewer')
  await hub.store.updateTable('gold_measures').set({ at: clock.now() }).execute()
  expect((await running.get('quality.mine', {}, own.token)).figures.gold.items).toBe(0)
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
  const told = await running.get('quality.read', {}, token)
  expect(told).toMatchObject({ visibility: 'grouped', people: [], batches: [], locales: [{ people: 5, figures: { gold: { items: 60 } } }] })
  expect(JSON.stringify([told, await running.get('quality.spots', {}, token)])).not.toMatch(/r-[1-5]|batch of/)
  await decide(hub, 'named')
  expect((await running.get('quality.read', {}, token)).locales).toMatchObject([{ people: 5, figures: { gold: { items: 460 } } }])
})

it('where policy says grouped, nobody is the difference between a locale and all together', async () => {
  const running = await runHub()
  const { hub, clock } = running
  for (const code of ['r-1', 'r-2', 'r-3', 'r-4', 'r-5']) await measured(hub, code, clock.now(), 12)
  await measured(hub, 'r-6', clock.now(), 60, 'de-DE')
  await decide(hub, 'grouped')
  clock.pass(3 * day)
  const { token } = await workstation(running, 'supervisor')
  const { locales, tasks } = await running.get('quality.read', {}, token)
  expect(locales).toEqual([])
  expect(tasks).toMatchObject([{ people: 6, figures: { gold: { items: 120 } } }])
})
