import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createPreparedAudio } from '../../../electron/core/clips/audio.ts'
import { createWithdrawal } from '../../../electron/core/clips/withdrawal.ts'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'
import { reportOn } from '../../support/reports.ts'

async function atWork() {
  const [first, second, third] = [makeClip('please stop'), makeClip('lights on'), makeClip('play jazz')]
  const place = await openWorkplace([first, second, third])
  await place.ask('shift.start', { zone: 'UTC' })
  const { vault, device, clock } = place
  const shares = device.sharesOf(vault.person)
  const audio = createPreparedAudio(vault.db, shares, randomBytes, clock.monotonic)
  const withdrawal = createWithdrawal({ db: vault.db, shares, audio })
  const left = (clip: string) => vault.db.prepare('SELECT state, shredded_for, (SELECT count(*) FROM clip_audio a WHERE a.clip = c.id) AS sounds FROM clip c WHERE id = ?').get(clip)
  return { ...place, shares, audio, withdrawal, left, first, second, third }
}

describe('a clip that was taken back', () => {
  test('is gone from this laptop, with the key to it and what was prepared of it, and the next one comes', async () => {
    const { ask, audio, withdrawal, left, shares, first, second } = await atWork()
    await ask('clips.open', { clip: first.row.clip })
    const ticket = audio.prepare(first.row.clip)
    expect(withdrawal.take([first.row.clip])).toBe(true)
    expect(left(first.row.clip)).toEqual({ state: 'shredded', shredded_for: 'withdrawn', sounds: 0 })
    expect(shares.get(first.row.clip)).toBeNull()
    expect(audio.take(ticket)).toBeNull()
    for (const method of ['clips.open', 'clips.prepare', 'clips.start'] as const) expect(await reasonOf(() => ask(method, { clip: first.row.clip }))).toBe('clip_recalled')
    expect((await ask('clips.current', {})).clip).toBe(second.row.clip)
    expect(withdrawal.take([first.row.clip])).toBe(false)
  })

  test('keeps the answer that was given for it', async () => {
    const { ask, listen, withdrawal, first } = await atWork()
    await ask('annotations.submit', { clip: first.row.clip, annotation: freshFor(first), played: await listen(first) })
    withdrawal.take([first.row.clip])
    expect(await ask('counters.read', {})).toMatchObject({ done: 1, left: 2 })
    expect(await reasonOf(() => ask('history.undo', {}))).toBe('nothing_to_undo')
  })

  test('can be reported all the same by somebody who heard it', async () => {
    const { ask, withdrawal, first } = await atWork()
    withdrawal.take([first.row.clip])
    const { escalation } = await ask('escalations.file', reportOn(first.row.clip))
    expect(await ask('escalations.mine', {})).toMatchObject([{ escalation, clip: first.row.clip }])
  })

  test('is left alone where it was reported here: the report stands on it', async () => {
    const { ask, withdrawal, left, first } = await atWork()
    await ask('escalations.file', reportOn(first.row.clip))
    expect(withdrawal.take([first.row.clip])).toBe(false)
    expect(left(first.row.clip)).toMatchObject({ state: 'escalated', sounds: 1 })
  })
})
