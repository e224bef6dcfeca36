import { describe, expect, test } from 'vitest'
import { addBatch } from '../../support/batches.ts'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

const two = (words: string) => [makeClip(`${words} one`), makeClip(`${words} two`)] as const

async function atWork() {
  const [a1, a2] = two('alpha')
  const place = await openWorkplace([a1, a2])
  const [b1, b2] = two('beta')
  addBatch(place, [b1, b2], { name: 'Later', at: place.clock.now(), hours: 20 })
  await place.ask('shift.start', { zone: 'UTC' })
  const skip = (clip: { row: { clip: string } }) => place.ask('clips.skip', { clip: clip.row.clip, cause: 'other', played: null })
  const current = async () => (await place.ask('clips.current', {})).clip
  return { ...place, skip, current, a1, a2, b1, b2 }
}

describe('the order of work', () => {
  test('finishes the batch that is begun before any other', async () => {
    const { skip, a1, a2, b1, b2 } = await atWork()
    expect(await skip(b2)).toEqual({ next: b1.row.clip })
    expect(await skip(b1)).toEqual({ next: a1.row.clip })
    expect(await skip(a1)).toEqual({ next: a2.row.clip })
    expect(await skip(a2)).toEqual({ next: null })
  })

  test('passes over a batch whose lease has ended', async () => {
    const { skip, clock, current, ask, b1, b2 } = await atWork()
    clock.pass(11 * 3_600_000)
    expect(await current()).toBe(b1.row.clip)
    expect(await skip(b1)).toEqual({ next: b2.row.clip })
    expect(await ask('batches.list', {})).toMatchObject([{ open: false, waiting: 2 }, { name: 'Later', open: true, waiting: 1, skipped: 1, first: b2.row.clip }])
  })
})

describe('where somebody stands', () => {
  test('is kept over a restart, decided or not', async () => {
    const { skip, ask, reopen, current, a1, a2, b2 } = await atWork()
    expect(await current()).toBe(a1.row.clip)
    await ask('clips.enter', { clip: b2.row.clip })
    await reopen()
    expect(await current()).toBe(b2.row.clip)
    await skip(a1)
    expect(await current()).toBe(a2.row.clip)
    await ask('clips.enter', { clip: a1.row.clip })
    await reopen()
    expect(await current()).toBe(a1.row.clip)
    await ask('clips.enter', { clip: null })
    expect(await current()).toBe(a2.row.clip)
  })

  test('follows undo, and leaves a clip that may no longer be worked on', async () => {
    const { skip, ask, clock, current, a1, b1 } = await atWork()
    await skip(a1)
    await ask('history.undo', {})
    expect(await current()).toBe(a1.row.clip)
    clock.pass(11 * 3_600_000)
    expect(await current()).toBe(b1.row.clip)
    expect(await reasonOf(() => ask('clips.enter', { clip: a1.row.clip }))).toBe('lease_ended')
    expect(await reasonOf(() => ask('history.redo', {}))).toBe('lease_ended')
  })
})

test('the survey tells of drafts, doubtful words and verdicts, and shows no words of sealed clips', async () => {
  const doubtful = makeClip('play jaz')
  doubtful.row.words = [{ text: 'play', from: 200, to: 400, confidence: 0.9 }, { text: 'jaz', from: 400, to: 700, confidence: 0.3 }]
  const [drafted, done, sealed] = [makeClip('one'), makeClip('two'), makeClip('three')]
  const { ask } = await openWorkplace([doubtful, drafted, done, sealed])
  await ask('shift.start', { zone: 'UTC' })
  const save = (clip: typeof done, transcript: string) => ask('annotations.save', { clip: clip.row.clip, annotation: { ...freshFor(clip), transcript } })
  await save(drafted, 'won')
  await ask('annotations.submit', { clip: done.row.clip, annotation: { ...freshFor(done), wake: 'noise' }, played: null })
  await ask('escalations.file', { clip: sealed.row.clip, played: null, category: 'threat', happeningNow: false, span: null, words: '', sounds: '', inference: '' })
  expect(await ask('clips.survey', {})).toMatchObject([
    { transcript: 'play jaz', doubtful: 1, draft: false, wake: null },
    { transcript: 'won', doubtful: 0, draft: true },
    { transcript: 'two', draft: false, state: 'submitted', wake: 'noise' },
    { transcript: null, state: 'escalated', draft: false },
  ])
  await save(doubtful, 'play jazz')
  expect((await ask('clips.survey', {}))[0]).toMatchObject({ doubtful: 0, draft: true })
  await ask('history.undo', {})
  expect((await ask('clips.survey', {}))[0]).toMatchObject({ doubtful: 1, draft: false })
})
