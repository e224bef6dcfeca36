import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseInvitation, formatInvitation } from '../../shared/hub-api/access.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { passphrase, runningHub, startWorkstation } from './workstation.ts'

/** The same invitation with one part changed. */
const changed = (text: string, change: Partial<NonNullable<ReturnType<typeof parseInvitation>>>): string => {
  const invitation = parseInvitation(text)
  if (invitation === null) throw new Error('not an invitation')
  return formatInvitation({ ...invitation, ...change })
}

describe('bringing a laptop to its hub', () => {
  test('needs an invitation that is whole, of the right kind, true, and unused', async () => {
    const hub = await runningHub()
    const { ask } = await startWorkstation()
    const enrol = (invitation: string) => reasonOf(() => ask('device.enrol', { invitation }))
    const device = await hub.inviteDevice()
    const person = await hub.addPerson('r-101', 'reviewer')
    const code = parseInvitation(device)?.code ?? { id: '', secret: '' }

    expect(await enrol('earshot://somewhere')).toBe('invitation_malformed')
    expect(await enrol(person)).toBe('invitation_wrong_kind')
    expect(await enrol(changed(device, { code: { ...code, id: code.id === '000000' ? '111111' : '000000' } }))).toBe('invitation_refused')
    expect(await enrol(changed(device, { code: { ...code, secret: '0'.repeat(12) } }))).toBe('invitation_refused')
    expect(await enrol(changed(device, { fingerprint: 'A'.repeat(43) }))).toBe('hub_not_trusted')
    expect((await ask('session.read', {})).stage).toBe('new')

    expect((await ask('device.enrol', { invitation: ` ${device}\n` })).stage).toBe('enrolled')
    expect(await enrol(device)).toBe('device_already_enrolled')
    const second = await startWorkstation()
    expect(await reasonOf(() => second.ask('device.enrol', { invitation: device }))).toBe('invitation_used')
  })

  test('ends after ten wrong guesses at one invitation', async () => {
    const hub = await runningHub()
    const { ask } = await startWorkstation()
    const device = await hub.inviteDevice()
    const code = parseInvitation(device)?.code ?? { id: '', secret: '' }
    const reasons: (string | null)[] = []
    for (let guess = 0; guess < 11; guess++) {
      const secret = String(guess % 10).repeat(12)
      reasons.push(await reasonOf(() => ask('device.enrol', { invitation: changed(device, { code: { ...code, secret } }) })))
    }
    expect(reasons.slice(0, 9)).toEqual(Array(9).fill('invitation_refused'))
    expect(await reasonOf(() => ask('device.enrol', { invitation: device }))).toBe('invitation_exhausted')
  })

  test('says when the hub is down, and works once it is up', async () => {
    const hub = await runningHub()
    const { ask } = await startWorkstation()
    const invitation = await hub.inviteDevice()
    await hub.stop()
    expect(await reasonOf(() => ask('device.enrol', { invitation }))).toBe('hub_unreachable')
    await hub.restart()
    expect((await ask('device.enrol', { invitation })).stage).toBe('enrolled')
  })

  test('comes through when the answer was lost the first time', async () => {
    const hub = await runningHub()
    let lost = false
    const { ask } = await startWorkstation(temporaryFolder(), {
      connectTo: place => async exchange => {
        const answer = await createTransport(place)(exchange)
        if (lost || !exchange.path.endsWith('/devices')) return answer
        lost = true
        throw new Refusal('hub_unreachable')
      },
    })
    const invitation = await hub.inviteDevice()
    expect(await reasonOf(() => ask('device.enrol', { invitation }))).toBe('hub_unreachable')
    expect((await ask('device.enrol', { invitation })).stage).toBe('enrolled')
    expect(await hub.status()).toMatchObject({ devices: 1 })
  })

  test('is refused for a sample hub', async () => {
    const hub = await runningHub('--sample')
    const { ask } = await startWorkstation()
    const invitation = await hub.inviteDevice()
    expect(await reasonOf(() => ask('device.enrol', { invitation }))).toBe('hub_is_sample')
    expect((await ask('session.read', {})).stage).toBe('new')
    expect(await hub.status()).toMatchObject({ devices: 0 })
  })
})

describe('joining', () => {
  test('makes a vault that only the passphrase opens, and leaves nothing when it is refused', async () => {
    const hub = await runningHub()
    const { ask, dataDir } = await startWorkstation()
    await ask('device.enrol', { invitation: await hub.inviteDevice() })
    const invitation = await hub.addPerson('r-101', 'reviewer')
    const people = join(dataDir, 'people')

    expect(await reasonOf(() => ask('people.join', { invitation, passphrase: 'short' }))).toBe('passphrase_short')
    const wrong = changed(invitation, { code: { id: '000000', secret: '0'.repeat(12) } })
    expect(await reasonOf(() => ask('people.join', { invitation: wrong, passphrase }))).toBe('invitation_refused')
    expect(existsSync(people) ? readdirSync(people) : []).toEqual([])

    const { person } = await ask('people.join', { invitation, passphrase })
    expect(person).toMatchObject({ code: 'r-101', role: 'reviewer' })
    expect(readdirSync(people)).toEqual([person?.person])
    expect(await reasonOf(() => ask('people.join', { invitation, passphrase }))).toBe('invitation_used')

    await ask('session.lock', {})
    const unlock = (guess: string) => ask('session.unlock', { person: person?.person ?? '', passphrase: guess })
    expect(await reasonOf(() => unlock('four words somebody guesses'))).toBe('passphrase_wrong')
    expect((await unlock(passphrase)).stage).toBe('open')
  })

  test('again on the same laptop is refused, and the vault that is there goes on working with the hub', async () => {
    const hub = await runningHub()
    const { ask, dataDir } = await startWorkstation()
    await ask('device.enrol', { invitation: await hub.inviteDevice() })
    const { person } = await ask('people.join', { invitation: await hub.addPerson('r-101', 'reviewer'), passphrase })
    await ask('session.lock', {})
    const again = await hub.invitePerson('r-101')
    expect(await reasonOf(() => ask('people.join', { invitation: again, passphrase: 'four other words nobody guesses' }))).toBe('person_here')
    expect(readdirSync(join(dataDir, 'people'))).toEqual([person?.person])

    await ask('session.unlock', { person: person?.person ?? '', passphrase })
    await expect.poll(async () => (await ask('sync.status', {})).lastSyncAt, { timeout: 20_000 }).not.toBeNull()
    expect((await ask('sync.status', {})).failure).toBeNull()

    const elsewhere = await startWorkstation()
    await elsewhere.ask('device.enrol', { invitation: await hub.inviteDevice() })
    expect((await elsewhere.ask('people.join', { invitation: again, passphrase })).stage).toBe('open')
  })

  test('takes the place of a vault that was lost, and of an attempt that a crash cut short', async () => {
    const hub = await runningHub()
    const first = await startWorkstation()
    await first.ask('device.enrol', { invitation: await hub.inviteDevice() })
    const { person } = await first.ask('people.join', { invitation: await hub.addPerson('r-101', 'reviewer'), passphrase })
    await first.core.close()
    const people = join(first.dataDir, 'people')
    rmSync(join(people, person?.person ?? ''), { recursive: true })
    mkdirSync(join(people, 'joining-abcdefgh'))

    const { ask } = await startWorkstation(first.dataDir)
    const invitation = await hub.invitePerson('r-101')
    expect((await ask('people.join', { invitation, passphrase })).stage).toBe('open')
    expect(readdirSync(people)).toEqual([person?.person])
    await expect.poll(async () => (await ask('sync.status', {})).lastSyncAt, { timeout: 20_000 }).not.toBeNull()
  })

  test('locks when the screen is locked or the machine goes to sleep', async () => {
    const hub = await runningHub()
    const { ask, core } = await startWorkstation()
    await ask('device.enrol', { invitation: await hub.inviteDevice() })
    const { person } = await ask('people.join', { invitation: await hub.addPerson('r-101', 'reviewer'), passphrase })
    for (const notice of ['screen-locked', 'suspend'] as const) {
      core.notice(notice)
      await expect.poll(async () => (await ask('session.read', {})).stage).toBe('locked')
      await ask('session.unlock', { person: person?.person ?? '', passphrase })
    }
  })

  test('is slowed down by wrong passphrases, also over a restart', async () => {
    const hub = await runningHub()
    const first = await startWorkstation()
    await first.ask('device.enrol', { invitation: await hub.inviteDevice() })
    const { person } = await first.ask('people.join', { invitation: await hub.addPerson('r-101', 'reviewer'), passphrase })
    const guess = { person: person?.person ?? '', passphrase: 'four words somebody guesses' }
    await first.ask('session.lock', {})
    for (let failures = 1; failures <= 3; failures++) {
      expect(await first.core.call('session.unlock', guess)).toMatchObject({ failure: { reason: 'passphrase_wrong', facts: { failures } } })
    }
    expect(await reasonOf(() => first.ask('session.unlock', { ...guess, passphrase }))).toBe('unlock_delayed')
    await first.core.close()
    const again = await startWorkstation(first.dataDir)
    const reply = await again.core.call('session.unlock', { ...guess, passphrase })
    expect(reply).toMatchObject({ failure: { reason: 'unlock_delayed' } })
  })
})

describe('a second start on the same folder', () => {
  test('says that the folder is in use, whatever is asked', async () => {
    const { dataDir } = await startWorkstation()
    const second = await startWorkstation(dataDir)
    expect(await reasonOf(() => second.ask('session.read', {}))).toBe('data_in_use')
  })
})
