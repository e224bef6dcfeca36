import { describe, expect, test } from 'vitest'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'
import { reportOn } from '../../support/reports.ts'

/** `asks`: whether the task of the batch knows sensitive spans. */
async function atWork(asks = true) {
  const [first, second] = [makeClip('please stop'), makeClip('lights on')]
  const place = await openWorkplace([first, second])
  if (asks) {
    place.vault.db.prepare(`UPDATE batch SET task = json_insert(task, '$.questions[#]', json(?))`)
      .run(JSON.stringify({ kind: 'sensitive', required: false, classes: ['card', 'other'] }))
  }
  await place.ask('shift.start', { zone: 'UTC' })
  const page = (clip: typeof first) => place.ask('clips.open', { clip: clip.row.clip })
  return { ...place, page, first, second }
}

describe('data that must not be here', () => {
  const span = { from: 200, to: 900 }

  test('is marked as sensitive in the draft, by ear still to be confirmed', async () => {
    const { ask, page, first } = await atWork()
    await ask('clips.markSensitive', { clip: first.row.clip, span })
    expect((await page(first)).annotation.sensitive).toMatchObject([{ class: 'other', time: span, confirmed: false }])
    await ask('history.undo', {})
    expect((await page(first)).annotation.sensitive).toEqual([])
  })

  test('goes into an answer that was given already, as a new one', async () => {
    const { ask, page, listen, first, vault } = await atWork()
    const { clip } = first.row
    await ask('annotations.submit', { clip, annotation: freshFor(first), played: await listen(first) })
    await ask('clips.markSensitive', { clip, span: null })
    expect(await page(first)).toMatchObject({ state: 'submitted', annotation: { sensitive: [expect.objectContaining({ confirmed: false })] } })
    const sent = vault.stream.unsent(100).filter(({ envelope }) => envelope.type === 'annotation.submitted')
    expect(sent).toHaveLength(2)
  })

  test('is not marked where the task knows no sensitive spans, and says so', async () => {
    const { ask, first } = await atWork(false)
    expect(await reasonOf(() => ask('clips.markSensitive', { clip: first.row.clip, span }))).toBe('sensitive_unasked')
  })

  test('needs a running shift and a clip that may be worked on', async () => {
    const { ask, first, second } = await atWork()
    const refusal = (clip: string) => reasonOf(() => ask('clips.markSensitive', { clip, span }))
    await ask('escalations.file', reportOn(first.row.clip))
    expect(await refusal(first.row.clip)).toBe('clip_sealed')
    await ask('shift.pause', { kind: 'break' })
    expect(await refusal(second.row.clip)).toBe('shift_paused')
  })
})

describe('a sound that hurt', () => {
  test('is softer from then on, and written down with where it was', async () => {
    const { ask, page, first, vault } = await atWork()
    const before = await page(first)
    const span = { from: 0, to: 500 }
    await ask('clips.soften', { clip: first.row.clip, span })
    const after = await page(first)
    expect(after.gainDb).toBe(before.gainDb - 12)
    expect(vault.stream.unsent(100).at(-1)).toMatchObject({ envelope: { type: 'sound.incident' }, payload: { clip: first.row.clip, span } })
  })
})

describe('what was heard lately', () => {
  test('is told newest first, with the seconds before the end, and without what is sealed', async () => {
    const { ask, listen, first, second } = await atWork()
    for (const clip of [first, second]) await ask('clips.played', { clip: clip.row.clip, played: await listen(clip) })
    const recent = async () => (await ask('escalations.recent', {})).map(({ clip, position }) => ({ clip, position }))
    expect(await recent()).toEqual([{ clip: second.row.clip, position: 2 }, { clip: first.row.clip, position: 1 }])
    await ask('escalations.file', reportOn(second.row.clip))
    expect(await recent()).toEqual([{ clip: first.row.clip, position: 1 }])
  })

  test('has a code to read out for each, and none for a clip that was never here', async () => {
    const { ask, first, second } = await atWork()
    const code = async (clip: string) => (await ask('escalations.phoneCode', { clip })).code
    expect(await code(first.row.clip)).toMatch(/^[BCDFGHJKMNPRSTVWXZ]{8}$/)
    expect(await code(first.row.clip)).not.toBe(await code(second.row.clip))
    expect(await code('00000000-0000-4000-8000-000000000001')).toBeNull()
    await ask('escalations.file', reportOn(first.row.clip))
    expect((await ask('escalations.mine', {}))[0]?.phoneCode).toBe(await code(first.row.clip))
  })
})
