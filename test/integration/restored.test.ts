import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import { temporaryFolder } from '../support/folders.ts'
import type { TestHub } from '../support/running-hub.ts'
import { passphrase, runningHub, startWorkstation } from './workstation.ts'

const timeout = 90_000

type Desk = Awaited<ReturnType<typeof startWorkstation>>

async function importClips(hub: TestHub, count: number): Promise<void> {
  const folder = join(temporaryFolder(), 'clips')
  const { manifest } = writeNoiseClips(folder, Array.from({ length: count }, () => 1_000))
  await hub.importFolder(folder, manifest)
}

/** A reviewer, clocked in, with this many clips. */
async function atWork(count: number) {
  const hub = await runningHub()
  await importClips(hub, count)
  const dataDir = temporaryFolder()
  const desk = await startWorkstation(dataDir)
  await desk.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101')
  const { person } = await desk.ask('people.join', { invitation, passphrase })
  await desk.settled(count)
  await desk.ask('shift.start', { zone: 'UTC' })
  return { hub, dataDir, desk, person: person?.person ?? '' }
}

/** Answers for the next clips, however many. */
async function answer({ ask }: Desk, count: number): Promise<void> {
  const open = (await ask('clips.list', {})).filter(({ state }) => state === 'ready' || state === 'open')
  expect(open.length).toBeGreaterThanOrEqual(count)
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

const answered = async (hub: TestHub): Promise<unknown[]> => (await hub.exportLines()).map(line => line['revisions'])
const ones = (count: number): number[] => Array.from({ length: count }, () => 1)

const Status = z.looseObject({
  epoch: z.int(), backups: z.looseObject({ unattachedEvents: z.int(), journalWaiting: z.int() }), findings: z.array(z.looseObject({ kind: z.string(), stream: z.string().nullable() })),
})
const statusOf = async (hub: TestHub) => Status.parse(await hub.status())

/** Puts the newest backup in a folder in the place of the hub, as if that had never gone on. */
async function setBack(hub: TestHub, place: string): Promise<void> {
  await hub.stop()
  await hub.folder.command(z.unknown(), 'restore', '--from', place, '--force')
  await hub.restart()
}

const Leases = z.looseObject({ leases: z.array(z.looseObject({ lease: z.string(), person: z.string(), clips: z.int(), endedFor: z.string().nullable() })) })
const leasesAt = async (hub: TestHub) => (await hub.folder.command(Leases, 'leases', 'list')).leases

/** A reviewer, clocked in, whose laptop, batch and lease are younger than the hub's backup. */
async function leasedSinceBackup(clips: number) {
  const hub = await runningHub()
  await importClips(hub, clips)
  const place = temporaryFolder()
  await hub.folder.command(z.unknown(), 'backup', '--to', place)
  const desk = await startWorkstation()
  await desk.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101')
  await desk.ask('people.join', { invitation, passphrase })
  await desk.settled(clips)
  await desk.ask('shift.start', { zone: 'UTC' })
  return { hub, desk, place }
}

describe('a hub restored from an old backup', () => {
  test('is filled up again by its workstations, each answer once, and takes what comes after', { timeout }, async () => {
    const { hub, desk } = await atWork(6)
    const place = temporaryFolder()
    await answer(desk, 2)
    await sent(desk)
    await hub.folder.command(z.unknown(), 'backup', '--to', place)
    await hub.folder.command(z.unknown(), 'backup', 'verify', place)
    await answer(desk, 2)
    await sent(desk)
    expect(await answered(hub)).toEqual(ones(4))

    await setBack(hub, place)
    expect(await answered(hub)).toEqual(ones(2))
    await answer(desk, 1)
    await sent(desk)
    expect(await answered(hub)).toEqual(ones(5))
    await answer(desk, 1)
    await sent(desk)
    expect(await answered(hub)).toEqual(ones(6))
    expect((await desk.ask('sync.status', {})).parked).toBe(0)
    expect(await statusOf(hub)).toMatchObject({ epoch: 2, findings: [] })
  })

  test('lets in who joined since, takes their lease back from their laptop, and places what was done under it', { timeout }, async () => {
    const { hub, desk, place } = await leasedSinceBackup(3)
    await answer(desk, 2)
    await setBack(hub, place)
    await sent(desk)
    expect((await desk.ask('sync.status', {})).parked).toBe(0)
    expect(await answered(hub)).toEqual(ones(2))
    expect((await statusOf(hub)).backups.unattachedEvents).toBe(0)
    const [lease] = await leasesAt(hub)
    expect(lease).toMatchObject({ person: 'r-101', clips: 3, endedFor: null })
    await answer(desk, 1)
    await sent(desk)
    expect(await answered(hub)).toEqual(ones(3))
  })

  test('takes back the lease of a batch that was finished and is gone from the laptop', { timeout }, async () => {
    const { hub, desk, place } = await leasedSinceBackup(3)
    await answer(desk, 3)
    await desk.ask('shift.end', {})
    await sent(desk)
    await expect.poll(async () => {
      await desk.ask('sync.start', {})
      return (await leasesAt(hub)).length
    }, { timeout: 20_000, interval: 300 }).toBe(0)
    await setBack(hub, place)
    await sent(desk)
    await expect.poll(() => answered(hub), { timeout: 20_000, interval: 300 }).toEqual(ones(3))
    expect(await statusOf(hub)).toMatchObject({ epoch: 2, findings: [], backups: { unattachedEvents: 0 } })
    expect(await leasesAt(hub)).toEqual([])
  })

  test('takes a lease back as over that somebody had ended since, and what was done before still counts', { timeout }, async () => {
    const { hub, desk, place } = await leasedSinceBackup(3)
    await answer(desk, 2)
    await desk.ask('sync.keepOffline', { offline: true })
    const [lease] = await leasesAt(hub)
    await hub.folder.command(z.unknown(), 'leases', 'end', lease?.lease ?? '', '--reason', 'out for repair')
    await setBack(hub, place)
    expect(await leasesAt(hub)).toEqual([])
    await desk.ask('sync.keepOffline', { offline: false })
    await sent(desk)
    await expect.poll(() => answered(hub), { timeout: 20_000, interval: 300 }).toEqual(ones(2))
    await expect.poll(async () => (await desk.ask('sync.status', {})).clipsOnDevice, { timeout: 20_000 }).toBe(0)
    expect((await statusOf(hub)).backups).toMatchObject({ unattachedEvents: 0, journalWaiting: 0 })
  })

  test('takes it back again by its journal when it is restored once more, with the laptop away', { timeout }, async () => {
    const { hub, desk, place } = await leasedSinceBackup(2)
    await answer(desk, 1)
    await setBack(hub, place)
    await sent(desk)
    await desk.core.close()
    await setBack(hub, place)
    expect(await leasesAt(hub)).toMatchObject([{ person: 'r-101', clips: 2 }])
  })
})

describe('a vault that was set back', () => {
  test('is told so, loses nothing, and goes on once the operator has let it', { timeout }, async () => {
    const { hub, dataDir, desk, person } = await atWork(5)
    await answer(desk, 1)
    await sent(desk)
    await desk.core.close()
    const kept = join(temporaryFolder(), 'kept')
    cpSync(dataDir, kept, { recursive: true })

    const ahead = await startWorkstation(dataDir)
    await ahead.ask('session.unlock', { person, passphrase })
    await answer(ahead, 2)
    await sent(ahead)
    await ahead.core.close()
    expect(await answered(hub)).toEqual(ones(3))

    rmSync(dataDir, { recursive: true })
    cpSync(kept, dataDir, { recursive: true })
    const back = await startWorkstation(dataDir)
    await back.ask('session.unlock', { person, passphrase })
    await answer(back, 4)
    await back.ask('sync.start', {})
    await expect.poll(async () => (await back.ask('sync.status', {})).failure?.reason, { timeout: 20_000 }).toBe('stream_forked')
    expect(await answered(hub)).toEqual(ones(3))
    expect((await back.ask('sync.status', {})).waiting).toBe(4)

    // The vault's stream and the device's own have both been set back.
    for (const { stream } of (await statusOf(hub)).findings) await hub.folder.command(z.unknown(), 'streams', 'accept-fork', stream ?? '')
    await expect.poll(async () => {
      await back.ask('sync.start', {})
      for (const { stream } of (await statusOf(hub)).findings) await hub.folder.command(z.unknown(), 'streams', 'accept-fork', stream ?? '')
      return (await back.ask('sync.status', {})).waiting
    }, { timeout: 30_000, interval: 500 }).toBe(0)
    await sent(back)
    expect(await hub.exportLines()).toHaveLength(5)
  })
})
