import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { askCommand } from '../support/command-line.ts'
import { codeAt } from '../support/factor.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { hubWithClips, joinHub } from './colleagues.ts'
import { passphrase, startWorkstation } from './workstation.ts'

// Each stretches several passphrases, which is meant to take its time.
vi.setConfig({ testTimeout: 120_000 })

const forgotten = 'four words nobody recalls'
const fresh = 'four words somebody keeps'

/** A hub, its recovery key on paper, and a reviewer with one decided clip who has locked their laptop. */
async function forgetful() {
  const { hub, folder, inside } = await hubWithClips(1)
  const data = join(folder, 'hub')
  const station = await joinHub(hub, 'r-101', 'reviewer')
  const { person } = await station.enter()
  const id = person?.person ?? ''
  await hub.assign('r-101')
  await station.ask('session.changePassphrase', { passphrase, next: forgotten })
  await station.ask('settings.write', { speed: 1.5 })
  await station.ask('session.lock', {})
  /** Somebody who may agree, by the code of their app; codes count once, so each is used here first. */
  const agreeing = async (code: string, role: string) => {
    const { value } = await askCommand('people', 'add', code, '--role', role, '--data', data)
    return (shown: string) => askCommand('recovery', 'approve', shown, '--by', code, '--totp', codeAt(String(value['factor']), Date.now()), '--data', data)
  }
  const paper = join(temporaryFolder(), 'recovery-key.txt')
  return { hub, data, inside, station, id, paper, agreeing }
}

describe('a forgotten passphrase', () => {
  test('is replaced with the help of device, hub and two people, over the same vault, and both sides log it', async () => {
    const { hub, data, inside, station, id, paper, agreeing } = await forgetful()
    const { ask } = station
    expect(await reasonOf(() => ask('recovery.read', { person: id }))).toBe('recovery_unasked')
    const { code } = await ask('recovery.ask', { person: id })
    expect(await reasonOf(() => ask('recovery.finish', { person: id, passphrase: fresh }))).toBe('recovery_waiting')

    const [lead, officer] = [await agreeing('l-301', 'safety'), await agreeing('p-401', 'privacy')]
    expect((await lead(code)).exit).toBe(0)
    expect(await ask('recovery.read', { person: id })).toMatchObject({ code, state: 'waiting', agreed: 1 })
    expect((await officer(code)).exit).toBe(0)
    writeFileSync(paper, `${hub.recoveryKey}\n`)
    expect((await askCommand('recovery', 'release', code, '--key-file', paper, '--data', data)).exit).toBe(0)

    expect(await ask('recovery.read', { person: id })).toMatchObject({ state: 'ready', agreed: 2 })
    expect(await reasonOf(() => ask('recovery.finish', { person: id, passphrase: 'short' }))).toBe('passphrase_short')
    expect((await ask('recovery.finish', { person: id, passphrase: fresh })).stage).toBe('open')
    expect((await ask('settings.read', {})).speed).toBe(1.5)

    await ask('session.lock', {})
    expect(await reasonOf(() => ask('session.unlock', { person: id, passphrase: forgotten }))).toBe('passphrase_wrong')
    expect((await ask('session.unlock', { person: id, passphrase: fresh })).stage).toBe('open')
    await ask('sync.start', {})
    await expect.poll(() => inside(async ({ store }) => {
      const events = await store.selectFrom('events').select('type').where('type', 'in', ['access.recovered', 'access.passphrase_changed']).orderBy('seq').execute()
      return events.map(({ type }) => type)
    }), { timeout: 20_000 }).toEqual(['access.passphrase_changed', 'access.recovered'])
    expect((await askCommand('recovery', 'list', '--data', data)).value).toMatchObject({ recoveries: [{ code, person: 'r-101', state: 'used', agreed: ['l-301', 'p-401'] }] })
    expect(await reasonOf(() => ask('recovery.finish', { person: id, passphrase: fresh }))).toBe('recovery_unasked')
  })

  test('waits for the hub without a network, and goes on after a restart where it was', async () => {
    const { hub, station, id } = await forgetful()
    await hub.stop()
    expect(await reasonOf(() => station.ask('recovery.ask', { person: id }))).toBe('hub_unreachable')
    await hub.restart()
    const { code } = await station.ask('recovery.ask', { person: id })
    await station.core.close()
    const again = await startWorkstation(station.dataDir)
    expect(await again.ask('recovery.read', { person: id })).toMatchObject({ code, state: 'waiting', agreed: 0 })
    expect((await again.ask('session.unlock', { person: id, passphrase: forgotten })).stage).toBe('open')
  })
})

describe('a laptop that is retired', () => {
  const retired = (data: string, device: string, ...more: string[]) => askCommand('devices', 'retire', device, '--reason', 'goes out of use', ...more, '--data', data)
  const onlyDevice = async (data: string) => ((await askCommand('devices', 'list', '--data', data)).value['devices'] as { device: string; destroyedAt: number | null }[])[0]

  test('sends what is unsent first, then destroys vaults, keys and itself, says so to the hub and on the screen', async () => {
    const { hub, folder, inside } = await hubWithClips(2)
    const data = join(folder, 'hub')
    const station = await joinHub(hub, 'r-101', 'reviewer')
    await station.enter()
    await hub.assign('r-101')
    await station.ask('sync.start', {})
    await station.settled(2)
    await hub.stop()
    await station.ask('shift.start', { zone: 'UTC' })
    const { clip } = await station.ask('clips.current', {})
    await station.ask('clips.skip', { clip: clip ?? '', cause: 'no_sound', played: null })
    await hub.restart()
    const { device } = (await onlyDevice(data)) ?? { device: '' }
    expect((await retired(data, device)).exit).toBe(0)
    await station.ask('sync.start', {})
    await expect.poll(async () => (await station.ask('session.read', {})).retirement, { timeout: 30_000 }).toEqual({ state: 'done', owed: [] })
    expect(await station.ask('session.read', {})).toMatchObject({ stage: 'new', people: [], hubAddress: null })
    expect(existsSync(join(station.dataDir, 'people')) ? readdirSync(join(station.dataDir, 'people')) : []).toEqual([])
    expect(await inside(async ({ store }) => (await store.selectFrom('decisions').select(['clip', 'kind']).execute()))).toEqual([{ clip, kind: 'skip' }])
    expect((await onlyDevice(data))?.destroyedAt).not.toBeNull()

    await station.core.close()
    const again = await startWorkstation(station.dataDir)
    expect(await again.ask('session.read', {})).toMatchObject({ stage: 'new', retirement: { state: 'done' } })
    expect((await again.ask('device.enrol', { invitation: await hub.inviteDevice() })).retirement).toBeNull()
    expect((await askCommand('devices', 'list', '--data', data)).value['devices']).toHaveLength(2)
  })

  test('waits for whoever has work unsent in a locked vault, lets them unlock for that alone, and nobody else', async () => {
    const { hub, folder } = await hubWithClips(1)
    const data = join(folder, 'hub')
    const station = await joinHub(hub, 'r-101', 'reviewer')
    const first = (await station.enter()).person?.person ?? ''
    await hub.assign('r-101')
    await station.ask('sync.start', {})
    await station.settled(1)
    await station.ask('session.lock', {})
    const second = (await station.ask('people.join', { invitation: await hub.addPerson('r-102', 'reviewer'), passphrase })).person?.person ?? ''
    await station.ask('session.lock', {})
    await hub.stop()
    await station.ask('session.unlock', { person: first, passphrase })
    await station.ask('shift.start', { zone: 'UTC' })
    const { clip } = await station.ask('clips.current', {})
    await station.ask('clips.skip', { clip: clip ?? '', cause: 'no_sound', played: null })
    await station.core.close()
    await hub.restart()
    const { device } = (await onlyDevice(data)) ?? { device: '' }
    await retired(data, device)

    const again = await startWorkstation(station.dataDir)
    await expect.poll(async () => (await again.ask('session.read', {})).retirement, { timeout: 20_000 }).toEqual({ state: 'ordered', owed: ['r-101'] })
    expect(await reasonOf(() => again.ask('session.unlock', { person: second, passphrase }))).toBe('device_retired')
    expect((await again.ask('session.unlock', { person: first, passphrase })).stage).toBe('open')
    await expect.poll(async () => (await again.ask('session.read', {})).retirement?.state, { timeout: 30_000 }).toBe('done')
    expect((await onlyDevice(data))?.destroyedAt).not.toBeNull()
  })

  test('waits for nobody where it was stolen', async () => {
    const { hub, folder } = await hubWithClips(1)
    const data = join(folder, 'hub')
    const station = await joinHub(hub, 'r-101', 'reviewer')
    await station.enter()
    await station.core.close()
    const { device } = (await onlyDevice(data)) ?? { device: '' }
    await retired(data, device, '--at-once')
    const again = await startWorkstation(station.dataDir)
    await expect.poll(async () => (await again.ask('session.read', {})).retirement?.state, { timeout: 20_000 }).toBe('done')
    expect(readdirSync(join(station.dataDir, 'people'))).toEqual([])
  })
})
