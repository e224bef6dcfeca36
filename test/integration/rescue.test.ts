import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import type { ConnectTo } from '../../electron/core/hub/connection.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import { personFolder } from '../../electron/core/session/joining.ts'
import { z } from 'zod'
import { runCommand, askCommand } from '../support/command-line.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { hubWithClips, type HubWithClips } from './colleagues.ts'
import { startKillable, type KillableCore } from './killed/core.ts'
import { passphrase, startWorkstation } from './workstation.ts'

const clips = 6

async function ask<M extends MethodName>(core: KillableCore, method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const reply = await core.call(method, input)
  if (reply?.ok !== true) throw new Error(`${method}: ${reply === null ? 'the core was gone' : reply.failure.reason}`)
  return reply.value
}

type Left = { place: HubWithClips; laptop: string; person: string; vault: string }

/** A laptop on which every clip was answered without a network, and whose power then went. */
async function leftOffline(): Promise<Left> {
  const place = await hubWithClips(clips)
  const laptop = temporaryFolder()
  const core = startKillable(laptop)
  await ask(core, 'device.enrol', { invitation: await place.hub.inviteDevice() })
  const invitation = await place.hub.addPerson('r-101', 'reviewer')
  await place.hub.assign('r-101')
  const { person } = await ask(core, 'people.join', { invitation, passphrase })
  await expect.poll(async () => {
    const { clipsOnDevice, phase } = await ask(core, 'sync.status', {})
    return phase === 'idle' ? clipsOnDevice : -1
  }, { timeout: 60_000 }).toBe(clips)
  core.take('cut')
  await ask(core, 'shift.start', { zone: 'UTC' })
  for (const { clip } of await ask(core, 'clips.list', {})) {
    const { annotation } = await ask(core, 'clips.open', { clip })
    await ask(core, 'annotations.submit', { clip, annotation: { ...annotation, wake: 'unsure' }, played: null }).catch(() => ask(core, 'clips.skip', { clip, cause: 'other', played: null }))
  }
  await core.kill()
  return { place, laptop, person: person?.person ?? '', vault: join(personFolder(laptop, person?.person ?? ''), 'vault.db') }
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

const decidedAt = ({ inside }: HubWithClips): Promise<number> =>
  inside(async ({ store }) => (await store.selectFrom('decisions').select('clip').execute()).length)

describe('a vault that does not open', { timeout: 120_000 }, () => {
  test('whose log is damaged gives what waited in it to the hub, by a file that only the hub reads, and its person starts afresh', async () => {
    const { place, laptop, person, vault } = await leftOffline()
    const size = readFileSync(`${vault}-wal`).length
    flip(`${vault}-wal`, Math.floor(size / 3))
    const { ask: call, core, settled } = await startWorkstation(laptop)
    expect(await reasonOf(() => call('session.unlock', { person, passphrase }))).toBe('vault_log_damaged')
    expect(await decidedAt(place)).toBe(0)

    const saved = await call('vault.rescue', { person, passphrase })
    expect(saved.events).toBeGreaterThan(clips)
    const file = join(temporaryFolder(), saved.name)
    const bytes = Buffer.from(core.handout(saved.ticket)?.bytes ?? [])
    writeFileSync(file, bytes)
    expect(core.handout(saved.ticket)).toBeNull()
    expect(bytes.includes('annotation')).toBe(false)

    const { exit, value } = await askCommand('rescue', file, '--data', join(place.folder, 'hub'))
    expect({ exit, value }).toMatchObject({ exit: 0, value: { rejected: 0, unattached: 0, person } })
    expect(await decidedAt(place)).toBe(clips)
    const again = await askCommand('rescue', file, '--data', join(place.folder, 'hub'))
    expect(again.value).toMatchObject({ taken: 0, known: saved.events })

    expect((await call('vault.setAside', { person, passphrase })).people).toEqual([])
    const [aside = ''] = readdirSync(join(laptop, 'set-aside'))
    expect(existsSync(join(laptop, 'set-aside', aside, 'vault.db'))).toBe(true)
    await call('people.join', { invitation: await place.hub.invitePerson('r-101'), passphrase })
    await settled(clips)
  })

  test('for a later build wrote it, is rescued the same way, and stays as it is', async () => {
    const { laptop, person } = await leftOffline()
    const later = startKillable(laptop, 1)
    await ask(later, 'session.unlock', { person, passphrase })
    await later.kill()
    const { ask: call } = await startWorkstation(laptop)
    expect(await reasonOf(() => call('session.unlock', { person, passphrase }))).toBe('vault_from_future')
    expect((await call('vault.rescue', { person, passphrase })).incomplete).toBe(0)
  })

  test('is rescued by nobody without its passphrase, and one that opens stays where it is', async () => {
    const { laptop, person } = await leftOffline()
    const { ask: call } = await startWorkstation(laptop)
    for (const method of ['vault.rescue', 'vault.setAside'] as const) {
      expect(await reasonOf(() => call(method, { person, passphrase: 'not the one at all' })), method).toBe('passphrase_wrong')
    }
    expect(await reasonOf(() => call('vault.setAside', { person, passphrase }))).toBe('vault_opens')
  })

  test('gives a file that is refused by another hub, and once a bit of it was changed', async () => {
    const { place, laptop, person, vault } = await leftOffline()
    flip(`${vault}-wal`, 8_000)
    const { ask: call, core } = await startWorkstation(laptop)
    const { ticket } = await call('vault.rescue', { person, passphrase })
    const bundle = JSON.parse(Buffer.from(core.handout(ticket)?.bytes ?? []).toString()) as { payload: string; signature: string }
    const file = join(temporaryFolder(), 'rescue.json')
    writeFileSync(file, JSON.stringify(bundle))
    const other = await hubWithClips(1)
    expect((await runCommand('rescue', file, '--data', join(other.folder, 'hub'))).err).toContain('another hub')
    const payload = Buffer.from(bundle.payload, 'base64url')
    payload[payload.length - 40] = (payload[payload.length - 40] ?? 0) ^ 1
    writeFileSync(file, JSON.stringify({ ...bundle, payload: payload.toString('base64url') }))
    expect(await runCommand('rescue', file, '--data', join(place.folder, 'hub'))).toMatchObject({ exit: 2, err: expect.stringMatching(/altered|damaged/) })
    expect(await decidedAt(place)).toBe(0)
  })
})

type Own = Awaited<ReturnType<typeof startWorkstation>>

/** Rescues what waits in a vault that does not open, and joins anew with an invitation. */
async function rescuedAndJoined({ place, laptop, person, vault }: Left, connectTo: ConnectTo = createTransport): Promise<Own & { file: string; events: number }> {
  flip(`${vault}-wal`, Math.floor(readFileSync(`${vault}-wal`).length / 3))
  const desk = await startWorkstation(laptop, { connectTo })
  const { ticket, events, name } = await desk.ask('vault.rescue', { person, passphrase })
  const file = join(temporaryFolder(), name)
  writeFileSync(file, Buffer.from(desk.core.handout(ticket)?.bytes ?? []))
  await desk.ask('vault.setAside', { person, passphrase })
  await desk.ask('people.join', { invitation: await place.hub.invitePerson('r-101'), passphrase })
  return { ...desk, file, events }
}

const bundlesIn = (laptop: string): string[] => (existsSync(join(laptop, 'rescued')) ? readdirSync(join(laptop, 'rescued')) : [])

const takenAt = ({ inside }: HubWithClips) =>
  inside(async ({ store }) => store.selectFrom('rescues').select(['hash', 'taken', 'known', 'rejected', 'unattached', 'lost']).execute())

const restore = async ({ hub }: HubWithClips, from: string): Promise<void> => {
  await hub.stop()
  await hub.folder.command(z.unknown(), 'restore', '--from', from, '--force')
  await hub.restart()
}

describe('what was rescued out of a vault', { timeout: 120_000 }, () => {
  test('goes to the hub by itself once its person has joined again, is taken once, and goes from the laptop with the receipt', async () => {
    const left = await leftOffline()
    const { place, laptop } = left
    const { ask: call, file, events } = await rescuedAndJoined(left)
    await expect.poll(async () => (await call('rescues.read', {})).map(({ state }) => state), { timeout: 20_000 }).toEqual(['received'])
    const [shown] = await call('rescues.read', {})
    expect(shown).toMatchObject({ events, incomplete: 0, here: false, receivedAt: expect.any(Number) })
    expect(bundlesIn(laptop)).toEqual([])
    expect(await decidedAt(place)).toBe(clips)
    const taken = await takenAt(place)
    expect(taken).toMatchObject([{ hash: shown?.rescue, rejected: 0, unattached: 0, lost: 0 }])
    const again = await askCommand('rescue', file, '--data', join(place.folder, 'hub'))
    expect(again.value).toMatchObject({ taken: 0, known: events })
    expect(await takenAt(place)).toEqual(taken)
  })

  test('is made once however often it is asked for, and lies on the disk as noise', async () => {
    const { laptop, person, vault } = await leftOffline()
    flip(`${vault}-wal`, Math.floor(readFileSync(`${vault}-wal`).length / 3))
    const { ask: call, core } = await startWorkstation(laptop)
    const first = await call('vault.rescue', { person, passphrase })
    const bytes = Buffer.from(core.handout(first.ticket)?.bytes ?? [])
    const second = await call('vault.rescue', { person, passphrase })
    expect(Buffer.from(core.handout(second.ticket)?.bytes ?? []).equals(bytes)).toBe(true)
    const [kept = ''] = bundlesIn(laptop)
    expect(bundlesIn(laptop)).toHaveLength(1)
    expect(readFileSync(join(laptop, 'rescued', kept)).equals(bytes)).toBe(true)
    expect(bytes.includes('annotation')).toBe(false)
  })

  test('waits where the hub does not answer, and is not sent where it was handed over as a file meanwhile', async () => {
    const left = await leftOffline()
    const { place } = left
    let cut = true
    const asked: string[] = []
    const { ask: call, core } = await rescuedAndJoined(left, hub => {
      const transport = createTransport(hub)
      return async request => {
        if (!request.path.startsWith('/v1/rescues')) return transport(request)
        if (cut) throw new Refusal('hub_unreachable')
        asked.push(request.method)
        return transport(request)
      }
    })
    await expect.poll(async () => (await call('sync.status', {})).failure?.reason, { timeout: 20_000 }).toBe('hub_unreachable')
    const [one] = await call('rescues.read', {})
    expect(one).toMatchObject({ state: 'waiting', sentBytes: 0, here: true })
    const saved = await call('rescues.save', { rescue: one?.rescue ?? '' })
    const file = join(temporaryFolder(), saved.name)
    writeFileSync(file, Buffer.from(core.handout(saved.ticket)?.bytes ?? []))
    expect((await askCommand('rescue', file, '--data', join(place.folder, 'hub'))).exit).toBe(0)
    cut = false
    await call('sync.start', {})
    await expect.poll(async () => (await call('rescues.read', {})).map(({ state }) => state), { timeout: 20_000 }).toEqual(['received'])
    expect(asked).toEqual(['GET'])
    expect(await takenAt(place)).toHaveLength(1)
    expect(await decidedAt(place)).toBe(clips)
  })

  test('stays on the laptop while a backup without it could come back, and is sent again to a hub that one was made of', async () => {
    const left = await leftOffline()
    const { place, laptop } = left
    const copies = temporaryFolder()
    await place.hub.folder.command(z.unknown(), 'backup', '--to', copies)
    const { ask: call, core } = await rescuedAndJoined(left)
    await expect.poll(async () => (await call('rescues.read', {})).map(({ state, here }) => ({ state, here })), { timeout: 20_000 }).toEqual([{ state: 'received', here: true }])
    expect(bundlesIn(laptop)).toHaveLength(1)

    await core.close()
    await restore(place, copies)
    expect(await decidedAt(place)).toBe(0)
    expect(await takenAt(place)).toMatchObject([{ lost: 1 }])
    const back = await startWorkstation(laptop)
    const [person] = (await back.ask('session.read', {})).people
    await back.ask('session.unlock', { person: person?.person ?? '', passphrase })
    await expect.poll(() => takenAt(place), { timeout: 20_000 }).toMatchObject([{ lost: 0 }])
    expect(await decidedAt(place)).toBe(clips)

    await place.hub.folder.command(z.unknown(), 'backup', '--to', copies)
    await place.hub.folder.command(z.unknown(), 'backup', 'verify', copies)
    await back.core.close()
    const last = await startWorkstation(laptop)
    await last.ask('session.unlock', { person: person?.person ?? '', passphrase })
    await expect.poll(() => bundlesIn(laptop), { timeout: 20_000 }).toEqual([])
  })
})
