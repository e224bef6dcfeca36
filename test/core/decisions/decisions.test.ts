import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { freshFor, makeClip, type MadeClip } from '../../support/clips.ts'
import { reasonOf } from '../../support/refusals.ts'
import { openWorkplace } from '../../support/in-test.ts'

const atWork = async (...clips: MadeClip[]) => {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'UTC' })
  const accept = async (clip: MadeClip, change: Partial<Annotation> = {}) =>
    place.ask('annotations.submit', { clip: clip.row.clip, annotation: { ...freshFor(clip), ...change }, played: await place.listen(clip) })
  const states = async () => (await place.ask('clips.list', {})).map(({ state }) => state)
  const sent = () => place.vault.stream.unsent(999).map(({ envelope, payload }) => ({ type: envelope.type, ...(payload as object) }))
  return { ...place, accept, states, sent }
}

const three = () => [makeClip('one two'), makeClip('three four'), makeClip('five six')] as const

describe('accepting a clip', () => {
  test('goes on with the next one and tells the hub', async () => {
    const [first, second, third] = three()
    const { accept, states, sent, ask } = await atWork(first, second, third)
    expect(await accept(first)).toEqual({ next: second.row.clip })
    expect(await states()).toEqual(['submitted', 'ready', 'ready'])
    expect(sent().at(-1)).toMatchObject({ type: 'annotation.submitted', clip: first.row.clip, revision: 1, heardMs: 1_000, handlingMs: 1_000 })
    expect(await ask('clips.current', {})).toEqual({ clip: second.row.clip, upcoming: [third.row.clip] })
  })

  test('as meant needs all detected speech to have sounded; what was heard stays', async () => {
    const [clip] = three()
    const { ask, clock, states } = await atWork(clip)
    const id = clip.row.clip
    const submit = (from: number, to: number) =>
      ask('annotations.submit', { clip: id, annotation: freshFor(clip), played: { spans: [{ from, to }], speed: 1 } })
    expect(await reasonOf(() => ask('annotations.submit', { clip: id, annotation: freshFor(clip), played: null }))).toBe('not_all_heard')
    await ask('clips.start', { clip: id })
    clock.pass(1_000)
    expect(await reasonOf(() => submit(0, 500))).toBe('not_all_heard')
    expect((await ask('clips.open', { clip: id })).heard).toEqual([{ from: 0, to: 500 }])
    await submit(450, 850)
    expect(await states()).toEqual(['submitted'])
  })

  test('as a false wake, or skipping, needs nothing to have sounded', async () => {
    const [first, second] = three()
    const { ask, states } = await atWork(first, second)
    await ask('annotations.submit', { clip: first.row.clip, annotation: { ...freshFor(first), wake: 'noise' }, played: null })
    await ask('clips.skip', { clip: second.row.clip, cause: 'known_person', played: null })
    expect(await states()).toEqual(['submitted', 'skipped'])
  })

  test('and taking it back are told at once as waiting, also where no hub answers', async () => {
    const [clip] = three()
    const place = await atWork(clip)
    await expect.poll(async () => place.ask('sync.status', {})).toMatchObject({ online: false, phase: 'idle', waiting: 0 })
    const told = async (change: () => Promise<unknown>) => {
      const before = place.events.length
      await change()
      expect(place.events.slice(before)).toContain('sync.changed')
      return (await place.ask('sync.status', {})).waiting
    }
    expect(await told(() => place.accept(clip))).toBe(1)
    expect(await told(() => place.ask('history.undo', {}))).toBe(2)
  })

  test('waits for the required questions', async () => {
    const [clip] = three()
    const { accept } = await atWork(clip)
    expect(await reasonOf(() => accept(clip, { transcript: ' ' }))).toBe('questions_open')
    expect(await reasonOf(() => accept(clip, { wake: null }))).toBe('questions_open')
  })

  test('needs an answer that its task allows; the draft may be anything', async () => {
    const [clip] = three()
    const { accept, ask, states, sent } = await atWork(clip)
    const failureOf = async (change: Partial<Annotation>) => accept(clip, change).catch((error: { failure?: object }) => error.failure)
    expect(await failureOf({ quality: ['noisy'] })).toMatchObject({ code: 'invalid', reason: 'answer_unfit', facts: { at: 'quality', why: 'not_asked' } })
    expect(await failureOf({ background: [{ from: 0, to: 5_000 }] })).toMatchObject({ reason: 'answer_unfit', facts: { at: 'background', why: 'beyond_end' } })
    expect(await failureOf({ choices: { who: ['me'] } })).toMatchObject({ reason: 'answer_unfit', facts: { at: 'choices.who', why: 'not_asked' } })
    await ask('annotations.save', { clip: clip.row.clip, annotation: { ...freshFor(clip), quality: ['noisy'] } })
    expect(await states()).toEqual(['open'])
    expect(sent().filter(({ type }) => type === 'annotation.submitted')).toEqual([])
  })

  test('handling time stands still in a break', async () => {
    const [clip] = three()
    const { ask, clock, listen, sent } = await atWork(clip)
    await listen(clip)
    await ask('shift.pause', { kind: 'break' })
    clock.pass(600_000)
    await ask('shift.resume', {})
    const played = await listen(clip)
    await ask('annotations.submit', { clip: clip.row.clip, annotation: freshFor(clip), played })
    expect(sent().at(-1)).toMatchObject({ handlingMs: 2_000 })
  })

  test('again is a revision that leaves the first on record', async () => {
    const [clip] = three()
    const { accept, sent, ask } = await atWork(clip)
    await accept(clip)
    await accept(clip, { transcript: 'one too' })
    const submitted = sent().filter(({ type }) => type === 'annotation.submitted')
    expect(submitted).toMatchObject([{ revision: 1 }, { revision: 2, annotation: { transcript: 'one too' } }])
    expect((await ask('counters.read', {})).done).toBe(1)
  })
})

describe('undo', () => {
  test('takes back a decision, across clips, and redo gives it again', async () => {
    const [first, second, third] = three()
    const { accept, ask, states, sent } = await atWork(first, second, third)
    await accept(first)
    await ask('clips.skip', { clip: second.row.clip, cause: 'no_sound', played: null })
    expect(await ask('history.undo', {})).toEqual({ clip: second.row.clip })
    expect(await ask('history.undo', {})).toEqual({ clip: first.row.clip })
    expect(await states()).toEqual(['open', 'open', 'ready'])
    expect(sent().at(-1)).toMatchObject({ type: 'decision.withdrawn', clip: first.row.clip, revision: 1 })
    expect(await reasonOf(() => ask('history.undo', {}))).toBe('nothing_to_undo')
    expect(await ask('history.redo', {})).toEqual({ clip: first.row.clip })
    expect(await ask('history.redo', {})).toEqual({ clip: second.row.clip })
    expect(await states()).toEqual(['submitted', 'skipped', 'ready'])
    expect(sent().at(-1)).toMatchObject({ type: 'clip.skipped', revision: 2, cause: 'no_sound' })
    expect(await reasonOf(() => ask('history.redo', {}))).toBe('nothing_to_redo')
  })

  test('takes back edits one by one, but typing in one go at once', async () => {
    const [clip] = three()
    const { ask, clock } = await atWork(clip)
    const id = clip.row.clip
    const save = async (change: Partial<Annotation>, pause: number) => {
      clock.pass(pause)
      await ask('annotations.save', { clip: id, annotation: { ...(await ask('clips.open', { clip: id })).annotation, ...change } })
    }
    const draft = async () => (await ask('clips.open', { clip: id })).annotation
    await save({ wake: 'no_request' }, 5_000)
    for (const transcript of ['one t', 'one to', 'one too']) await save({ transcript }, 300)
    await save({ transcript: 'one too many' }, 5_000)
    await ask('history.undo', {})
    expect(await draft()).toMatchObject({ transcript: 'one too', wake: 'no_request' })
    await ask('history.undo', {})
    expect(await draft()).toMatchObject({ transcript: 'one two', wake: 'no_request' })
    await ask('history.undo', {})
    expect(await draft()).toEqual(freshFor(clip))
    await ask('history.redo', {})
    await ask('history.redo', {})
    expect(await draft()).toMatchObject({ transcript: 'one too', wake: 'no_request' })
  })

  test('of a revision leaves the answer before it standing', async () => {
    const [clip] = three()
    const { accept, ask, states } = await atWork(clip)
    await accept(clip)
    await accept(clip, { transcript: 'one too' })
    await ask('history.undo', {})
    expect(await states()).toEqual(['submitted'])
    await ask('history.undo', {})
    expect(await states()).toEqual(['open'])
  })

  test('and drafts survive a restart', async () => {
    const [first, second] = three()
    const { accept, ask, reopen, states } = await atWork(first, second)
    await accept(first)
    await ask('annotations.save', { clip: second.row.clip, annotation: { ...freshFor(second), transcript: 'three fore' } })
    await reopen()
    expect((await ask('clips.current', {})).clip).toBe(second.row.clip)
    expect((await ask('clips.open', { clip: second.row.clip })).annotation.transcript).toBe('three fore')
    await ask('history.undo', {})
    await ask('history.undo', {})
    expect(await states()).toEqual(['open', 'open'])
  })
})
