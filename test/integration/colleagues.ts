import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { closeHub, openHub, type Hub } from '../../hub/hub.ts'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { overlapBatch } from '../support/overlap.ts'
import type { TestHub } from '../support/running-hub.ts'
import { startHub } from './hub.ts'
import { passphrase, startWorkstation } from './workstation.ts'

// Several people at one real hub.

export const clipCount = 3

export type HubWithClips = {
  hub: TestHub
  folder: string
  /** Opens the hub's folder beside the process that serves it. */
  inside<T>(use: (hub: Hub) => Promise<T>): Promise<T>
  /** Gives everything of a batch to a second person as well. */
  share(batch: string, code: string): Promise<void>
}

/** A hub with so many clips of 4 s; a long proof needs more of them than work does. */
export async function hubWithClips(count = clipCount): Promise<HubWithClips> {
  const folder = temporaryFolder()
  const hub = await startHub(folder)
  onTestFinished(() => hub.stop())
  const clips = join(temporaryFolder(), 'clips')
  await hub.importFolder(clips, writeNoiseClips(clips, Array.from({ length: count }, () => 4_000)).manifest)
  const inside: HubWithClips['inside'] = async use => {
    const opened = await openHub(join(folder, 'hub'))
    try {
      return await use(opened)
    } finally {
      await closeHub(opened)
    }
  }
  return {
    hub, folder, inside,
    share: (batch, code) => inside(async ({ store }) => {
      await overlapBatch(store, batch, await personAt(store, code), Date.now())
    }),
  }
}

export const personAt = async (store: Hub['store'], code: string): Promise<string> =>
  (await store.selectFrom('people').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

export async function joinHub(hub: TestHub, code: string, role: string) {
  const desk = await startWorkstation()
  await desk.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson(code, role)
  return { ...desk, enter: () => desk.ask('people.join', { invitation, passphrase }) }
}

export type Desk = Awaited<ReturnType<typeof startWorkstation>>

/** Syncs until something is so. */
export const until = ({ ask }: Desk, so: () => Promise<boolean>) =>
  expect.poll(async () => {
    await ask('sync.start', {})
    return so()
  }, { timeout: 20_000, interval: 300 }).toBe(true)
