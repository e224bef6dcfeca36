import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { closeDatabase, openDatabase, type Db } from '../../electron/core/database/open.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { vaultOn } from '../faults/laptop.ts'
import { temporaryFolder } from '../support/folders.ts'
import { hubWithClips, joinHub, type Desk, type HubWithClips } from './colleagues.ts'
import { passphrase, startWorkstation } from './workstation.ts'

// Events of which the laptop has only the envelope left, or something else than what it committed to.

const timeout = 90_000
const clips = 6

/** Answers for the next clips. */
async function answer({ ask }: Desk, count: number): Promise<void> {
  const open = (await ask('clips.list', {})).filter(({ state }) => state === 'ready' || state === 'open')
  for (const { clip } of open.slice(0, count)) {
    const { annotation } = await ask('clips.open', { clip })
    await ask('annotations.submit', { clip, annotation: { ...annotation, wake: 'media' }, played: null })
  }
}

async function sent({ ask }: Desk): Promise<void> {
  await ask('sync.start', {})
  await expect.poll(async () => {
    const { waiting, phase, failure } = await ask('sync.status', {})
    return { waiting, phase, failure }
  }, { timeout: 30_000 }).toEqual({ waiting: 0, phase: 'idle', failure: null })
}

/** A reviewer whose whole work lies on their laptop alone, and the laptop is closed. */
async function workedOffline(): Promise<{ place: HubWithClips; laptop: string; person: string }> {
  const place = await hubWithClips(clips)
  const laptop = temporaryFolder()
  const desk = await startWorkstation(laptop)
  await desk.ask('device.enrol', { invitation: await place.hub.inviteDevice() })
  const invitation = await place.hub.addPerson('r-101', 'reviewer')
  await place.hub.assign('r-101')
  const { person } = await desk.ask('people.join', { invitation, passphrase })
  await desk.settled(clips)
  await sent(desk)
  await desk.ask('sync.keepOffline', { offline: true })
  await desk.ask('shift.start', { zone: 'UTC' })
  await answer(desk, 2)
  await desk.ask('shift.pause', { kind: 'break' })
  await desk.ask('shift.resume', {})
  await answer(desk, clips - 2)
  await desk.core.close()
  return { place, laptop, person: person?.person ?? '' }
}

/** Changes a vault behind the workstation's back. */
async function inVault<T>(laptop: string, person: string, change: (db: Db) => T): Promise<T> {
  const { folder, key } = await vaultOn(laptop, person, passphrase)
  const db = openDatabase(join(folder, 'vault.db'), key)
  try {
    return change(db)
  } finally {
    closeDatabase(db)
  }
}

const seqsOf = (db: Db, type: string): number[] => db.prepare<[string], number>('SELECT seq FROM event WHERE type = ? ORDER BY seq').pluck().all(type)

const Verified = z.looseObject({
  holds: z.boolean(), findings: z.array(z.unknown()), streams: z.array(z.looseObject({ stream: z.string(), person: z.string().nullable(), lost: z.array(z.int()), holds: z.boolean() })),
})

describe('events whose content a laptop has lost', { timeout }, () => {
  test('are sent as just that, seen by whoever has to, named by both ends and called forged by neither, and all behind them arrives', async () => {
    const { place, laptop, person } = await workedOffline()
    const lost = await inVault(laptop, person, db => {
      const [answered = 0] = seqsOf(db, 'annotation.submitted')
      const [paused = 0] = seqsOf(db, 'shift.paused')
      const [started = 0] = seqsOf(db, 'shift.started')
      for (const seq of [answered, paused, started]) db.prepare('DELETE FROM event_payload WHERE seq = ?').run(seq)
      return [answered, paused, started].toSorted((a, b) => a - b)
    })
    const desk = await startWorkstation(laptop)
    await desk.ask('session.unlock', { person, passphrase })
    const own = (await desk.ask('audit.verify', {})).streams.find(({ which }) => which === 'vault')
    expect(own).toMatchObject({ lost, fault: null })
    await desk.ask('sync.keepOffline', { offline: false })
    await sent(desk)

    const parked = await desk.ask('sync.parked', {})
    expect(parked.map(({ type, why, settledAt }) => ({ type, why, settledAt })).toSorted((a, b) => a.type.localeCompare(b.type))).toEqual(
      ['annotation.submitted', 'shift.paused', 'shift.started'].map(type => ({ type, why: { code: 'payload_lost' }, settledAt: null })))
    expect((await desk.ask('sync.status', {})).parked).toBe(3)
    const kept = await place.inside(async ({ store }) => ({
      decided: (await store.selectFrom('decisions').select('clip').where('kind', '=', 'annotation').execute()).length,
      last: (await store.selectFrom('streams').select('seq').where('id', '=', own?.stream ?? '').executeTakeFirstOrThrow()).seq,
    }))
    expect(kept.decided).toBe(clips - 1)
    expect(kept.last).toBeGreaterThan(Math.max(...lost))
    const verified = await place.hub.folder.command(Verified, 'verify')
    expect(verified).toMatchObject({ holds: true, findings: [] })
    expect(verified.streams.find(({ person: whose }) => whose === 'r-101')).toMatchObject({ lost, holds: true })

    const lead = await joinHub(place.hub, 's-201', 'supervisor')
    await lead.enter()
    const listed = await lead.ask('rejections.list', {})
    expect(listed.map(({ seq, person: whose, why }) => ({ seq, whose, why })).toSorted((a, b) => a.seq - b.seq)).toEqual(
      lost.map(seq => ({ seq, whose: 'r-101', why: { code: 'payload_lost' } })))
    for (const { stream, seq } of listed) await lead.ask('rejections.settle', { stream, seq })
    await sent(desk)
    expect((await desk.ask('sync.status', {})).parked).toBe(0)
    // What was given once more, because its content was lost, counts like any answer.
    const [first] = await desk.ask('clips.list', {})
    const { annotation } = await desk.ask('clips.open', { clip: first?.clip ?? '' })
    await desk.ask('annotations.submit', { clip: first?.clip ?? '', annotation: { ...annotation, wake: 'noise' }, played: null })
    await sent(desk)
    expect(await place.hub.exportLines()).toHaveLength(clips)
  })

  test('go without what they say where that is not what they committed to, which the laptop tells besides', async () => {
    const { place, laptop, person } = await workedOffline()
    const altered = await inVault(laptop, person, db => {
      const [, second = 0] = seqsOf(db, 'annotation.submitted')
      db.prepare(`UPDATE event_payload SET payload = json_set(payload, '$.annotation.wake', 'meant') WHERE seq = ?`).run(second)
      return second
    })
    const desk = await startWorkstation(laptop)
    await desk.ask('session.unlock', { person, passphrase })
    expect((await desk.ask('audit.verify', {})).streams.find(({ which }) => which === 'vault')?.fault).toEqual({ seq: altered, fault: 'payload' })
    await desk.ask('sync.keepOffline', { offline: false })
    await sent(desk)
    expect(await desk.ask('sync.parked', {})).toMatchObject([{ type: 'annotation.submitted', why: { code: 'payload_lost' } }])
    expect(await place.hub.exportLines()).toHaveLength(clips - 1)
    const { findings } = z.looseObject({ findings: z.array(z.looseObject({ kind: z.string(), seq: z.int().nullable() })) }).parse(await place.hub.status())
    expect(findings).toMatchObject([{ kind: 'chain_broken', seq: altered }])
  })

  test('do not keep a stream from beginning, where it is what said whose it is', async () => {
    const place = await hubWithClips(clips)
    const laptop = temporaryFolder()
    let cut = true
    const connectTo: typeof createTransport = where => {
      const transport = createTransport(where)
      return request => transport(cut && request.method === 'POST' && request.path.endsWith('/events') ? { ...request, path: '/nowhere' } : request)
    }
    const desk = await startWorkstation(laptop, { connectTo })
    await desk.ask('device.enrol', { invitation: await place.hub.inviteDevice() })
    const invitation = await place.hub.addPerson('r-101', 'reviewer')
    await place.hub.assign('r-101')
    const { person } = await desk.ask('people.join', { invitation, passphrase })
    await expect.poll(async () => (await desk.ask('sync.status', {})).phase, { timeout: 20_000 }).toBe('idle')
    await desk.core.close()
    await inVault(laptop, person?.person ?? '', db => db.prepare('DELETE FROM event_payload WHERE seq = 1').run())
    cut = false
    const again = await startWorkstation(laptop, { connectTo })
    await again.ask('session.unlock', { person: person?.person ?? '', passphrase })
    await again.ask('sync.start', {})
    await again.settled(clips)
    await again.ask('shift.start', { zone: 'UTC' })
    await answer(again, 1)
    await sent(again)
    expect(await place.hub.exportLines()).toHaveLength(1)
    expect((await again.ask('sync.status', {})).parked).toBe(0)
    expect(await place.hub.folder.command(Verified, 'verify')).toMatchObject({ holds: true })
  })
})
