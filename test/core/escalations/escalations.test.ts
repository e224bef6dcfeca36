import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { freshFor, makeClip, type MadeClip } from '../../support/clips.ts'
import { reasonOf } from '../../support/refusals.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reportOn } from '../../support/reports.ts'

const notes = { words: '', sounds: 'a chair falling', inference: '' }

const atWork = async (...clips: MadeClip[]) => {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'Europe/Bucharest' })
  const file = (clip: MadeClip, happeningNow = true) =>
    place.ask('escalations.file', reportOn(clip.row.clip, { happeningNow, span: { from: 200, to: 800 }, ...notes }))
  return { ...place, file }
}

describe('filing an escalation', () => {
  test('is durable before it answers, seals the clip and goes on', async () => {
    const [first, second] = [makeClip('please stop'), makeClip('lights on')]
    const { file, ask, vault, reopen } = await atWork(first, second)
    const { escalation, next } = await file(first)
    expect(next).toBe(second.row.clip)
    expect(vault.stream.find(escalation)?.payload).toMatchObject({
      clip: first.row.clip, category: 'threat', severity: 'S1', transcript: 'please stop', zone: 'Europe/Bucharest', ...notes,
    })
    await reopen()
    expect(await ask('escalations.mine', {})).toMatchObject([{ escalation, state: 'filed', receivedAt: null, position: 1 }])
    for (const method of ['clips.open', 'clips.prepare', 'clips.start'] as const) {
      expect(await reasonOf(() => ask(method, { clip: first.row.clip })), method).toBe('clip_sealed')
    }
  })

  test('takes the grave view unless told that it is not happening now', async () => {
    const clips = [makeClip('a'), makeClip('b')] as const
    const { file, ask } = await atWork(...clips)
    await file(clips[0])
    await file(clips[1], false)
    expect((await ask('escalations.mine', {})).map(({ severity }) => severity).toSorted()).toEqual(['S1', 'S2'])
  })

  test('cannot be undone, and works on a clip already left', async () => {
    const [first, second] = [makeClip('please stop'), makeClip('lights on')]
    const { file, ask, listen } = await atWork(first, second)
    await ask('annotations.submit', { clip: first.row.clip, annotation: freshFor(first), played: await listen(first) })
    await file(first)
    expect(await reasonOf(() => ask('history.undo', {}))).toBe('nothing_to_undo')
    expect((await ask('clips.list', {})).map(({ state }) => state)).toEqual(['escalated', 'ready'])
  })

  test('works in a break and after clock-out', async () => {
    const [first, second] = [makeClip('please stop'), makeClip('lights on')]
    const { file, ask } = await atWork(first, second)
    await ask('shift.pause', { kind: 'break' })
    await file(first)
    await ask('shift.end', {})
    await file(second)
    expect(await ask('escalations.mine', {})).toHaveLength(2)
  })

  test('takes along what the log says was heard', async () => {
    const clip = makeClip('please stop')
    const { ask, file, listen, vault } = await atWork(clip)
    await ask('clips.played', { clip: clip.row.clip, played: await listen(clip) })
    const { escalation } = await file(clip)
    expect(vault.stream.find(escalation)?.payload).toMatchObject({ heard: [expect.objectContaining({ from: 0 })] })
  })

  test('once, however often the same attempt is sent', async () => {
    const [first, second] = [makeClip('please stop'), makeClip('lights on')]
    const { ask, vault } = await atWork(first, second)
    const report = reportOn(first.row.clip)
    const filed = await ask('escalations.file', report)
    expect(await ask('escalations.file', report)).toEqual(filed)
    expect(await ask('escalations.mine', {})).toHaveLength(1)
    expect(vault.stream.find(filed.escalation)).not.toBeNull()
  })

  test('of misuse needs neither a clip nor a shift, and seals nothing', async () => {
    const clip = makeClip('please stop')
    const place = await openWorkplace([clip])
    const { escalation, next } = await place.ask('escalations.file', reportOn(null, { category: 'misuse', words: 'played in the kitchen' }))
    expect(next).toBeNull()
    expect(place.vault.stream.find(escalation)).toMatchObject({ payload: { clip: null, shift: null, category: 'misuse', severity: 'S2' } })
    expect(await place.ask('escalations.mine', {})).toMatchObject([{ clip: null, position: null, phoneCode: null }])
    expect((await place.ask('clips.list', {})).map(({ state }) => state)).toEqual(['ready'])
  })

  test('is refused for a clip that is neither here nor in a question, and without one for anything but misuse', async () => {
    const { ask } = await atWork(makeClip('please stop'))
    expect(await reasonOf(() => ask('escalations.file', reportOn(randomUUID())))).toBe('clip_unknown')
    expect(await reasonOf(() => ask('escalations.file', reportOn(null)))).toBe('clip_unknown')
  })

  test('counts as a clip done', async () => {
    const clip = makeClip('please stop')
    const { file, ask } = await atWork(clip)
    await file(clip)
    expect(await ask('counters.read', {})).toMatchObject({ done: 1, left: 0 })
  })
})
