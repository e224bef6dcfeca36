import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
import { makeBackup } from '../../../hub/backup/make.ts'
import { removeBackup } from '../../../hub/backup/remove.ts'
import { restoreHub } from '../../../hub/backup/restore.ts'
import { verifyBackup } from '../../../hub/backup/verify.ts'
import { loadCase } from '../../../hub/escalations/load.ts'
import { closeHub, databasePath, keyFolder, openHub, readFacts, type Hub } from '../../../hub/hub.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { hunt, textForms } from '../../support/plaintext.ts'
import { annotation, submitted } from '../support/answers.ts'
import { file, take } from '../support/cases.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { headOf, send, workstation } from '../support/workstation.ts'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))

/** Ends the hub and has a backup take its place; gives the hub that came of it. */
async function restored(running: RunningHub, from: string, options: { backup?: string; force?: boolean } = {}) {
  await closeHub(running.hub)
  const value = await restoreHub(running.folder, { from, backup: options.backup ?? null, force: options.force ?? true }, { now: running.clock.now })
  const hub = await openHub(running.folder, { now: running.clock.now })
  return { value, hub }
}

const backups = ({ store }: Hub) => store.selectFrom('backups').select(['id', 'verified_at', 'epoch', 'destroyed_at']).orderBy('made_at').execute()

describe('a backup', () => {
  it('holds the database, encrypted, and every clip once, however often it is made, and no key', async () => {
    const running = await runHub()
    const { hub } = running
    await addClips(running, [importedClip('call my sister anna')])
    const place = join(temporaryFolder(), 'backups')
    expect(await makeBackup(hub, place)).toMatchObject({ copied: 1, missing: [] })
    await addClips(running, [importedClip('play jazz')])
    expect(await makeBackup(hub, place)).toMatchObject({ copied: 1, missing: [] })
    const files = filesIn(place)
    expect(files.filter(path => path.endsWith('.db'))).toHaveLength(2)
    expect(files).toHaveLength(4)
    if (process.platform !== 'win32') expect(files.map(path => statSync(path).mode & 0o077)).toEqual([0, 0, 0, 0])
    const keys = filesIn(keyFolder(running.folder)).map(path => readFileSync(path, 'utf8').trim()).filter(text => text.length === 43)
    const wanted = [...textForms('a hypothesis', 'call my sister anna'), ...keys.flatMap(key => textForms('a key', key))]
    expect(hunt([place], wanted).finds).toEqual([])
  })

  it('is verified whole, and then raises the watermark of every stream to the head that it has', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    const { head } = await send(running, stream, station.token)
    const place = temporaryFolder()
    const { backup } = await makeBackup(running.hub, place)
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    await send(running, stream, station.token)
    expect(await verifyBackup(running.hub, place, null)).toMatchObject({ backup, events: 2, clips: 1, unsound: [], heads: [{ stream: stream.id, seq: 2 }] })
    expect(await headOf(running, stream, station.token)).toMatchObject({ seq: 3, watermark: head.seq })
    expect(await backups(running.hub)).toMatchObject([{ id: backup, verified_at: running.clock.now(), epoch: 1 }])
  })

  it('that lacks the sound of a clip, or has it altered, is told of and raises nothing', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz', 'play punk'])
    await send(running, stream, station.token)
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    const [first = '', second = ''] = filesIn(join(place, 'blobs'))
    const bytes = readFileSync(first)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(first, bytes)
    rmSync(second)
    expect((await verifyBackup(running.hub, place, null)).unsound).toHaveLength(2)
    expect(await headOf(running, stream, station.token)).toMatchObject({ watermark: 0 })
  })

  it('with a flipped bit anywhere in its database is found out', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    await send(running, stream, station.token)
    const place = temporaryFolder()
    const { file: path } = await makeBackup(running.hub, place)
    const whole = readFileSync(path)
    for (let n = 0; n < 40; n++) {
      const bytes = Buffer.from(whole)
      const offset = Math.floor(((n + 0.5) / 40) * bytes.length)
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (n % 8))
      writeFileSync(path, bytes)
      await expect(verifyBackup(running.hub, place, null), `at ${offset}`).rejects.toMatchObject({ code: 'backup_damaged' })
    }
    writeFileSync(path, whole)
    expect(await verifyBackup(running.hub, place, null)).toMatchObject({ unsound: [] })
  })

  it('of another hub is refused as such, and one that is not there named', async () => {
    const [running, other] = [await runHub(), await runHub()]
    const place = temporaryFolder()
    await makeBackup(other.hub, place)
    await expect(verifyBackup(running.hub, place, null)).rejects.toMatchObject({ code: 'backup_damaged' })
    await expect(verifyBackup(running.hub, join(place, 'nowhere'), null)).rejects.toMatchObject({ code: 'backup_missing' })
  })

  it('that is removed takes with it the sound that no other one has, and counts as destroyed', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    await addClips(running, [importedClip('play jazz')])
    const first = await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    await addClips(running, [importedClip('play punk')])
    const second = await makeBackup(running.hub, place)
    expect(await removeBackup(running.hub, place, second.backup)).toMatchObject({ blobs: 1 })
    expect(filesIn(place)).toHaveLength(2)
    expect(await backups(running.hub)).toMatchObject([{ id: first.backup, destroyed_at: null }, { id: second.backup, destroyed_at: running.clock.now() }])
    expect(await verifyBackup(running.hub, place, null)).toMatchObject({ backup: first.backup, unsound: [] })
  })
})

describe('a restore', () => {
  it('brings back database and clips in a new epoch, and never the same one again', async () => {
    const running = await runHub()
    await addClips(running, [importedClip('play jazz')])
    const place = temporaryFolder()
    const { backup } = await makeBackup(running.hub, place)
    rmSync(join(running.folder, 'blobs'), { recursive: true })
    const first = await restored(running, place)
    expect(first.value).toMatchObject({ backup, epoch: 2, missing: [], aside: `${databasePath(running.folder)}.before-2` })
    expect((await readFacts(first.hub.store)).epoch).toBe(2)
    expect(filesIn(join(running.folder, 'blobs'))).toHaveLength(1)
    await closeHub(first.hub)
    rmSync(databasePath(running.folder))
    expect((await restoreHub(running.folder, { from: place, backup: null, force: false }, { now: running.clock.now })).epoch).toBe(3)
  })

  it('is refused over a hub that works, and while somebody works with it', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    const attempt = (force: boolean) => restoreHub(running.folder, { from: place, backup: null, force }, { now: running.clock.now })
    await expect(attempt(true)).rejects.toMatchObject({ code: 'hub_serving' })
    await closeHub(running.hub)
    await expect(attempt(false)).rejects.toMatchObject({ code: 'hub_exists' })
    expect(readdirSync(running.folder).filter(name => name.includes('restoring'))).toEqual([])
    expect(existsSync(databasePath(running.folder))).toBe(true)
  })

  it('of a damaged hub needs no force, and from a damaged backup does not happen', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    const { file: path } = await makeBackup(running.hub, place)
    await closeHub(running.hub)
    writeFileSync(databasePath(running.folder), Buffer.alloc(8192, 1))
    const attempt = () => restoreHub(running.folder, { from: place, backup: null, force: false }, { now: running.clock.now })
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, whole.length / 2))
    await expect(attempt()).rejects.toMatchObject({ code: 'backup_damaged' })
    writeFileSync(path, whole)
    expect(await attempt()).toMatchObject({ epoch: 2 })
  })

  it('from a backup older than a verified one is refused, because devices may have let go of what is between', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    const old = await makeBackup(running.hub, place)
    running.clock.pass(60_000)
    await makeBackup(running.hub, place)
    await verifyBackup(running.hub, place, null)
    await closeHub(running.hub)
    rmSync(databasePath(running.folder))
    const attempt = (backup: string | null, force: boolean) => restoreHub(running.folder, { from: place, backup, force }, { now: running.clock.now })
    await expect(attempt(old.backup, false)).rejects.toMatchObject({ code: 'backup_older' })
    expect(await attempt(null, false)).toMatchObject({ epoch: 2 })
  })

  it('is brought up to the journal: people and devices that came since, and what was decided on cases that are told of again', async () => {
    const running = await runHub()
    const lead = await workstation(running, 'safety')
    const place = temporaryFolder()
    const desk = await reviewerAtWork(running, ['please stop'])
    await send(running, desk.stream, desk.station.token)
    await makeBackup(running.hub, place)
    const { escalation } = await file(running, desk)
    await addPerson(running.hub, 'came-later', 'reviewer')
    await take(running, lead, escalation, { action: 'acknowledge' })
    await take(running, lead, escalation, { action: 'assess', reason: 'it is a film' })
    const filing = desk.stream.pending()
    const before = await loadCase(running.hub.store, escalation)

    const { value, hub } = await restored(running, place)
    expect(value.journal).toMatchObject({ waiting: 2, missing: 0 })
    expect(await hub.store.selectFrom('people').select('code').where('code', '=', 'came-later').execute()).toHaveLength(1)
    expect(await loadCase(hub.store, escalation)).toBeNull()
    await closeHub(hub)

    const again = await runHub({ again: running })
    await desk.station.renew(again)
    await again.get('streams.send', { params: { stream: desk.stream.id }, body: { events: filing, waiting: 0 } }, desk.station.token)
    const after = await loadCase(again.hub.store, escalation)
    expect(after?.taken.map(({ step }) => step.action)).toEqual(['receive', 'acknowledge', 'assess'])
    expect(after?.state.state).toBe(before?.state.state)
    expect(after?.taken.slice(1).map(({ at, by }) => [at, by.person])).toEqual(before?.taken.slice(1).map(({ at, by }) => [at, by.person]))
    expect(await again.hub.store.selectFrom('journal_waiting').selectAll().execute()).toEqual([])
  })
})
