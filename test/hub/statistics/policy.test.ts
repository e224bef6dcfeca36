import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { routes, type RouteName } from '../../../shared/hub-api/routes.ts'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send, workstation, type Workstation } from '../support/workstation.ts'

const minute = 60_000
const day = 24 * 60 * minute
const period = { query: { from: 0, to: Date.UTC(2030, 0, 1) } }

async function decide(running: RunningHub, statistics: { visibility: 'named' | 'grouped'; retentionDays: number }): Promise<void> {
  const file = join(running.folder, 'change.json')
  writeFileSync(file, JSON.stringify({ statistics }))
  await changePolicy(running.hub, file)
}

/** Somebody's shift of an hour with one clip in it; `end: false` leaves it running. */
async function work(running: RunningHub, { end = true, handlingMs = 4_000 } = {}): Promise<Workstation> {
  const { station, stream, at, shift } = await reviewerAtWork(running, ['play jazz'])
  stream.append('annotation.submitted', submitted(at(0), annotation('play punk'), { handlingMs }))
  if (end) stream.append('shift.ended', { shift, endedAt: running.clock.now() + 60 * minute, repaired: false, reason: null })
  await send(running, stream, station.token)
  return station
}

async function read(running: RunningHub, input = period) {
  const { token } = await workstation(running, 'supervisor')
  return running.get('shifts.list', input, token)
}

/** Everything that a supervisor's session gives away when it asks every route. */
async function everythingTold(running: RunningHub, token: string): Promise<string> {
  const told: string[] = []
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name]
    const bounds = name === 'figures.period' ? { from: '2026-11-01', to: '2026-11-30' } : { from: '0', to: String(period.query.to) }
    const query = `?${new URLSearchParams(bounds)}`
    const response = await fetch(running.origin + path.replaceAll(/:\w+/g, newId()) + (method === 'GET' ? query : ''), {
      method, headers: { 'earshot-protocol': '1', authorization: `Bearer ${token}` },
    })
    told.push(await response.text())
  }
  return told.join('\n')
}

describe('where the policy says grouped', () => {
  it('no route tells a supervisor a single shift or what a single person did', async () => {
    const running = await runHub()
    const people: Workstation[] = []
    for (let count = 0; count < 5; count++) people.push(await work(running, { handlingMs: 43_217 }))
    await decide(running, { visibility: 'grouped', retentionDays: 30 })
    running.clock.pass(day)
    const board = await read(running)
    expect(board).toMatchObject({ visibility: 'grouped', namedSince: null, shifts: [] })
    expect(board.days).toEqual([{
      day: '2026-11-23', withheld: null,
      figures: { people: 5, shifts: 5, workedMs: 5 * 60 * minute, awayMs: 0, clips: 5, audioMs: 5_000, wordsCorrected: 5, slots: 0 },
    }])
    const { token } = await workstation(running, 'supervisor')
    const told = await everythingTold(running, token)
    expect(told.match(/"wordsCorrected":5/g)?.length).toBeGreaterThan(1)
    expect(told).not.toContain('43217')
    for (const { person } of people) expect(told).not.toContain(person.code)
  })

  it('a day of four people is told of by that alone', async () => {
    const running = await runHub()
    for (let count = 0; count < 4; count++) await work(running)
    // Nobody becomes a fifth by working twice, nor by a shift that is not over.
    await work(running, { end: false })
    await decide(running, { visibility: 'grouped', retentionDays: 30 })
    running.clock.pass(day)
    expect((await read(running)).days).toEqual([{ day: '2026-11-23', figures: null, withheld: 'few' }])
  })

  it('a day that is not over tells nothing, so nobody can be watched', async () => {
    const running = await runHub()
    for (let count = 0; count < 6; count++) await work(running)
    await decide(running, { visibility: 'grouped', retentionDays: 30 })
    expect((await read(running)).days).toEqual([{ day: '2026-11-23', figures: null, withheld: 'running' }])
  })

  it('no choice of a period cuts a day apart', async () => {
    const running = await runHub()
    const first = running.clock.now()
    for (let count = 0; count < 5; count++) await work(running)
    running.clock.pass(3 * 60 * minute)
    await work(running)
    await decide(running, { visibility: 'grouped', retentionDays: 30 })
    running.clock.pass(day)
    const whole = (await read(running)).days
    expect(whole).toMatchObject([{ figures: { people: 6, clips: 6 } }])
    for (const [from, to] of [[first, first + minute], [first + 2 * 60 * minute, first + 4 * 60 * minute], [0, first + 90 * minute]] as const) {
      expect((await read(running, { query: { from, to } })).days).toEqual(whole)
    }
  })

  it('it can be named again, and is told by name again', async () => {
    const running = await runHub()
    const { person } = await work(running)
    await decide(running, { visibility: 'grouped', retentionDays: 30 })
    expect((await read(running)).shifts).toEqual([])
    await decide(running, { visibility: 'named', retentionDays: 30 })
    expect(await read(running)).toMatchObject({ visibility: 'named', shifts: [{ person: person.code }], days: [] })
  })
})

describe('once the retention of performance detail is over', () => {
  it('a shift is told no more, and its day as a whole where enough people worked', async () => {
    const running = await runHub()
    await decide(running, { visibility: 'named', retentionDays: 7 })
    for (let count = 0; count < 5; count++) await work(running)
    running.clock.pass(5 * day)
    const late = await work(running)
    expect(await read(running)).toMatchObject({ namedSince: '2026-11-21', shifts: { length: 6 }, days: [] })
    running.clock.pass(3 * day)
    expect(await read(running)).toMatchObject({
      namedSince: '2026-11-24', shifts: [{ person: late.person.code }], days: [{ day: '2026-11-23', figures: { people: 5, clips: 5 } }],
    })
    running.clock.pass(10 * day)
    expect((await read(running)).days).toMatchObject([{ day: '2026-11-23' }, { day: '2026-11-28', withheld: 'few' }])
  })
})
