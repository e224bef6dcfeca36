import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { personFolder } from '../../electron/core/session/joining.ts'
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
