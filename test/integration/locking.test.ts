import { describe, expect, test, vi } from 'vitest'
import type { CoreEventName } from '../../shared/contract/events.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { hubWithClips, joinHub, until } from './colleagues.ts'
import { passphrase, runningHub, startWorkstation } from './workstation.ts'

// Each stretches several passphrases, which is meant to take its time.
vi.setConfig({ testTimeout: 120_000 })

const other = 'four other words nobody guesses'

async function alone() {
  const hub = await runningHub()
  const events: CoreEventName[] = []
  const station = await startWorkstation(temporaryFolder(), { emit: ({ name }) => events.push(name) })
  await station.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const { person } = await station.ask('people.join', { invitation: await hub.addPerson('r-101', 'reviewer'), passphrase })
  return { hub, events, ...station, person: person?.person ?? '' }
}

describe('a lock', () => {
  test('tells the page first, which may hand over what it holds, and comes whether it does or not', async () => {
    const { core, ask, events } = await alone()
    core.notice('screen-locked')
    await expect.poll(() => events).toContain('session.locking')
    expect((await ask('settings.write', { speed: 1.5 })).speed).toBe(1.5)
    await expect.poll(async () => (await ask('session.read', {})).stage).toBe('locked')
    core.notice('lock-asked')
    expect((await ask('session.read', {})).stage).toBe('locked')
  })

  test('lets go of every prepared sound, and of its ticket', async () => {
    const { hub } = await hubWithClips(1)
    const { enter, ask, core, settled } = await joinHub(hub, 'r-101', 'reviewer')
    await enter()
    await hub.assign('r-101')
    await ask('sync.start', {})
    await settled(1)
    await ask('shift.start', { zone: 'UTC' })
    const { clip } = await ask('clips.current', {})
    const { ticket } = await ask('clips.prepare', { clip: clip ?? '' })
    core.notice('suspend')
    await expect.poll(async () => (await ask('session.read', {})).stage).toBe('locked')
    expect(core.audio(ticket)).toBeNull()
    expect(await reasonOf(() => ask('clips.prepare', { clip: clip ?? '' }))).toBe('vault_locked')
  })
})

describe('the passphrase', () => {
  test('is changed by whoever knows the one before, which then opens nothing', async () => {
    const { ask, person, core, dataDir } = await alone()
    expect(await reasonOf(() => ask('session.changePassphrase', { passphrase: 'not the one', next: other }))).toBe('passphrase_wrong')
    expect(await reasonOf(() => ask('session.changePassphrase', { passphrase, next: 'short' }))).toBe('passphrase_short')
    await ask('session.changePassphrase', { passphrase, next: other })
    await core.close()
    const again = await startWorkstation(dataDir)
    expect(await reasonOf(() => again.ask('session.unlock', { person, passphrase }))).toBe('passphrase_wrong')
    expect((await again.ask('session.unlock', { person, passphrase: other })).stage).toBe('open')
  })

  test('cannot be guessed at from an unlocked screen any faster than from a locked one', async () => {
    const { ask, person } = await alone()
    for (let failures = 1; failures <= 3; failures++) {
      expect(await reasonOf(() => ask('session.changePassphrase', { passphrase: `guess number ${failures}`, next: other }))).toBe('passphrase_wrong')
    }
    expect(await reasonOf(() => ask('session.changePassphrase', { passphrase, next: other }))).toBe('unlock_delayed')
    await ask('session.lock', {})
    expect(await reasonOf(() => ask('session.unlock', { person, passphrase }))).toBe('unlock_delayed')
  })
})

describe('several people on one laptop', () => {
  test('have a vault each, of which the others see nothing, and wait for their own wrong guesses alone', async () => {
    const { hub } = await hubWithClips(2)
    const station = await joinHub(hub, 'r-101', 'reviewer')
    const { ask } = station
    const one = (await station.enter()).person?.person ?? ''
    await hub.assign('r-101', '--count', '1')
    await ask('sync.start', {})
    await station.settled(1)
    await ask('settings.write', { speed: 2 })
    const mine = (await ask('clips.list', {})).map(({ clip }) => clip)
    await ask('session.lock', {})
    const two = (await ask('people.join', { invitation: await hub.addPerson('r-102', 'reviewer'), passphrase: other })).person?.person ?? ''
    await hub.assign('r-102', '--count', '1')
    await until(station, async () => (await ask('clips.list', {})).length > 0)
    expect((await ask('clips.list', {})).map(({ clip }) => clip)).not.toEqual(mine)
    await ask('shift.start', { zone: 'UTC' })
    expect(await reasonOf(() => ask('clips.open', { clip: mine[0] ?? '' }))).toBe('clip_unknown')
    expect((await ask('settings.read', {})).speed).toBe(1)
    await ask('session.lock', {})

    expect((await ask('session.read', {})).people.map(({ code }) => code)).toEqual(['r-101', 'r-102'])
    expect(await reasonOf(() => ask('session.unlock', { person: one, passphrase: other }))).toBe('passphrase_wrong')
    for (let guesses = 2; guesses <= 3; guesses++) await reasonOf(() => ask('session.unlock', { person: one, passphrase: other }))
    expect(await reasonOf(() => ask('session.unlock', { person: one, passphrase }))).toBe('unlock_delayed')
    expect((await ask('session.unlock', { person: two, passphrase: other })).person?.person).toBe(two)
  })
})
