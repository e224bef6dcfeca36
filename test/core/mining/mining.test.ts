import { describe, expect, test } from 'vitest'
import { makeClip, type MadeClip } from '../../support/clips.ts'
import { addBatch, slotTask } from '../../support/batches.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

const label = 'artist_name'

/** A clip of 3 s whose words were timed: 500 ms each, from 500 ms on. */
function timedClip(hypothesis: string): MadeClip {
  const made = makeClip(hypothesis, 3_000)
  const words = hypothesis.split(' ').map((text, at) => ({ text, from: 500 + at * 500, to: 1_000 + at * 500, confidence: null }))
  return { ...made, row: { ...made.row, words } }
}

async function atWork(...clips: MadeClip[]) {
  const place = await openWorkplace([])
  const batch = addBatch(place, clips, { name: 'Media', at: place.clock.now(), task: slotTask })
  const { ask, clock } = place
  await ask('shift.start', { zone: 'UTC' })
  const propose = async (words: string) =>
    (await ask('mining.propose', { words, label, scope: 'all', cursor: null, limit: 100 }))
  const hear = async (clip: MadeClip, from: number, to: number) => {
    await ask('clips.start', { clip: clip.row.clip })
    clock.pass(to - from)
    await ask('clips.played', { clip: clip.row.clip, played: { spans: [{ from, to }], speed: 1 } })
  }
  const give = (method: 'mining.accept' | 'mining.refuse', clip: MadeClip, from: number, to: number) =>
    ask(method, { clip: clip.row.clip, label, words: { from, to } })
  const page = (clip: MadeClip) => ask('clips.open', { clip: clip.row.clip })
  const sent = () => place.vault.stream.unsent(999).map(({ envelope, payload }) => ({ type: envelope.type, ...(payload as object) }))
  return { ...place, batch, propose, hear, give, page, sent }
}

describe('mining', () => {
  test('proposes a label wherever the very words stand, with the seconds in which they are spoken', async () => {
    const [one, two, other] = [timedClip('play taylor swift'), timedClip('taylor swift now'), timedClip('taylor swiftly')]
    const { propose } = await atWork(one, two, other)
    expect((await propose('Taylor Swift')).proposals).toMatchObject([
      { clip: two.row.clip, words: { from: 0, to: 2 }, span: { from: 500, to: 1_500 }, heard: false, labelled: [] },
      { clip: one.row.clip, words: { from: 1, to: 3 }, span: { from: 1_000, to: 2_000 }, heard: false, labelled: [] },
    ])
  })

  test('takes no answer for words that were not heard', async () => {
    const [one] = [timedClip('play taylor swift')]
    const { give, hear, propose } = await atWork(one)
    for (const method of ['mining.accept', 'mining.refuse'] as const) expect(await reasonOf(() => give(method, one, 1, 3))).toBe('not_all_heard')
    await hear(one, 500, 1_400)
    expect(await reasonOf(() => give('mining.accept', one, 1, 3))).toBe('not_all_heard')
    await hear(one, 1_400, 2_400)
    expect((await propose('taylor swift')).proposals[0]?.heard).toBe(true)
    expect(await give('mining.accept', one, 1, 3)).toEqual({ state: 'open' })
  })

  test('labels an open clip in its draft, a submitted one by a revision, and one undo takes it back', async () => {
    const [open, done] = [timedClip('play taylor swift'), timedClip('stop taylor swift')]
    const { ask, give, hear, page, listen, sent } = await atWork(open, done)
    await ask('annotations.submit', { clip: done.row.clip, annotation: (await page(done)).annotation, played: await listen(done) })
    const slots = [{ label, words: { from: 1, to: 3 } }]
    for (const clip of [open, done]) await hear(clip, 0, 2_500)
    expect(await give('mining.accept', open, 1, 3)).toEqual({ state: 'open' })
    expect(await give('mining.accept', done, 1, 3)).toEqual({ state: 'submitted' })
    expect(await page(open)).toMatchObject({ state: 'open', annotation: { slots } })
    expect(await page(done)).toMatchObject({ state: 'submitted', revision: 2, annotation: { slots } })
    expect(sent().filter(({ type }) => type === 'annotation.submitted')).toMatchObject([
      { revision: 1, annotation: { slots: [] } },
      { revision: 2, annotation: { slots } },
    ])
    expect(await ask('history.undo', {})).toEqual({ clip: done.row.clip })
    expect(await page(done)).toMatchObject({ state: 'submitted', annotation: { slots: [] } })
    await ask('history.undo', {})
    expect(await page(open)).toMatchObject({ annotation: { slots: [] } })
    await ask('history.redo', {})
    await ask('history.redo', {})
    expect(await page(done)).toMatchObject({ state: 'submitted', annotation: { slots } })
  })

  test('leaves the unfinished revision of a submitted clip unfinished', async () => {
    const [done] = [timedClip('stop taylor swift')]
    const { ask, give, page, listen } = await atWork(done)
    const { annotation } = await page(done)
    await ask('annotations.submit', { clip: done.row.clip, annotation, played: await listen(done) })
    await ask('annotations.save', { clip: done.row.clip, annotation: { ...annotation, transcript: 'top taylor swift' } })
    await give('mining.accept', done, 1, 3)
    expect(await page(done)).toMatchObject({ revision: 1, annotation: { transcript: 'top taylor swift', slots: [{ label }] } })
  })

  test('never proposes again what was refused, until that is taken back', async () => {
    const [one, two] = [timedClip('play taylor swift'), timedClip('taylor swift now')]
    const { ask, give, hear, propose, reopen } = await atWork(one, two)
    await hear(one, 0, 2_500)
    await give('mining.refuse', one, 1, 3)
    await reopen()
    expect(await propose('taylor swift')).toMatchObject({ proposals: [{ clip: two.row.clip }], refused: 1 })
    await ask('annotations.save', { clip: one.row.clip, annotation: { ...(await ask('clips.open', { clip: one.row.clip })).annotation, transcript: 'please play taylor swift' } })
    expect((await propose('taylor swift')).refused).toBe(1)
    await ask('history.undo', {})
    await ask('history.undo', {})
    expect((await propose('taylor swift')).proposals).toHaveLength(2)
    await ask('history.redo', {})
    expect((await propose('taylor swift')).proposals).toHaveLength(1)
  })

  test('takes the place of a label in its way, and refuses labels and words that are not there', async () => {
    const [one] = [timedClip('play taylor swift')]
    const { ask, give, hear, page, propose } = await atWork(one)
    await ask('annotations.save', { clip: one.row.clip, annotation: { ...(await page(one)).annotation, slots: [{ label: 'song_name', words: { from: 2, to: 3 } }] } })
    expect((await propose('taylor swift')).proposals[0]?.labelled).toEqual(['song_name'])
    await hear(one, 0, 2_500)
    await give('mining.accept', one, 1, 3)
    expect((await page(one)).annotation.slots).toEqual([{ label, words: { from: 1, to: 3 } }])
    expect(await reasonOf(() => give('mining.accept', one, 2, 4))).toBe('words_moved')
    expect(await reasonOf(() => ask('mining.accept', { clip: one.row.clip, label: 'planet', words: { from: 0, to: 1 } }))).toBe('label_unknown')
  })
})
