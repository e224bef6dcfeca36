import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { hubFolder } from '../../build/sample/hub.ts'
import { closeHub, openHub } from '../../hub/hub.ts'
import { createServer } from '../../hub/server/server.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { passphrase, startWorkstation } from './workstation.ts'

const Invited = z.looseObject({ invitation: z.string() })

/** A hub that speaks TLS on loopback, reached by an address that a workstation does not take for loopback. */
async function hubBehindTls(port = 0) {
  const folder = join(temporaryFolder(), 'hub')
  const commands = hubFolder(folder)
  await commands.command(z.unknown(), 'init')
  const hub = await openHub(folder)
  const server = await createServer(hub, { tls: true, log: pino({ level: 'silent' }) })
  const address = new URL(await server.listen({ host: '127.0.0.1', port }))
  const close = async () => {
    await server.close()
    await closeHub(hub)
  }
  onTestFinished(close)
  return {
    close,
    port: Number(address.port),
    invite: async (...args: string[]) =>
      (await commands.command(Invited, ...args, '--address', `[::ffff:127.0.0.1]:${address.port}`)).invitation,
  }
}

describe('a hub across the network', () => {
  test('is spoken to by TLS with the certificate that its signed hello vouches for', async () => {
    const hub = await hubBehindTls()
    const { ask, settled } = await startWorkstation()
    expect((await ask('device.enrol', { invitation: await hub.invite('enrol') })).stage).toBe('enrolled')
    await ask('people.join', { invitation: await hub.invite('people', 'add', 'r-101', '--role', 'reviewer'), passphrase })
    await settled(0)
    expect(await ask('sync.status', {})).toMatchObject({ online: true, failure: null })
  })

  test('is not mistaken for another one that took its place', async () => {
    const hub = await hubBehindTls()
    const { ask, settled } = await startWorkstation()
    await ask('device.enrol', { invitation: await hub.invite('enrol') })
    const person = await hub.invite('people', 'add', 'r-101', '--role', 'reviewer')
    await ask('people.join', { invitation: person, passphrase })
    await settled(0)
    await hub.close()
    const impostor = await hubBehindTls(hub.port)
    await ask('sync.start', {})
    await expect.poll(async () => (await ask('sync.status', {})).failure?.reason, { timeout: 10_000 }).toBe('hub_not_trusted')
    const fresh = await startWorkstation()
    const stolen = (await impostor.invite('enrol')).replace(/device\/[^/]+/, `device/${'A'.repeat(43)}`)
    expect(await reasonOf(() => fresh.ask('device.enrol', { invitation: stolen }))).toBe('hub_not_trusted')
  })
})
