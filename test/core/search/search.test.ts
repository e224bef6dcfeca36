import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { openDatabase, type Db } from '../../../electron/core/database/open.ts'
import { migrate } from '../../../electron/core/database/migrate.ts'
import { initial } from '../../../electron/core/vault/migrations/0001-initial.ts'
import { search } from '../../../electron/core/vault/migrations/0003-search.ts'
import { freshFor, makeClip, makeManifest, type MadeClip } from '../../support/clips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { openWorkplace } from '../../support/in-test.ts'

const atWork = async (...clips: MadeClip[]) => {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'UTC' })
  const find = async (text: string) =>
    (await place.ask('search.find', { text, scope: 'all', cursor: null, limit: 100 })).matches.map(({ position }) => position)
  const save = (clip: MadeClip, change: Partial<Annotation>) =>
    place.ask('annotations.save', { clip: clip.row.clip, annotation: { ...freshFor(clip), ...change } })
  return { ...place, find, save }
}

/** Every byte that the database holds, in the clear. */
const plain = (db: Db): Buffer => {
  db.pragma('wal_checkpoint(TRUNCATE)')
  return db.serialize()
}

describe('the search index', () => {
  test('knows clips on arrival, drafts, answers and what was taken back', async () => {
    const [one, two] = [makeClip('play taylor swift'), makeClip('play the blues')]
    const { find, save, ask, listen } = await atWork(one, two)
    expect(await find('play')).toEqual([2, 1])
    expect(await find('taylor sw')).toEqual([1])
    await save(two, { transcript: 'play the blue notes' })
    expect(await find('"blue notes"')).toEqual([2])
    expect(await find('blues')).toEqual([2])
    await ask('history.undo', {})
    expect(await find('"blue notes"')).toEqual([])
    await ask('annotations.submit', { clip: one.row.clip, annotation: { ...freshFor(one), transcript: 'play tailor swift' }, played: await listen(one) })
    expect(await find('tailor')).toEqual([1])
  })

  test('tells where the words stand, and nowhere when only the recogniser wrote them', async () => {
    const [one] = [makeClip('play taylor swift')]
    const { save, ask } = await atWork(one)
    await save(one, { transcript: 'play tailor swift' })
    const look = async (text: string) => (await ask('search.find', { text, scope: 'all', cursor: null, limit: 10 })).matches[0]
    expect(await look('tailor swift')).toMatchObject({ transcript: 'play tailor swift', words: [{ from: 1, to: 3 }] })
    expect(await look('taylor swift')).toMatchObject({ transcript: 'play tailor swift', words: [] })
  })

  test('gives page after page, and one batch alone', async () => {
    const clips = Array.from({ length: 7 }, (_, n) => makeClip(`play number ${n}`))
    const { ask } = await atWork(...clips)
    const seen: number[] = []
    let cursor: number | null = null
    do {
      const page: { matches: { position: number }[]; cursor: number | null } = await ask('search.find', { text: 'play', scope: 'all', cursor, limit: 3 })
      seen.push(...page.matches.map(({ position }) => position))
      cursor = page.cursor
    } while (cursor !== null)
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
    const [batch] = await ask('batches.list', {})
    expect((await ask('search.find', { text: 'play', scope: batch?.batch ?? '', cursor: null, limit: 9 })).matches).toHaveLength(7)
    expect((await ask('search.find', { text: 'play', scope: clips[0]!.row.clip, cursor: null, limit: 9 })).matches).toHaveLength(0)
  })

  test('shows nothing that is sealed, in quarantine, or no longer leased', async () => {
    const [sealed, wrong, left] = [makeClip('play one'), makeClip('play two'), makeClip('play three')]
    const { find, ask, clock } = await atWork(sealed, wrong, left)
    await ask('escalations.file', {
      clip: sealed.row.clip, played: null, category: 'threat', happeningNow: false, span: null, words: '', sounds: '', inference: '',
    })
    expect(await find('play')).toEqual([3, 2])
    await ask('annotations.submit', { clip: wrong.row.clip, annotation: { ...freshFor(wrong), wake: 'noise' }, played: null })
    expect(await find('play')).toEqual([3])
    await ask('history.undo', {})
    expect(await find('play')).toEqual([3, 2])
    clock.pass(11 * 3_600_000)
    expect(await find('play')).toEqual([])
  })
})

describe('words that are gone', () => {
  test('leave the file with the clip, whoever removes it', async () => {
    const [edited, kept] = [makeClip('zzqfirst alone'), makeClip('zzqother stays')]
    const { save, vault, find } = await atWork(edited, kept)
    await save(edited, { transcript: 'zzqsecond alone' })
    await save(edited, { transcript: 'zzqthird alone' })
    expect(plain(vault.db).includes('zzqthird')).toBe(true)
    const indexed = () => vault.db.prepare<[], { block: Buffer }>('SELECT block FROM search_data').all().map(({ block }) => block.toString('latin1')).join('')
    expect(indexed()).toContain('third')
    expect(indexed()).not.toContain('zzqsecond')
    for (const table of ['history', 'draft', 'listening', 'clip_audio']) vault.db.prepare(`DELETE FROM ${table} WHERE clip = ?`).run(edited.row.clip)
    vault.db.prepare('DELETE FROM clip WHERE id = ?').run(edited.row.clip)
    vault.db.exec('UPDATE batch SET manifest = zeroblob(10)')
    const bytes = plain(vault.db)
    for (const word of ['zzqfirst', 'zzqsecond', 'zzqthird']) expect(bytes.includes(word), word).toBe(false)
    expect(await find('zzqother')).toEqual([2])
  })

  test('are gone when their clip is sealed or taken back', async () => {
    const [one, two] = [makeClip('zzqfirst alone'), makeClip('zzqother stays')]
    const { vault } = await atWork(one, two)
    vault.db.prepare(`UPDATE clip SET state = 'shredded', hypothesis = '' WHERE id = ?`).run(one.row.clip)
    vault.db.exec('UPDATE batch SET manifest = zeroblob(10)')
    expect(plain(vault.db).includes('zzqfirst')).toBe(false)
    expect(plain(vault.db).includes('zzqother')).toBe(true)
    expect(vault.db.prepare('SELECT count(*) FROM search').pluck().get()).toBe(1)
  })
})

test('a vault from before has its clips searchable, its history kept', () => {
  const folder = temporaryFolder()
  const db = openDatabase(join(folder, 'old.db'), randomBytes(32))
  migrate(db, [initial])
  const { batch, task } = makeManifest([makeClip('x')], { hub: 'h', device: 'd', person: 'p' }, 0)
  db.prepare(`INSERT INTO batch VALUES (?, 'l', 'n', 'p', 'b', '2027-01-01', 'leased', 0, 1, ?, x'00', '', 0)`).run(batch, JSON.stringify(task))
  const add = db.prepare(
    `INSERT INTO clip (id, batch, place, position, arrived, state, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, wrapped_key)
     VALUES (?, ?, ?, ?, ?, ?, 'b', 'en', 1000, 's', 1, '', 0, '[]', ?, '[]', '[]', x'00')`,
  )
  add.run('a', batch, 0, 1, 1, 'open', 'play jazz')
  add.run('b', batch, 1, 2, 0, 'ready', 'not here yet')
  add.run('c', batch, 2, 3, 1, 'escalated', 'sealed')
  const draft = JSON.stringify({ ...freshFor(makeClip('x')), transcript: 'play some jazz' })
  db.prepare('INSERT INTO draft VALUES (?, ?, 0)').run('a', draft)
  db.prepare(`INSERT INTO history (clip, kind, before, after, at) VALUES ('a', 'edit', 'null', ?, 5)`).run(draft)
  migrate(db, [initial, search])
  expect(db.prepare('SELECT rowid, transcript, hypothesis FROM search').all()).toEqual([
    { rowid: 1, transcript: 'play\nsome\njazz', hypothesis: 'play\njazz' },
  ])
  expect(db.prepare('SELECT clip, kind, after, at, undone FROM history').all()).toEqual([{ clip: 'a', kind: 'edit', after: draft, at: 5, undone: 0 }])
  db.close()
})
