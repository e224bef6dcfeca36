import { describe, expect, it } from 'vitest'
import { optedOut } from '../../../hub/care/opt-outs.ts'
import type { ContentFlag } from '../../../shared/domain/exposure.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest, reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, send, workstation } from '../support/workstation.ts'

const clips = (kinds: readonly (ContentFlag | null)[]) =>
  kinds.map((kind, index) => importedClip(`${kind ?? 'plain'} ${index}`, { sensitivity: kind === null ? [] : [kind] }))

const inBatch = async (running: RunningHub, batch: string): Promise<string[]> => {
  const rows = await running.hub.store
    .selectFrom('batch_clips').innerJoin('clips', 'clips.id', 'batch_clips.clip').select('hypothesis').where('batch', '=', batch).orderBy('position').execute()
  return rows.map(({ hypothesis }) => hypothesis)
}

/** A reviewer with a stream of their own, and what they opt out of. */
async function reviewer(running: RunningHub) {
  const station = await workstation(running, 'reviewer')
  const stream = createStream(running, { device: station.device.id, person: station.person.person })
  return {
    ...station,
    async optOut(...categories: ContentFlag[]) {
      stream.append('care.opted_out', { categories })
      await send(running, stream, station.token)
    },
  }
}

describe('a batch', () => {
  it('keeps a fifth of plain clips, from further behind where it must', async () => {
    const running = await runHub()
    const { person } = await reviewer(running)
    await addClips(running, clips(['health', 'health', 'child', 'child', 'health', null, null, null]))
    const { batch } = await assignTo(running, person.code, { count: 5 })
    expect(await inBatch(running, batch)).toEqual(['health 0', 'health 1', 'child 2', 'child 3', 'plain 5'])
  })

  it('is smaller where there are too few of them, and none of flagged ones alone', async () => {
    const running = await runHub()
    const { person } = await reviewer(running)
    await addClips(running, clips(['health', 'health', 'child', 'child', 'health', 'health', null]))
    expect((await assignTo(running, person.code)).clips).toBe(5)
    await expect(assignTo(running, person.code)).rejects.toMatchObject({ code: 'nothing_suitable' })
  })

  it('tells the laptop what each clip may do to somebody, from import to lease', async () => {
    const running = await runHub()
    const { person, token } = await reviewer(running)
    await addClips(running, clips([null, 'intimate']))
    const { batch } = await assignTo(running, person.code)
    const { manifest } = await running.get('leases.take', { body: { batch } }, token)
    expect(readManifest(manifest.payload).clips.map(({ flags }) => flags)).toEqual([[], ['intimate']])
  })
})

describe('opting out', () => {
  it('is obeyed by every later assignment, and can be taken back', async () => {
    const running = await runHub()
    const { person, optOut } = await reviewer(running)
    await optOut('health', 'child')
    await addClips(running, clips(['health', null, 'intimate', 'child', null, null]))
    expect(await inBatch(running, (await assignTo(running, person.code)).batch)).toEqual(['plain 1', 'intimate 2', 'plain 4', 'plain 5'])
    await optOut('child')
    await addClips(running, clips([null]).slice(0, 1))
    expect(await inBatch(running, (await assignTo(running, person.code)).batch)).toEqual(['health 0', 'plain 0'])
    await optOut()
    expect(await optedOut(running.hub.store, person.person)).toEqual([])
  })

  it('takes nothing from anybody else', async () => {
    const running = await runHub()
    const one = await reviewer(running)
    const other = await reviewer(running)
    await one.optOut('health')
    await addClips(running, clips(['health', null]))
    expect(await inBatch(running, (await assignTo(running, other.person.code)).batch)).toEqual(['health 0', 'plain 1'])
  })

  it('is told to nobody: a supervisor\'s board reads the same', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    await send(running, desk.stream, desk.station.token)
    const { token } = await workstation(running, 'supervisor')
    const board = () => running.get('shifts.list', { query: { from: 0, to: Date.UTC(2030, 0, 1) } }, token)
    const before = await board()
    desk.stream.append('care.opted_out', { categories: ['health'] })
    await send(running, desk.stream, desk.station.token)
    expect(await board()).toEqual(before)
    expect(JSON.stringify(await board())).not.toContain('health')
  })
})

it('paid time without suitable clips is time away, and which kind stays with the reviewer', async () => {
  const running = await runHub()
  const { stream, station, shift } = await reviewerAtWork(running, ['play jazz'])
  running.clock.pass(10 * 60_000)
  stream.append('shift.unsuited', { shift })
  running.clock.pass(30 * 60_000)
  stream.append('shift.resumed', { shift })
  await send(running, stream, station.token)
  const { token } = await workstation(running, 'supervisor')
  const { shifts: [figures] } = await running.get('shifts.list', { query: { from: 0, to: Date.UTC(2030, 0, 1) } }, token)
  expect(figures).toMatchObject({ workedMs: 10 * 60_000, awayMs: 30 * 60_000 })
  expect(await running.hub.store.selectFrom('shift_steps').select('step').orderBy('seq').execute()).toEqual([{ step: 'paused' }, { step: 'resumed' }])
})
