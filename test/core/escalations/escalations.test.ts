import { describe, expect, test } from 'vitest'
import { freshFor, makeClip, type MadeClip } from '../../support/clips.ts'
import { reasonOf } from '../../support/refusals.ts'
import { openWorkplace } from '../../support/in-test.ts'

const notes = { words: '', sounds: 'a chair falling', inference: '' }

const atWork = async (...clips: MadeClip[]) => {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'Europe/Bucharest' })
  const file = (clip: MadeClip, happeningNow = true) =>
    place.ask('escalations.file', {
      clip: clip.row.clip, category: 'threat', happeningNow, span: { from: 200, to: 800 }, played: null, ...notes,
    })
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

  test('is not refused for stretches that cannot have sounded, but does not take them down either', async () => {
    const clip = makeClip('please stop')
    const { ask, vault } = await atWork(clip)
    const { escalation } = await ask('escalations.file', {
      clip: clip.row.clip, category: 'threat', happeningNow: true, span: null, ...notes,
      played: { spans: [{ from: 0, to: 900 }], speed: 1 },
    })
    expect(vault.stream.find(escalation)?.payload).toMatchObject({ heard: [] })
  })

  test('counts as a clip done', async () => {
    const clip = makeClip('please stop')
    const { file, ask } = await atWork(clip)
    await file(clip)
    expect(await ask('counters.read', {})).toMatchObject({ done: 1, left: 0 })
  })
})
