import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { setSite } from '../../../hub/access/people.ts'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

const minute = 60_000
const day = 24 * 60 * minute
const monday = { from: '2026-11-23', to: '2026-11-23' }

async function decide(running: RunningHub, visibility: 'named' | 'grouped', retentionDays = 30): Promise<void> {
  const file = join(running.folder, 'change.json')
  writeFileSync(file, JSON.stringify({ statistics: { visibility, retentionDays } }))
  await changePolicy(running.hub, file)
}

/** Somebody's shift of an hour, with a clip for each handling time. It is sent at once, or by `send` later. */
async function work(running: RunningHub, { handling = [4_000], sent = true, site = null as string | null } = {}): Promise<Desk> {
  const desk = await reviewerAtWork(running, handling.map(() => 'play jazz'))
  const { station, stream, at, shift } = desk
  if (site !== null) await setSite(running.hub, station.person.code, site)
  handling.forEach((handlingMs, index) => stream.append('annotation.submitted', submitted(at(index), annotation('play punk'), { handlingMs })))
  stream.append('shift.ended', { shift, endedAt: running.clock.now() + 60 * minute, repaired: false, reason: null })
  if (sent) await send(running, stream, station.token)
  return desk
}

const team = async (running: RunningHub, count: number, how?: Parameters<typeof work>[1]): Promise<Desk[]> => {
  const desks: Desk[] = []
  for (let index = 0; index < count; index++) desks.push(await work(running, how))
  return desks
}

async function read(running: RunningHub, days = monday) {
  const { token } = await workstation(running, 'supervisor')
  return running.get('figures.period', { query: days }, token)
}

async function batches(running: RunningHub) {
  const { token } = await workstation(running, 'supervisor')
  return running.get('batches.followed', {}, token)
}

describe('a period by name', () => {
  it('comes to the same by person, site, language and day as in all', async () => {
    const running = await runHub()
    const [first] = await team(running, 2, { handling: [4_000, 8_000], site: 'Cluj' })
    await work(running, { handling: [6_000] })
    const told = await read(running)
    expect(told.total).toMatchObject({ people: 3, shifts: 3, clips: 5, workedMs: 180 * minute, audioMs: 5_000, wordsCorrected: 5, perHour: 5 / 3, ofMedian: null })
    expect(told.people.map(({ site, figures }) => [site, figures.clips])).toEqual([['Cluj', 2], ['Cluj', 2], [null, 1]])
    expect(told.people[0]?.person).toBe(first?.station.person.code)
    expect(told.sites.map(({ site, figures }) => [site, figures.people, figures.clips])).toEqual([['Cluj', 2, 4], [null, 1, 1]])
    expect(told.locales).toMatchObject([{ locale: 'en-US', figures: { people: 3, clips: 5, workedMs: null, perHour: null, breaksOffered: null } }])
    expect(told.days).toMatchObject([{ day: monday.from, figures: { clips: 5 } }])
    expect(Math.abs((told.total?.medianHandlingMs ?? 0) / 6_000 - 1)).toBeLessThan(0.35)
    expect((await read(running, { from: '2026-11-24', to: '2026-11-30' })).total).toBeNull()
  })

  it('measures handling by the median of the same task, locale and length once five people have made one', async () => {
    const running = await runHub()
    await team(running, 4, { handling: [4_000] })
    const slow = await work(running, { handling: [8_000] })
    running.clock.pass(minute)
    const { people, total } = await read(running)
    expect(people.find(({ person }) => person === slow.station.person.code)?.figures.ofMedian).toBeCloseTo(2, 1)
    expect(total?.ofMedian).toBeCloseTo(1, 1)
  })

  it('refuses days that are none', async () => {
    const running = await runHub()
    const { token } = await workstation(running, 'supervisor')
    expect(await running.refusal('figures.period', { query: { from: '2026-02-30', to: '2026-03-01' } }, token)).toBe('invalid_request')
  })
})

describe('where the policy says grouped', () => {
  it('a late laptop changes nothing that was told, until five people’s work has come', async () => {
    const running = await runHub()
    await decide(running, 'grouped')
    await team(running, 5)
    const late: Desk[] = await team(running, 5, { sent: false, handling: [4_000, 4_000] })
    running.clock.pass(day)
    const before = await read(running)
    expect(before.total).toMatchObject({ people: 5, clips: 5 })
    for (const [index, { station, stream }] of late.entries()) {
      await station.renew()
      await send(running, stream, station.token)
      const { total, days } = await read(running)
      expect(total?.clips, `${index + 1} late`).toBe(index < 4 ? 5 : 15)
      expect(days.map(({ figures }) => figures?.clips)).toEqual([index < 4 ? 5 : 15])
    }
  })

  it('sites and languages are told apart only where each of them has five people in each of the others', async () => {
    const running = await runHub()
    await decide(running, 'grouped')
    await team(running, 5, { site: 'Cluj' })
    await work(running, { site: 'Boston' })
    running.clock.pass(day)
    expect(await read(running)).toMatchObject({ total: { people: 6 }, sites: [], locales: [], people: [], unsplit: 1 })
    await team(running, 5, { site: 'Cluj' })
    await team(running, 5, { site: 'Boston' })
    running.clock.pass(day)
    const tuesday = await read(running, { from: '2026-11-24', to: '2026-11-24' })
    expect(tuesday).toMatchObject({ unsplit: 0, sites: [{ site: 'Boston', figures: { people: 5 } }, { site: 'Cluj', figures: { people: 5 } }], locales: [{ locale: 'en-US' }] })
    // Monday’s one colleague in Boston is not the difference between two weeks.
    const both = await read(running, { from: '2026-11-23', to: '2026-11-24' })
    expect(both.sites).toEqual(tuesday.sites)
  })

  it('no choice of days tells less than a whole day of five people', async () => {
    const running = await runHub()
    await decide(running, 'grouped')
    await team(running, 5)
    running.clock.pass(day)
    await team(running, 4)
    running.clock.pass(day)
    const wide = await read(running, { from: '2026-11-01', to: '2026-11-30' })
    expect(wide.total).toEqual((await read(running)).total)
    expect(wide.days.map(({ figures }) => figures === null)).toEqual([false, true])
    expect((await read(running, { from: '2026-11-24', to: '2026-11-24' })).total).toBeNull()
  })

  it('a batch is told in a wave of five people’s alone, which follows nobody', async () => {
    const running = await runHub()
    await decide(running, 'grouped')
    const desks = await team(running, 5, { handling: [4_000, 4_000] })
    expect(await batches(running)).toMatchObject({ batches: [], untold: 0, waves: [{ day: monday.from, people: 5, batches: 5, clips: 10, answered: 10, remaining: 0 }] })
    const [one] = desks
    if (one === undefined) throw new Error('nobody')
    one.stream.append('decision.withdrawn', { ...one.at(0), revision: 1 })
    await send(running, one.stream, one.station.token)
    expect((await batches(running)).waves).toMatchObject([{ answered: 10 }])
    const smaller = await runHub()
    await decide(smaller, 'grouped')
    await team(smaller, 4)
    expect(await batches(smaller)).toEqual({ batches: [], waves: [], untold: 1 })
  })
})

describe('why clips were skipped and that harm was reported', () => {
  it('is told of a team of five on a day that is over, without misuse, and of nobody', async () => {
    const running = await runHub()
    const desks = await team(running, 5, { handling: [4_000, 4_000, 4_000] })
    for (const [index, { station, stream, at }] of desks.entries()) {
      stream.append('clip.skipped', { ...at(0), revision: 2, cause: 'broken_audio', handlingMs: 1_000 })
      if (index === 0) stream.append('escalation.filed', filed(at(1)))
      if (index === 1) stream.append('escalation.filed', filed(at(1), { category: 'misuse' }))
      await send(running, stream, station.token)
    }
    expect((await read(running)).team).toBeNull()
    running.clock.pass(day)
    const told = await read(running)
    expect(told.team).toEqual({ days: 1, skips: [{ cause: 'broken_audio', count: 5 }], escalations: 1 })
    expect(JSON.stringify({ ...told, team: null })).not.toMatch(/skip|escalat|broken/)
  })

  it('is not told of fewer', async () => {
    const running = await runHub()
    await team(running, 4)
    running.clock.pass(day)
    expect((await read(running)).team).toBeNull()
  })
})

describe('a batch that is followed', () => {
  it('is assigned, leased, answered and lapsed with what is left, or given back', async () => {
    const running = await runHub()
    const { station, manifest } = await work(running, { handling: [4_000, 4_000] })
    expect((await batches(running)).batches).toMatchObject([{ person: station.person.code, state: 'done', clips: 2, answered: 2, withdrawn: 0, remaining: 0, leaseEndsAt: manifest.endsAt, dueAt: null, expectedAt: null }])
    const open = await reviewerAtWork(running, ['stop'])
    const state = async () => (await batches(running)).batches.find(({ person }) => person === open.station.person.code)
    expect(await state()).toMatchObject({ state: 'leased', remaining: 1, answered: 0 })
    running.clock.setWall(open.manifest.endsAt + 1)
    expect(await state()).toMatchObject({ state: 'lapsed', remaining: 1 })
  })
})
