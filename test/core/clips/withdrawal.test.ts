import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createPreparedAudio } from '../../../electron/core/clips/audio.ts'
import { createWithdrawal } from '../../../electron/core/clips/withdrawal.ts'
import { digest } from '../../../electron/core/crypto/digest.ts'
import { emptyHead, findChainFault } from '../../../shared/domain/chain.ts'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'
import { reportOn } from '../../support/reports.ts'

const everyTable = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'`

async function atWork() {
  const [first, second, third] = [makeClip('please stop'), makeClip('lights on'), makeClip('play jazz')]
  const place = await openWorkplace([first, second, third])
  await place.ask('shift.start', { zone: 'UTC' })
  const { vault, device, clock } = place
  const { person } = vault
  const shares = device.sharesOf(person)
  const audio = createPreparedAudio(vault.db, shares, randomBytes, clock.monotonic)
  const withdrawal = createWithdrawal({ db: vault.db, stream: vault.stream, shares, withdrawn: device.withdrawn, person, audio })
  const left = (clip: string) => vault.db.prepare('SELECT state, shredded_for, (SELECT count(*) FROM clip_audio a WHERE a.clip = c.id) AS sounds FROM clip c WHERE id = ?').get(clip)
  /** Everything that the vault holds, the search index included, as one text. */
  const everything = (): string => {
    const tables = vault.db.prepare(everyTable).pluck().all() as string[]
    const plain = (_: string, value: unknown): unknown => (value instanceof Object && 'type' in value && value.type === 'Buffer' && 'data' in value ? Buffer.from(value.data as number[]).toString('latin1') : value)
    return tables.map(table => `${table}: ${JSON.stringify(vault.db.prepare(`SELECT * FROM ${table}`).all(), plain)}`).join('\n')
  }
  const receipts = () => (device.stream()?.unsent(100) ?? []).filter(({ envelope }) => envelope.type === 'recall.applied').map(({ payload }) => payload)
  const recalled = (clip: string) => ({ clip, person, reason: 'recalled' as const })
  const reported = (clip: string) => ({ clip, person, reason: 'reported' as const })
  return { ...place, person, shares, audio, withdrawal, left, everything, receipts, recalled, reported, first, second, third }
}

describe('a clip that was taken back', () => {
  test('is gone from this laptop, with the key to it and what was prepared of it, and the next one comes', async () => {
    const { ask, audio, withdrawal, left, shares, recalled, receipts, first, second } = await atWork()
    await ask('clips.open', { clip: first.row.clip })
    const ticket = audio.prepare(first.row.clip)
    expect(withdrawal.take([recalled(first.row.clip)])).toBe(true)
    expect(left(first.row.clip)).toEqual({ state: 'shredded', shredded_for: 'withdrawn', sounds: 0 })
    expect(shares.get(first.row.clip)).toBeNull()
    expect(audio.take(ticket)).toBeNull()
    for (const method of ['clips.open', 'clips.prepare', 'clips.start'] as const) expect(await reasonOf(() => ask(method, { clip: first.row.clip }))).toBe('clip_recalled')
    expect((await ask('clips.current', {})).clip).toBe(second.row.clip)
    expect(receipts()).toEqual([{ ...recalled(first.row.clip), words: true }])
    expect(withdrawal.take([recalled(first.row.clip)])).toBe(false)
    expect(receipts()).toHaveLength(1)
  })

  test('leaves no word in any table or the search index, whatever was done with it', async () => {
    const { ask, listen, withdrawal, everything, recalled, first, second } = await atWork()
    const played = await listen(first)
    const written = { ...freshFor(first), transcript: 'please stop hannah' }
    await ask('annotations.save', { clip: first.row.clip, annotation: written })
    await ask('questions.ask', { clip: first.row.clip, span: { from: 0, to: 500 }, text: 'is hannah a name' })
    await ask('annotations.submit', { clip: first.row.clip, annotation: written, played })
    const before = everything()
    expect(before).toMatch(/hannah/)
    withdrawal.take([recalled(first.row.clip)])
    const after = everything()
    expect(after).not.toMatch(/hannah|please stop/)
    expect(after).not.toContain(first.row.peaks.slice(0, 40) + first.row.blob)
    expect(after).toContain(second.row.hypothesis)
    expect((await ask('search.find', { text: 'hannah', scope: 'all', cursor: null, limit: 10 })).matches).toEqual([])
  })

  test('keeps its place in the chain, and says what counts of the answer in an event of its own', async () => {
    const { ask, listen, withdrawal, vault, recalled, first } = await atWork()
    await ask('annotations.submit', { clip: first.row.clip, annotation: freshFor(first), played: await listen(first) })
    withdrawal.take([recalled(first.row.clip)])
    const sent = vault.stream.unsent(500)
    expect(findChainFault(digest, vault.stream.id, emptyHead, sent.map(({ envelope }) => envelope))).toBeNull()
    const told = (type: string) => sent.find(({ envelope }) => envelope.type === type)
    expect(told('annotation.submitted')).toMatchObject({ salt: null, payload: null })
    expect(told('annotation.erased')?.payload).toMatchObject({ clip: first.row.clip, revision: 1, annotation: { wake: 'meant', transcript: '' } })
  })

  test('keeps the answer that was given for it', async () => {
    const { ask, listen, withdrawal, recalled, first } = await atWork()
    await ask('annotations.submit', { clip: first.row.clip, annotation: freshFor(first), played: await listen(first) })
    withdrawal.take([recalled(first.row.clip)])
    expect(await ask('counters.read', {})).toMatchObject({ done: 1, left: 2 })
    expect(await ask('clips.survey', {})).toMatchObject([{ clip: first.row.clip, state: 'shredded', wake: 'meant', transcript: null }, {}, {}])
    expect(await reasonOf(() => ask('history.undo', {}))).toBe('nothing_to_undo')
  })

  test('can be reported all the same by somebody who heard it', async () => {
    const { ask, withdrawal, recalled, first } = await atWork()
    withdrawal.take([recalled(first.row.clip)])
    const { escalation } = await ask('escalations.file', reportOn(first.row.clip))
    expect(await ask('escalations.mine', {})).toMatchObject([{ escalation, clip: first.row.clip }])
  })

  test('is left alone where it was reported here: the report stands on it', async () => {
    const { ask, withdrawal, left, shares, receipts, recalled, reported, first } = await atWork()
    await ask('escalations.file', reportOn(first.row.clip))
    for (const why of [reported, recalled]) expect(withdrawal.take([why(first.row.clip)])).toBe(false)
    expect(left(first.row.clip)).toMatchObject({ state: 'escalated', sounds: 1 })
    expect(shares.get(first.row.clip)).not.toBeNull()
    expect(receipts()).toEqual([])
  })
})

describe('a clip that was taken back while its vault was locked', () => {
  test('loses its key at once and its words before anybody meets them, and each is said', async () => {
    const { lock, unlock, device, shares, person, receipts, recalled, first, second, ask } = await atWork()
    await lock()
    device.withdrawn.learn([recalled(first.row.clip), { ...recalled(first.row.clip), person: randomUUID() }], null)
    expect(shares.get(first.row.clip)).toBeNull()
    expect(receipts()).toContainEqual({ ...recalled(first.row.clip), words: false })
    unlock()
    expect(receipts()).toContainEqual({ clip: first.row.clip, person, reason: 'recalled', words: true })
    expect((await ask('clips.current', {})).clip).toBe(second.row.clip)
    expect(await reasonOf(() => ask('clips.open', { clip: first.row.clip }))).toBe('clip_recalled')
  })
})
