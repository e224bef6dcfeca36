import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { CoreEvent } from '../../shared/contract/events.ts'
import { codeAt } from '../support/factor.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { passphrase, runningHub, startWorkstation } from './workstation.ts'

const Added = z.looseObject({ invitation: z.string(), factor: z.string() })

/** A safety lead at an open vault whose hub waits for a code. */
async function leadAtWork() {
  const hub = await runningHub()
  const events: CoreEvent['name'][] = []
  const dataDir = temporaryFolder()
  const station = await startWorkstation(dataDir, { emit: ({ name }) => events.push(name) })
  await station.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const { invitation, factor } = await hub.folder.command(Added, 'people', 'add', 'l-301', '--role', 'safety', '--address', hub.address)
  await station.ask('people.join', { invitation, passphrase })
  await expect.poll(async () => (await station.ask('session.read', {})).factorNeeded, { timeout: 10_000 }).toBe(true)
  return { hub, events, factor, ...station }
}

describe('a second factor at the workstation', () => {
  test('is asked for once the hub asks, and its code opens the line', async () => {
    const { ask, factor, events } = await leadAtWork()
    expect(await reasonOf(() => ask('escalations.inbox', {}))).toBe('second_factor_needed')
    expect((await ask('sync.status', {})).failure).toMatchObject({ reason: 'second_factor_needed', code: 'forbidden' })
    await expect.poll(() => events).toContain('session.changed')

    expect(await reasonOf(() => ask('session.factor', { code: codeAt(factor, Date.now() + 3_600_000) }))).toBe('second_factor_wrong')
    expect(await ask('session.read', {})).toMatchObject({ stage: 'open', factorNeeded: true })
    events.length = 0
    await ask('session.factor', { code: codeAt(factor, Date.now()) })
    expect(await ask('session.read', {})).toMatchObject({ factorNeeded: false })
    await expect.poll(() => events).toEqual(expect.arrayContaining(['session.changed', 'escalations.changed']))
    expect(await ask('escalations.inbox', {})).toEqual([])
    await expect.poll(async () => (await ask('sync.status', {})).failure, { timeout: 10_000 }).toBeNull()
  })

  test('stands when somebody locks and unlocks', async () => {
    const { ask, factor } = await leadAtWork()
    await ask('session.factor', { code: codeAt(factor, Date.now()) })
    const { people } = await ask('session.lock', {})
    await ask('session.unlock', { person: people[0]?.person ?? '', passphrase })
    expect(await ask('escalations.inbox', {})).toEqual([])
    expect(await ask('session.read', {})).toMatchObject({ factorNeeded: false })
  })

  test('sends nothing that is no code', async () => {
    const { ask } = await leadAtWork()
    for (const code of ['12345', '1234567', 'abcdef', '123 456', '']) expect(await reasonOf(() => ask('session.factor', { code }))).toBe('input_invalid')
  })

  test('waits with everything else while the hub is away', async () => {
    const { ask, factor, hub } = await leadAtWork()
    await hub.stop()
    expect(await reasonOf(() => ask('session.factor', { code: codeAt(factor, Date.now()) }))).toBe('hub_unreachable')
    await hub.restart()
    await sleep(50)
    await ask('session.factor', { code: codeAt(factor, Date.now()) })
    expect(await ask('escalations.inbox', {})).toEqual([])
  })
})
