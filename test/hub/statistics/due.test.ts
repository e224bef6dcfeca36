import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectedEnd, isMissed, paceOf } from '../../../shared/domain/due.ts'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { annotation, submitted } from '../support/answers.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

const day = 24 * 3_600_000

const asSupervisor = async (running: RunningHub) => (await workstation(running, 'supervisor')).token
const missed = async (running: RunningHub) => (await running.get('needs.list', {}, await asSupervisor(running))).filter(({ kind }) => kind.endsWith('missed'))
const batches = async (running: RunningHub) => (await running.get('batches.followed', {}, await asSupervisor(running))).batches

describe('a pace', () => {
  it('is what was answered over the days since, a week at most, and nothing before the first whole day', () => {
    const now = 100 * day
    expect(paceOf({ answered: 300, firstAt: now - day / 2 }, now)).toBeNull()
    expect(paceOf({ answered: 300, firstAt: now - 2 * day }, now)).toBe(150)
    expect(paceOf({ answered: 700, firstAt: now - 30 * day }, now)).toBe(100)
    expect(paceOf({ answered: 0, firstAt: now - 30 * day }, now)).toBeNull()
  })

  it('goes to what is due first', () => {
    const [soon, later] = [{ dueAt: 3 * day, remaining: 200 }, { dueAt: 5 * day, remaining: 100 }]
    expect(expectedEnd(soon, [later, soon], 100, 0)).toBe(2 * day)
    expect(expectedEnd(later, [later, soon], 100, 0)).toBe(3 * day)
    expect(expectedEnd(later, [later, soon], null, 0)).toBeNull()
    expect(expectedEnd({ ...soon, remaining: 0 }, [], 100, 0)).toBeNull()
  })

  it('misses a date that has passed with clips left, or will pass', () => {
    expect(isMissed({ dueAt: 10, remaining: 1, expectedAt: null }, 10)).toBe(true)
    expect(isMissed({ dueAt: 10, remaining: 0, expectedAt: null }, 11)).toBe(false)
    expect(isMissed({ dueAt: 10, remaining: 1, expectedAt: 10 }, 5)).toBe(false)
    expect(isMissed({ dueAt: 10, remaining: 1, expectedAt: 11 }, 5)).toBe(true)
    expect(isMissed({ dueAt: null, remaining: 1, expectedAt: 11 }, 5)).toBe(false)
  })
})

describe('by when a batch has to be answered', () => {
  it('is the earliest date that its clips were imported with, unless it was given one of its own', async () => {
    const running = await runHub()
    const { person } = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('one')])
    await addClips(running, [importedClip('two')], 9_000)
    await addClips(running, [importedClip('three')], 7_000)
    await assignTo(running, person.code, { count: 1 })
    await assignTo(running, person.code)
    await addClips(running, [importedClip('four')], 7_000)
    await assignTo(running, person.code, { dueAt: 5_000 })
    expect((await batches(running)).map(({ dueAt }) => dueAt)).toEqual([5_000, 7_000, null])
  })

  it('is set and taken back by a supervisor, and is not what a reviewer is told', async () => {
    const running = await runHub()
    const { manifest, station } = await reviewerAtWork(running, ['play jazz'])
    const token = await asSupervisor(running)
    const due = (dueAt: number | null, batch = manifest.batch) => ({ params: { batch }, body: { dueAt } })
    expect(await running.get('batches.due', due(8_000), token)).toEqual({})
    expect(await batches(running)).toMatchObject([{ dueAt: 8_000, leaseEndsAt: manifest.endsAt }])
    expect(JSON.stringify([manifest, await running.get('batches.list', {}, station.token)])).not.toMatch(/due/i)
    await running.get('batches.due', due(null), token)
    expect(await batches(running)).toMatchObject([{ dueAt: null }])
    expect(await running.refusal('batches.due', due(1, manifest.lease), token)).toBe('not_found')
  })
})

describe('a date against the pace', () => {
  async function halfDone() {
    const running = await runHub()
    const begun = running.clock.now()
    const desk = await reviewerAtWork(running, ['one', 'two', 'three', 'four'], begun + 5 * day)
    const { station, stream, at, shift } = desk
    for (const index of [0, 1]) stream.append('annotation.submitted', submitted(at(index), annotation('play punk')))
    stream.append('shift.ended', { shift, endedAt: begun + 3_600_000, repaired: false, reason: null })
    await send(running, stream, station.token)
    return { running, begun, code: station.person.code, name: desk.manifest.name, batch: desk.manifest.batch }
  }

  it('wants nobody while it holds, and a supervisor once it will not', async () => {
    const { running, begun, code, name, batch } = await halfDone()
    expect(await missed(running)).toEqual([])
    running.clock.setWall(begun + 2 * day)
    // Two in two days: what is left takes two more.
    const [followed] = await batches(running)
    expect(Math.abs((followed?.expectedAt ?? 0) - (begun + 4 * day))).toBeLessThan(60_000)
    expect(await missed(running)).toEqual([])
    const token = await asSupervisor(running)
    const dueAt = begun + 3 * day
    await running.get('batches.due', { params: { batch }, body: { dueAt } }, token)
    expect(await missed(running)).toMatchObject([{ kind: 'missed', person: code, batch: name, remaining: 2, dueAt }])
    await running.get('batches.due', { params: { batch }, body: { dueAt: null } }, token)
    expect(await missed(running)).toEqual([])
  })

  it('names nobody where the policy says grouped', async () => {
    const { running, begun } = await halfDone()
    const file = join(running.folder, 'change.json')
    writeFileSync(file, JSON.stringify({ statistics: { visibility: 'grouped', retentionDays: 30 } }))
    await changePolicy(running.hub, file)
    running.clock.setWall(begun + 5 * day + 1)
    expect(await missed(running)).toEqual([{ kind: 'some_missed', batches: 1, remaining: 2, dueAt: begun + 5 * day }])
    expect(await batches(running)).toEqual([])
  })
})
