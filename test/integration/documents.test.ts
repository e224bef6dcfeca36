import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTransport } from '../../electron/core/hub/transport.ts'
import type { ConnectTo } from '../../electron/core/hub/connection.ts'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import { temporaryFolder } from '../support/folders.ts'
import type { TestHub } from '../support/running-hub.ts'
import { passphrase, runningHub, startWorkstation } from './workstation.ts'

const markdown = '# Home\n\nWrite what was said.\n'

async function hubWithDocuments(): Promise<TestHub> {
  const hub = await runningHub()
  const folder = temporaryFolder()
  const { manifest } = writeNoiseClips(join(folder, 'clips'), [1_000, 1_000])
  await hub.importFolder(join(folder, 'clips'), manifest)
  writeFileSync(join(folder, 'guidelines.md'), markdown)
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ entities: [{ label: 'artist_name', name: 'Taylor Swift' }] }))
  await hub.folder.command(z.unknown(), 'project', 'set', 'default', '--guidelines', join(folder, 'guidelines.md'), '--catalogue', join(folder, 'catalogue.json'))
  return hub
}

async function joinReviewer(hub: TestHub, connectTo: ConnectTo = createTransport) {
  const desk = await startWorkstation(temporaryFolder(), { connectTo })
  await desk.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson('r-101', 'reviewer')
  const { batch } = await hub.assign('r-101')
  await desk.ask('people.join', { invitation, passphrase })
  return { ...desk, batch }
}

/** Changes what the hub answers to the first request whose path begins like this. */
const spoilOnce = (path: string, spoil: (text: string) => string): ConnectTo => place => {
  const transport = createTransport(place)
  let spoilt = false
  return async exchange => {
    const answer = await transport(exchange)
    if (spoilt || !exchange.path.startsWith(path)) return answer
    spoilt = true
    const text = spoil(await answer.text())
    return { ...answer, text: async () => text }
  }
}

describe('guidelines and catalogue on their way to the laptop', () => {
  test('arrive with their batch and are read without the hub', async () => {
    const hub = await hubWithDocuments()
    const { ask, settled, batch } = await joinReviewer(hub)
    await settled(2)
    await hub.stop()
    expect(await ask('guidelines.read', { batch })).toEqual({ version: 1, markdown })
    expect((await ask('catalogue.read', { batch }))?.entities).toEqual([{ label: 'artist_name', name: 'Taylor Swift', aliases: [] }])
  })

  test('that were tampered with are refused by that name with their whole batch, which comes another time', async () => {
    const hub = await hubWithDocuments()
    const { ask, settled, batch } = await joinReviewer(hub, spoilOnce('/v1/documents/', text => text.replace('what was said', 'what you like')))
    await expect.poll(async () => (await ask('sync.status', {})).failure?.reason, { timeout: 20_000 }).toBe('document_tampered')
    expect(await ask('clips.list', {})).toEqual([])
    expect(await ask('guidelines.read', { batch })).toBeNull()
    await ask('sync.start', {})
    await settled(2)
    expect(await ask('guidelines.read', { batch })).toEqual({ version: 1, markdown })
  })
})
