import { describe, expect, test } from 'vitest'
import { makeClip } from '../../support/clips.ts'
import { reasonOf } from '../../support/refusals.ts'
import { openWorkplace } from '../../support/in-test.ts'

const atWork = async (...clips: ReturnType<typeof makeClip>[]) => {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'UTC' })
  return place
}

describe('preparing a clip', () => {
  test('gives its very sound, once, for a ticket', async () => {
    const clip = makeClip('lights on')
    const { ask, audio } = await atWork(clip)
    const { ticket } = await ask('clips.prepare', { clip: clip.row.clip })
    expect(audio(ticket)).toEqual(clip.wav)
    expect(audio(ticket)).toBeNull()
    expect(audio('guess')).toBeNull()
  })

  test('expires, and ends with shift, pause and lock', async () => {
    const clip = makeClip('lights on')
    const { ask, audio, clock, reopen } = await atWork(clip)
    const prepare = async () => (await ask('clips.prepare', { clip: clip.row.clip })).ticket
    const late = await prepare()
    clock.pass(10 * 60_000)
    expect(audio(late)).toBeNull()
    const paused = await prepare()
    await ask('shift.pause', { kind: 'break' })
    expect(audio(paused)).toBeNull()
    await ask('shift.resume', {})
    const locked = await prepare()
    await reopen()
    expect(audio(locked)).toBeNull()
    const ended = await prepare()
    await ask('shift.end', {})
    expect(audio(ended)).toBeNull()
  })

  test('is logged, as is every start', async () => {
    const clip = makeClip('lights on')
    const { ask, vault } = await atWork(clip)
    await ask('clips.prepare', { clip: clip.row.clip })
    await ask('clips.start', { clip: clip.row.clip })
    const types = vault.stream.unsent(99).map(({ envelope }) => envelope.type)
    expect(types.slice(-2)).toEqual(['clip.prepared', 'clip.started'])
  })

  test('is impossible once the device has destroyed its share of the key', async () => {
    const clip = makeClip('lights on')
    const { ask, device, vault } = await atWork(clip)
    device.sharesOf(vault.person).destroy([clip.row.clip])
    expect(await reasonOf(() => ask('clips.prepare', { clip: clip.row.clip }))).toBe('clip_recalled')
  })

  test('names a damaged clip', async () => {
    const clip = makeClip('lights on')
    const { ask, vault } = await atWork(clip)
    const ciphertext = Buffer.from(clip.ciphertext)
    ciphertext[100] = (ciphertext[100] ?? 0) ^ 1
    vault.db.prepare('UPDATE clip_audio SET ciphertext = ?').run(ciphertext)
    expect(await reasonOf(() => ask('clips.prepare', { clip: clip.row.clip }))).toBe('clip_damaged')
  })

  test('ends with the lease', async () => {
    const clip = makeClip('lights on')
    const { ask, clock } = await atWork(clip)
    clock.pass(10 * 3_600_000)
    expect(await reasonOf(() => ask('clips.prepare', { clip: clip.row.clip }))).toBe('lease_ended')
    expect(await reasonOf(() => ask('clips.start', { clip: clip.row.clip }))).toBe('lease_ended')
    expect(await ask('clips.current', {})).toEqual({ clip: null, upcoming: [] })
  })
})

describe('what was heard', () => {
  test('adds up over several reports', async () => {
    const clip = makeClip('lights on', 4_000)
    const { ask, clock } = await atWork(clip)
    const id = clip.row.clip
    await ask('clips.start', { clip: id })
    clock.pass(4_000)
    const played = (from: number, to: number) => ask('clips.played', { clip: id, played: { spans: [{ from, to }], speed: 1 } })
    await played(0, 1_000)
    await played(500, 1_500)
    expect((await played(3_000, 4_000)).heard).toEqual([{ from: 0, to: 1_500 }, { from: 3_000, to: 4_000 }])
    expect((await ask('clips.open', { clip: id })).heard).toHaveLength(2)
  })

  test('cannot be more than the time since the start allows, nor be told of another clip', async () => {
    const [first, second] = [makeClip('one', 30_000), makeClip('two', 30_000)]
    const { ask, clock } = await atWork(first, second)
    const report = (clip: string, to: number, speed: number) => ask('clips.played', { clip, played: { spans: [{ from: 0, to }], speed } })
    expect(await reasonOf(() => report(first.row.clip, 5_000, 1))).toBe('played_implausible')
    await ask('clips.start', { clip: first.row.clip })
    clock.pass(5_000)
    expect(await reasonOf(() => report(first.row.clip, 20_000, 1))).toBe('played_implausible')
    expect(await reasonOf(() => report(second.row.clip, 1_000, 1))).toBe('played_implausible')
  })

  test('may be faster than it was spoken', async () => {
    const clip = makeClip('one', 30_000)
    const { ask, clock } = await atWork(clip)
    await ask('clips.start', { clip: clip.row.clip })
    clock.pass(10_000)
    const { heard } = await ask('clips.played', { clip: clip.row.clip, played: { spans: [{ from: 0, to: 30_000 }], speed: 3 } })
    expect(heard).toEqual([{ from: 0, to: 30_000 }])
  })
})
