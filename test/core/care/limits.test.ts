import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ContentFlag } from '../../../shared/domain/exposure.ts'
import { createQuestionQueue } from '../../../electron/core/questions/queue.ts'
import { freshFor, makeClip, type MadeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

const minute = 60_000

function clipWith(flags: ContentFlag[], durationMs = 400, words = 'lights on'): MadeClip {
  const clip = makeClip(words, durationMs)
  return { ...clip, row: { ...clip.row, flags } }
}

async function atWork(...clips: MadeClip[]) {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'UTC' })
  const skip = async (clip: MadeClip) => (await place.ask('clips.skip', { clip: clip.row.clip, cause: 'other', played: null })).next
  return { ...place, skip }
}

/** Listens to one flagged clip again and again, for so many minutes of sound. */
async function hearFor(place: Awaited<ReturnType<typeof atWork>>, clip: MadeClip, minutes: number) {
  let enough = false
  for (let round = 0; round < minutes; round++) {
    await place.ask('clips.start', { clip: clip.row.clip })
    place.clock.pass(minute)
    enough = (await place.ask('clips.played', { clip: clip.row.clip, played: { spans: [{ from: 0, to: minute }], speed: 1 } })).enough === true
  }
  return enough
}

describe('opening a clip that may distress', () => {
  test('is refused before its time by every way, and nothing of it is given out', async () => {
    const [front, flagged] = [clipWith([]), clipWith(['distressing'])]
    const { ask } = await atWork(front, clipWith([]), clipWith([]), clipWith([]), flagged)
    const clip = flagged.row.clip
    await ask('clips.enter', { clip: front.row.clip })
    for (const way of [
      () => ask('clips.open', { clip }), () => ask('clips.prepare', { clip }), () => ask('clips.start', { clip }), () => ask('clips.enter', { clip }),
    ]) expect(await reasonOf(way)).toBe('exposure_later')
  })

  test('is allowed to whoever asks for it later, and the next one waits for ten plain clips', async () => {
    const [one, other] = [clipWith(['health']), clipWith(['health'])]
    const clips = [...Array.from({ length: 12 }, () => clipWith([])), one, other]
    const { ask, clock, skip } = await atWork(...clips)
    clock.pass(20 * minute)
    await ask('clips.open', { clip: one.row.clip })
    await ask('clips.start', { clip: one.row.clip })
    expect(await reasonOf(() => ask('clips.open', { clip: other.row.clip }))).toBe('exposure_later')
    // What was met may be returned to.
    await ask('clips.open', { clip: one.row.clip })
    for (const clip of clips.slice(0, 9)) await skip(clip)
    expect(await reasonOf(() => ask('clips.start', { clip: other.row.clip }))).toBe('exposure_later')
    await skip(clips[9] as MadeClip)
    await ask('clips.start', { clip: other.row.clip })
  })

  test('counts across shifts and restarts: ten plain clips stay ten', async () => {
    const [one, other] = [clipWith(['health']), clipWith(['health'])]
    const { ask, clock, reopen } = await atWork(clipWith([]), one, other)
    clock.pass(20 * minute)
    await ask('clips.start', { clip: one.row.clip })
    await ask('shift.end', {})
    await reopen()
    await ask('shift.start', { zone: 'UTC' })
    clock.pass(20 * minute)
    expect(await reasonOf(() => ask('clips.start', { clip: other.row.clip }))).toBe('exposure_later')
  })

  test('ends with the third severe one of a shift', async () => {
    const plain = Array.from({ length: 40 }, () => clipWith([]))
    const severe = Array.from({ length: 4 }, () => clipWith(['distressing']))
    const { ask, clock, skip } = await atWork(...plain, ...severe)
    clock.pass(20 * minute)
    for (const [turn, clip] of severe.entries()) {
      if (turn === 3) expect(await reasonOf(() => ask('clips.start', { clip: clip.row.clip }))).toBe('exposure_reached')
      else await ask('clips.start', { clip: clip.row.clip })
      for (const one of plain.slice(turn * 10, turn * 10 + 10)) await skip(one)
    }
  })

  test('ends an hour before the planned end', async () => {
    const flagged = clipWith(['health'])
    const { ask, clock } = await atWork(clipWith([]), flagged)
    clock.pass(8 * 60 * minute)
    expect(await reasonOf(() => ask('clips.open', { clip: flagged.row.clip }))).toBe('exposure_reached')
  })
})

describe('flagged sound of a day', () => {
  test('given no more after half an hour, may be asked for, and falls silent after an hour, whatever restarts', async () => {
    const [long, next] = [clipWith(['health'], minute), clipWith(['health'])]
    const place = await atWork(...Array.from({ length: 20 }, () => clipWith([])), long, next)
    const { ask, clock } = place
    clock.pass(20 * minute)
    expect(await hearFor(place, long, 29)).toBe(false)
    expect((await ask('care.read', {})).heardMs).toBe(29 * minute)
    await place.reopen()
    expect(await hearFor(place, long, 2)).toBe(false)
    for (let done = 0; done < 11; done++) await place.ask('clips.skip', { clip: (await ask('clips.current', {})).clip ?? '', cause: 'other', played: null })
    // Given no more, but not refused to somebody who asks.
    expect((await ask('clips.current', {})).clip).not.toBe(next.row.clip)
    await ask('clips.open', { clip: next.row.clip })
    expect(await hearFor(place, long, 29)).toBe(true)
    expect(await reasonOf(() => ask('clips.start', { clip: long.row.clip }))).toBe('exposure_reached')
    expect(await reasonOf(() => ask('clips.open', { clip: next.row.clip }))).toBe('exposure_reached')
    await ask('shift.end', {})
    await ask('shift.start', { zone: 'UTC' })
    clock.pass(20 * minute)
    expect(await reasonOf(() => ask('clips.start', { clip: next.row.clip }))).toBe('exposure_reached')
    // Another day, another shift.
    await ask('shift.end', {})
    clock.pass(8 * 60 * minute)
    expect(await ask('care.read', {})).toMatchObject({ heardMs: 60 * minute, pausesLeft: 3 })
  })

  test('counts as it sounded: faster is shorter', async () => {
    const long = clipWith(['health'], minute)
    const { ask, clock } = await atWork(clipWith([]), long)
    clock.pass(20 * minute)
    await ask('clips.start', { clip: long.row.clip })
    clock.pass(minute)
    await ask('clips.played', { clip: long.row.clip, played: { spans: [{ from: 0, to: minute }], speed: 2 } })
    expect((await ask('care.read', {})).heardMs).toBe(minute / 2)
  })
})

describe('questions of others', () => {
  const queued = (flags: ContentFlag[]) => ({
    question: randomUUID(), clip: randomUUID(), locale: 'en-US', span: { from: 0, to: 500 }, excerpt: { from: 0, to: 900 }, peaks: '', gainDb: 0,
    words: [], wordsApproximate: true, flags, text: 'which word', receivedAt: 1, expiresAt: Number.MAX_SAFE_INTEGER,
  })
  test('obey the same limits, and those opted out of are not put', async () => {
    const place = await atWork(clipWith([]))
    const question = queued(['distressing'])
    createQuestionQueue(place.vault.db).replace([question])
    expect((await place.ask('questions.queue', {})).questions).toHaveLength(1)
    expect(await reasonOf(() => place.ask('questions.listen', { question: question.question }))).toBe('exposure_later')
    expect(await reasonOf(() => place.ask('questions.start', { question: question.question }))).toBe('exposure_later')
    await place.ask('care.optOut', { categories: ['distressing'] })
    expect((await place.ask('questions.queue', {})).questions).toEqual([])
    expect(await reasonOf(() => place.ask('questions.listen', { question: question.question }))).toBe('opted_out')
  })
})

describe('opting out', () => {
  test('holds at once: never given, not opened, not found, no words of it shown, and told to the hub once', async () => {
    const [plain, flagged] = [clipWith([]), clipWith(['child'], 400, 'hidden words')]
    const { ask, clock, vault } = await atWork(plain, flagged)
    clock.pass(20 * minute)
    expect((await ask('search.find', { text: 'hidden', scope: 'all', cursor: null, limit: 10 })).matches).toHaveLength(1)
    expect(await ask('care.optOut', { categories: ['child'] })).toMatchObject({ optedOut: ['child'] })
    await ask('care.optOut', { categories: ['child', 'child'] })
    expect(await reasonOf(() => ask('clips.open', { clip: flagged.row.clip }))).toBe('opted_out')
    expect((await ask('search.find', { text: 'hidden', scope: 'all', cursor: null, limit: 10 })).matches).toEqual([])
    expect((await ask('clips.survey', {}))[1]).toMatchObject({ transcript: null })
    expect((await ask('counters.read', {})).left).toBe(1)
    expect((await ask('clips.skip', { clip: plain.row.clip, cause: 'other', played: null })).next).toBeNull()
    expect(await ask('care.read', {})).toMatchObject({ held: 0, suitable: false })
    expect(vault.stream.unsent(99).filter(({ envelope }) => envelope.type === 'care.opted_out').map(({ payload }) => payload)).toEqual([{ categories: ['child'] }])
    await ask('care.optOut', { categories: [] })
    expect((await ask('clips.open', { clip: flagged.row.clip })).hypothesis).toBe('hidden words')
  })

  test('takes a clip away that was in front already', async () => {
    const [flagged, plain] = [clipWith(['health']), clipWith([])]
    const { ask, clock } = await atWork(flagged, plain)
    clock.pass(20 * minute)
    await ask('clips.enter', { clip: flagged.row.clip })
    await ask('care.optOut', { categories: ['health'] })
    expect((await ask('clips.current', {})).clip).toBe(plain.row.clip)
    expect(await reasonOf(() => ask('clips.start', { clip: flagged.row.clip }))).toBe('opted_out')
  })
})

describe('time away', () => {
  test('for want of suitable work is told to the hub as such, is no worked time, and takes nothing from the pace', async () => {
    const { ask, clock, vault, skip } = await atWork(...Array.from({ length: 4 }, () => clipWith([])), clipWith(['health']))
    clock.pass(10 * minute)
    await skip({ row: { clip: (await ask('clips.current', {})).clip } } as MadeClip)
    const before = await ask('counters.read', {})
    // Only plain clips come within what is left of the first quarter of an hour; three of them set the projected end.
    expect(before.left).toBe(4)
    await ask('shift.pause', { kind: 'unsuited' })
    clock.pass(60 * minute)
    const after = await ask('counters.read', {})
    expect(after).toMatchObject({ workedMs: before.workedMs, perHourShift: before.perHourShift, breaksTaken: 0 })
    expect(vault.stream.unsent(99).at(-1)?.envelope.type).toBe('shift.unsuited')
    expect((await ask('shift.read', {}))?.pauseKind).toBe('unsuited')
    await ask('shift.resume', {})
  })

  test('in a protected pause is there three times a shift; then it is a wellness pause, and work stays plain', async () => {
    const { ask, clock } = await atWork(clipWith([]), clipWith(['health']))
    for (let pause = 0; pause < 3; pause++) {
      expect((await ask('shift.pause', { kind: 'protected' })).pauseKind).toBe('protected')
      await ask('shift.resume', {})
    }
    expect((await ask('care.read', {})).pausesLeft).toBe(0)
    expect((await ask('shift.pause', { kind: 'protected' })).pauseKind).toBe('wellness')
    await ask('shift.resume', {})
    clock.pass(30 * minute)
    expect((await ask('clips.survey', {}))).toHaveLength(2)
    expect((await ask('clips.current', {})).clip).not.toBeNull()
    expect(await ask('clips.ahead', { clip: (await ask('clips.current', {})).clip ?? '' })).toEqual({ clips: [] })
  })

  test('is counted from: a break is due after fifty minutes of work, and not after a rest', async () => {
    const { ask, clock } = await atWork(clipWith([]))
    const since = async () => (await ask('counters.read', {})).sinceRestMs
    clock.pass(50 * minute)
    expect(await since()).toBe(50 * minute)
    await ask('shift.pause', { kind: 'wellness' })
    clock.pass(2 * minute)
    await ask('shift.resume', {})
    expect(await since()).toBe(50 * minute)
    await ask('shift.pause', { kind: 'break' })
    clock.pass(10 * minute)
    await ask('shift.resume', {})
    expect(await since()).toBe(0)
    clock.pass(5 * minute)
    expect(await since()).toBe(5 * minute)
  })
})

test('undoing brings back what was met in this shift, and not what another one would have to meet anew', async () => {
  const flagged = clipWith(['health'])
  const { ask, clock } = await atWork(clipWith([]), flagged)
  clock.pass(20 * minute)
  await ask('clips.enter', { clip: flagged.row.clip })
  await ask('annotations.save', { clip: flagged.row.clip, annotation: { ...freshFor(flagged), transcript: 'lights off' } })
  expect(await ask('history.undo', {})).toEqual({ clip: flagged.row.clip })
  await ask('history.redo', {})
  await ask('shift.end', {})
  await ask('shift.start', { zone: 'UTC' })
  expect(await reasonOf(() => ask('history.undo', {}))).toBe('exposure_later')
})
