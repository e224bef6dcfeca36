import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyHub } from '../../../hub/audit/verify.ts'
import { makeBackup } from '../../../hub/backup/make.ts'
import { exportedClips } from '../../../hub/export/lines.ts'
import { readFacts } from '../../../hub/hub.ts'
import { readRetention } from '../../../hub/retention/read.ts'
import { retainDue, runRetention } from '../../../hub/retention/run.ts'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

const minute = 60_000
const day = 24 * 60 * minute
const always = { query: { from: 0, to: Date.UTC(2030, 0, 1) } }

async function keepFor(running: RunningHub, retentionDays: number): Promise<void> {
  const file = join(running.folder, 'change.json')
  writeFileSync(file, JSON.stringify({ statistics: { visibility: 'named', retentionDays } }))
  await changePolicy(running.hub, file)
}

/** An hour's shift with an answer, a skip, a report, a pause, a correction and a note in it. */
async function work(running: RunningHub): Promise<Desk> {
  const desk = await reviewerAtWork(running, ['play jazz', 'stop', 'call her'])
  const { stream, at, shift, station } = desk
  const { clock } = running
  stream.append('annotation.submitted', submitted(at(0), annotation('play punk'), { handlingMs: 43_217 }))
  stream.append('clip.skipped', { ...at(1), revision: 1, cause: 'broken_audio', handlingMs: 43_218 })
  stream.append('escalation.filed', filed(at(2)))
  stream.append('shift.paused', { shift, kind: 'break' })
  clock.pass(5 * minute)
  stream.append('shift.resumed', { shift })
  stream.append('shift.noted', { shift, note: 'the heating was out' })
  clock.pass(55 * minute)
  stream.append('shift.ended', { shift, endedAt: clock.now(), repaired: true, reason: 'the phone rang' })
  await station.renew()
  await send(running, stream, station.token)
  return desk
}

async function board(running: RunningHub) {
  const { token } = await workstation(running, 'supervisor')
  return running.get('shifts.list', always, token)
}

const everyRow = async ({ hub }: RunningHub): Promise<string> => {
  const rows: unknown[] = []
  for (const table of ['shifts', 'shift_steps', 'shift_corrections', 'shift_notes', 'shift_rollups', 'decisions', 'event_payloads'] as const) {
    rows.push(await hub.store.selectFrom(table).selectAll().execute())
  }
  return JSON.stringify(rows)
}

describe('once the retention of performance detail is over', () => {
  it('nothing of a single shift is left at the hub: no time, no break, no handling time, no correction, no note, and every chain holds', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    const startedAt = clock.now()
    const { shift } = await work(running)
    await board(running)
    const before = await everyRow(running)
    for (const detail of ['43217', '43218', 'the heating was out', 'the phone rang', `${startedAt}`, `${clock.now()}`]) expect(before).toContain(detail)
    clock.pass(9 * day)
    expect(await runRetention(hub)).toMatchObject({ shifts: 1, days: 1 })
    const after = await everyRow(running)
    for (const detail of ['43217', '43218', 'the heating was out', 'the phone rang', 'shift.', '"kind":"break"']) expect(after).not.toContain(detail)
    expect(await hub.store.selectFrom('shifts').select(['id', 'started_at', 'ended_at', 'zone']).execute())
      .toEqual([{ id: shift, started_at: Date.UTC(2026, 10, 23, 12), ended_at: Date.UTC(2026, 10, 23, 12), zone: 'UTC' }])
    for (const table of ['shift_steps', 'shift_corrections', 'shift_notes', 'shift_rollups'] as const) expect(await hub.store.selectFrom(table).selectAll().execute(), table).toEqual([])
    expect((await verifyHub(hub)).findings).toEqual([])
  })

  it('every answer stays with whose it is and what it says, a report of harm with every word of it', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    await work(running)
    const answers = async () => (await exportedClips(hub, hub.store, await readFacts(hub.store))).map(({ clip, transcript, person, submittedAt }) => [clip, transcript, person, submittedAt])
    const reports = () => hub.store.selectFrom('escalations').selectAll().execute()
    const before = { answers: await answers(), reports: await reports() }
    expect(before.answers.map(([, transcript]) => transcript)).toEqual(['play punk'])
    clock.pass(9 * day)
    await runRetention(hub)
    expect({ answers: await answers(), reports: await reports() }).toEqual(before)
    const payloads = await hub.store.selectFrom('event_payloads').innerJoin('events', on => on.onRef('events.stream', '=', 'event_payloads.stream').onRef('events.seq', '=', 'event_payloads.seq')).select('events.type').execute()
    expect(payloads.map(({ type }) => type).toSorted()).toEqual(['escalation.filed', 'stream.opened'])
  })

  it('a day of five stays as a whole, a day of fewer as that alone', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    for (let person = 0; person < 5; person++) await work(running)
    clock.pass(day)
    await work(running)
    clock.pass(12 * day)
    const before = (await board(running)).days
    expect(before).toMatchObject([{ day: '2026-11-23', figures: { people: 5, clips: 15 } }, { day: '2026-11-24', withheld: 'few' }])
    await runRetention(hub)
    expect((await board(running)).days).toEqual(before)
    expect((await hub.store.selectFrom('shift_rollups').select('shift').execute())).toEqual([])
  })

  it('what comes later from a laptop that was away goes too, and cannot be told from the day that was kept', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    for (let person = 0; person < 5; person++) await work(running)
    const late = await reviewerAtWork(running, ['next song'])
    await late.station.renew()
    await send(running, late.stream, late.station.token)
    late.stream.append('annotation.submitted', submitted(late.at(0), annotation('next song please'), { handlingMs: 51_515 }))
    late.stream.append('shift.noted', { shift: late.shift, note: 'no network here' })
    late.stream.append('shift.ended', { shift: late.shift, endedAt: clock.now() + minute, repaired: false, reason: null })
    clock.pass(9 * day)
    await runRetention(hub)
    const before = await board(running)
    await late.station.renew()
    await send(running, late.stream, late.station.token)
    expect(await board(running)).toEqual(before)
    expect(await everyRow(running)).toContain('51515')
    expect(await runRetention(hub)).toMatchObject({ shifts: 1, days: 0 })
    const after = await everyRow(running)
    for (const detail of ['51515', 'no network here']) expect(after).not.toContain(detail)
    expect(await board(running)).toEqual(before)
    expect((await verifyHub(hub)).findings).toEqual([])
  })

  it('a longer retention that is decided afterwards brings nothing back and shows nothing halfway', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    for (let person = 0; person < 5; person++) await work(running)
    clock.pass(9 * day)
    await runRetention(hub)
    await keepFor(running, 60)
    expect(await board(running)).toMatchObject({ namedSince: '2026-11-24', shifts: [], days: [{ day: '2026-11-23', figures: { people: 5 } }] })
  })
})

describe('the pass over what is kept', () => {
  it('runs once a day, whichever of several processes is first', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    await work(running)
    clock.pass(9 * day)
    await Promise.all([retainDue(hub), retainDue(hub), retainDue(hub)])
    const runs = () => hub.store.selectFrom('retention_runs').select(['shifts', 'ended_at']).execute()
    expect(await runs()).toEqual([{ shifts: 1, ended_at: clock.now() }])
    clock.pass(day - 1)
    await retainDue(hub)
    expect(await runs()).toHaveLength(1)
    clock.pass(1)
    await retainDue(hub)
    expect(await runs()).toHaveLength(2)
  })

  it('names the backups that still hold what was deleted', async () => {
    const running = await runHub()
    const { hub, clock } = running
    await keepFor(running, 7)
    await work(running)
    const { backup } = await makeBackup(hub, join(temporaryFolder(), 'backups'))
    expect((await readRetention(hub)).backups).toEqual([])
    clock.pass(9 * day)
    expect(await readRetention(hub)).toMatchObject({ retentionDays: 7, keptSince: '2026-11-25', due: { shifts: 1 } })
    await runRetention(hub)
    clock.pass(1)
    await makeBackup(hub, join(temporaryFolder(), 'backups'))
    expect(await readRetention(hub)).toMatchObject({ due: { shifts: 0 }, last: { shifts: 1, days: 1 }, backups: [backup] })
  })
})
