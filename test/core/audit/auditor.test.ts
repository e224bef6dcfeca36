import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAuditor } from '../../../electron/core/audit/auditor.ts'
import { openChain } from '../../../electron/core/audit/chain.ts'
import { foundStream } from '../../../electron/core/audit/stream.ts'
import { streamChecks, streamColumns, streamErasures, streamTables } from '../../../electron/core/audit/tables.ts'
import { openDatabase, type Db } from '../../../electron/core/database/open.ts'
import { makeClip } from '../../support/clips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { openWorkplace } from '../../support/in-test.ts'

function makeStream(events: number) {
  const db = openDatabase(join(temporaryFolder(), 'x.db'), randomBytes(32))
  db.exec(streamTables + streamColumns + streamChecks + streamErasures)
  const stream = foundStream(db, () => 1_000, randomBytes, { device: randomUUID(), person: null })
  for (let seq = 2; seq <= events; seq++) stream.append('access.unlocked', { person: randomUUID() })
  return { db, stream, chain: openChain(db) }
}

/** A vault's stream and a device's, watched by an auditor that begins at once. */
function watch(events = 200) {
  const vault = makeStream(events)
  const device = makeStream(3)
  const faults: unknown[] = []
  const make = () => {
    const auditor = createAuditor({ vault, device, now: () => 5_000, emit: () => undefined, report: error => faults.push(error), firstRest: 0 })
    onTestFinished(() => auditor.stop())
    return auditor
  }
  return { vault, device, faults, make, verify: () => make().handlers['audit.verify']() }
}

const lose = (db: Db, seq: number): void => void db.prepare('DELETE FROM event_payload WHERE seq = ?').run(seq)
function erase(db: Db, seq: number): void {
  db.prepare('UPDATE event SET erased = 1 WHERE seq = ?').run(seq)
  lose(db, seq)
}
const told = ({ stream }: { stream: ReturnType<typeof makeStream>['stream'] }) =>
  stream.unsent(500).filter(({ envelope }) => envelope.type === 'audit.failed').map(({ payload }) => payload)

describe('a laptop that follows its own streams', () => {
  test('finds that they hold, whatever was erased', async () => {
    const { vault, device, verify } = watch()
    erase(vault.db, 7)
    erase(vault.db, 150)
    expect((await verify()).streams).toEqual([
      { which: 'vault', stream: vault.stream.id, checkedAt: 5_000, whole: true, events: 200, erased: 2, lost: [], fault: null },
      { which: 'device', stream: device.stream.id, checkedAt: 5_000, whole: true, events: 3, erased: 0, lost: [], fault: null },
    ])
  })

  test('says which events are without their content although nobody erased it, and does not call them forged', async () => {
    const { vault, device, verify } = watch()
    erase(vault.db, 7)
    lose(vault.db, 90)
    lose(vault.db, 200)
    expect((await verify()).streams[0]).toMatchObject({ events: 200, erased: 1, lost: [90, 200], fault: null })
    expect(told(device)).toEqual([])
  })

  test.each([
    ['an altered envelope', "UPDATE event SET envelope = replace(envelope, '1000', '1001') WHERE seq = 90", { seq: 90, fault: 'changed' }],
    ['an altered column', 'UPDATE event SET at = 7 WHERE seq = 90', { seq: 90, fault: 'changed' }],
    ['an altered hash', "UPDATE event SET hash = 'A' || substr(hash, 2) WHERE seq = 90", { seq: 90, fault: 'changed' }],
    ['an altered payload', "UPDATE event_payload SET payload = '{}' WHERE seq = 90", { seq: 90, fault: 'payload' }],
    ['a missing event', 'DELETE FROM event WHERE seq = 90', { seq: 91, fault: 'gap' }],
    ['a missing end', 'DELETE FROM event WHERE seq > 150', { seq: 150, fault: 'head' }],
  ] as const)('names the event from which %s breaks one, tells it once in the other stream, and loses nothing', async (_, statement, fault) => {
    const { vault, device, faults, verify } = watch()
    vault.db.pragma('foreign_keys = OFF')
    vault.db.exec(statement)
    const kept = vault.db.prepare('SELECT count(*) FROM event').pluck().get()
    expect((await verify()).streams[0]?.fault).toEqual(fault)
    expect((await verify()).streams[0]?.fault).toEqual(fault)
    expect(told(device)).toEqual([{ stream: vault.stream.id, ...fault }])
    expect(vault.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(kept)
    expect(faults).toEqual([])
  })

  test('tells in the vault what is wrong with the device', async () => {
    const { vault, device, verify } = watch()
    device.db.exec("UPDATE event_payload SET payload = '{}' WHERE seq = 2")
    await verify()
    expect(told(vault)).toEqual([{ stream: device.stream.id, seq: 2, fault: 'payload' }])
  })

  test('looks at what is new by itself, and only at that', async () => {
    const { vault, make, verify } = watch()
    await verify()
    vault.stream.append('access.unlocked', { person: randomUUID() })
    // What was followed before is not read again until somebody asks.
    vault.db.exec("UPDATE event_payload SET payload = '{}' WHERE seq = 5")
    const auditor = make()
    auditor.start()
    await expect.poll(() => auditor.handlers['audit.read']().streams[0]).toMatchObject({ checkedAt: 5_000, whole: false, events: 201, fault: null })
    expect((await auditor.handlers['audit.verify']()).streams[0]?.fault).toEqual({ seq: 5, fault: 'payload' })
  })

  test('remembers a fault over a restart, and lets go of it once the stream holds again', async () => {
    const { vault, make, verify } = watch()
    vault.db.exec('UPDATE event SET at = 7 WHERE seq = 90')
    await verify()
    expect(make().handlers['audit.read']().streams[0]).toMatchObject({ checkedAt: null, fault: { seq: 90, fault: 'changed' } })
    vault.db.exec('UPDATE event SET at = 1000 WHERE seq = 90')
    expect((await verify()).streams[0]?.fault).toBeNull()
  })

  test('follows a stream on that came apart, from one history into the next', async () => {
    const { vault, verify, make } = watch()
    await verify()
    vault.stream.branch(120, { device: randomUUID(), person: null })
    const auditor = make()
    auditor.start()
    await expect.poll(() => auditor.handlers['audit.read']().streams[0]).toMatchObject({ stream: vault.stream.id, whole: true, events: 201, fault: null })
    vault.db.exec("UPDATE event SET envelope = replace(envelope, '1000', '1001') WHERE seq = 60")
    expect((await auditor.handlers['audit.verify']()).streams[0]?.fault).toEqual({ seq: 60, fault: 'changed' })
  })
})

test('a person at work asks for it and goes on meanwhile', async () => {
  const place = await openWorkplace([makeClip('turn on the light')])
  await place.ask('shift.start', { zone: 'UTC' })
  const asked = place.ask('audit.verify', {})
  expect(await place.ask('clips.current', {})).toMatchObject({ clip: expect.any(String) })
  const { streams } = await asked
  expect(streams.map(({ which, fault }) => [which, fault])).toEqual([['vault', null], ['device', null]])
  expect(place.faults).toEqual([])
})
