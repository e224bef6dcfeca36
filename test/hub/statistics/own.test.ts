import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { shiftsTouchingOf } from '../../../hub/shifts/list.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation, type Workstation } from '../support/workstation.ts'

const minute = 60_000
const day = 24 * 60 * minute
const always = { query: { from: 0, to: Date.UTC(2030, 0, 1) } }

/** Somebody's shift of an hour with one clip in it. */
async function work(running: RunningHub, handlingMs: number): Promise<{ station: Workstation; shift: string }> {
  const { station, stream, at, shift } = await reviewerAtWork(running, ['play jazz'])
  stream.append('annotation.submitted', submitted(at(0), annotation('play punk'), { handlingMs }))
  stream.append('shift.ended', { shift, endedAt: running.clock.now() + 60 * minute, repaired: false, reason: null })
  await send(running, stream, station.token)
  return { station, shift }
}

async function team(running: RunningHub): Promise<{ station: Workstation; shift: string }[]> {
  const people: { station: Workstation; shift: string }[] = []
  for (const handlingMs of [3_000, 4_000, 4_000, 5_000, 9_000]) people.push(await work(running, handlingMs))
  running.clock.pass(minute)
  return people
}

async function decide(running: RunningHub, statistics: { visibility: 'named' | 'grouped'; retentionDays: number }): Promise<void> {
  const file = join(running.folder, 'change.json')
  writeFileSync(file, JSON.stringify({ statistics }))
  await changePolicy(running.hub, file)
}

const boardOf = async (running: RunningHub) => (await running.get('shifts.list', always, (await workstation(running, 'supervisor')).token)).shifts

describe('how long a shift took over the median for the same clips', () => {
  it('reads the same to whoever worked it as to their supervisor, and nobody reads another\'s', async () => {
    const running = await runHub()
    const people = await team(running)
    const board = await boardOf(running)
    const ratios = board.map(({ ofMedian }) => ofMedian)
    expect(new Set(ratios).size).toBeGreaterThan(3)
    expect(Math.max(...ratios.map(ratio => ratio ?? 0))).toBeCloseTo(9 / 4, 0)
    for (const { station, shift } of people) {
      expect(await running.get('shifts.mine', {}, station.token)).toEqual([{ shift, ofMedian: board.find(one => one.shift === shift)?.ofMedian }])
    }
  })

  it('is told to whoever worked it where policy tells supervisors of no single shift', async () => {
    const running = await runHub()
    const people = await team(running)
    const board = await boardOf(running)
    await decide(running, { visibility: 'grouped', retentionDays: 30 })
    expect(await boardOf(running)).toEqual([])
    for (const { station, shift } of people) {
      expect(await running.get('shifts.mine', {}, station.token)).toEqual([{ shift, ofMedian: board.find(one => one.shift === shift)?.ofMedian }])
    }
  })

  it('is null where fewer than five people made the median, and told no longer than single shifts are kept', async () => {
    const running = await runHub()
    await decide(running, { visibility: 'named', retentionDays: 7 })
    const { station, shift } = await work(running, 4_000)
    expect(await running.get('shifts.mine', {}, station.token)).toEqual([{ shift, ofMedian: null }])
    running.clock.pass(9 * day)
    await station.renew()
    expect(await running.get('shifts.mine', {}, station.token)).toEqual([])
  })

  it('is found by the person, however many others have worked', async () => {
    const { hub } = await runHub()
    const { rows } = await hub.store.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${shiftsTouchingOf}`, [0, 1, 2, 'somebody']))
    expect(rows.map(({ detail }) => detail)).toContain('SEARCH s USING INDEX shifts_person (person=?)')
    expect(rows.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN'))).toEqual([])
  })
})
