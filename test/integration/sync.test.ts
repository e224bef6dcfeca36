import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createTransport, type Answer } from '../../electron/core/hub/transport.ts'
import type { ConnectTo } from '../../electron/core/hub/connection.ts'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reportOn } from '../support/reports.ts'
import type { TestHub } from '../support/running-hub.ts'
import { passphrase, runningHub, startWorkstation } from './workstation.ts'

const clipCount = 60

/** A way to the hub on which packs of clips trickle while `slow` says so. */
const slowly = (slow: () => boolean): ConnectTo => place => {
  const transport = createTransport(place)
  return async exchange => {
    const answer = await transport(exchange)
    if (!exchange.path.endsWith('/pack')) return answer
    const bytes = (async function* () {
      for await (const chunk of answer.bytes) {
        if (slow()) await sleep(20)
        yield chunk
      }
    })()
    return { ...answer, bytes }
  }
}

async function hubWithClips(count = clipCount): Promise<TestHub> {
  const hub = await runningHub()
  const folder = join(temporaryFolder(), 'clips')
  const { manifest } = writeNoiseClips(folder, Array.from({ length: count }, () => 1_000))
  await hub.importFolder(folder, manifest)
  return hub
}

async function joinReviewer(hub: TestHub, connectTo: ConnectTo = createTransport) {
  const desk = await startWorkstation(temporaryFolder(), { connectTo })
  await desk.ask('device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101')
  const { person } = await desk.ask('people.join', { invitation, passphrase })
  return { ...desk, person: person?.person ?? '' }
}

/** Lets a pack's bytes through a spoiler, everything else as it is. */
const spoilPack = (spoil: (chunk: Buffer, at: number) => Buffer | null): ConnectTo => place => {
  const transport = createTransport(place)
  return async exchange => {
    const answer = await transport(exchange)
    if (!exchange.path.endsWith('/pack')) return answer
    const bytes = (async function* (): AsyncGenerator<Uint8Array> {
      let at = 0
      for await (const chunk of answer.bytes) {
        const passed = spoil(Buffer.from(chunk), at)
        if (passed === null) throw new Error('the line was cut')
        at += chunk.length
        yield passed
      }
    })()
    return { ...answer, bytes } satisfies Answer
  }
}

describe('a batch on its way to the laptop', () => {
  test('arrives whole, verified, and can be worked on without the hub', async () => {
    const hub = await hubWithClips()
    const { ask, core, settled } = await joinReviewer(hub)
    await settled(clipCount)
    await hub.stop()
    await ask('shift.start', { zone: 'UTC' })
    for (const { clip } of await ask('clips.list', {})) {
      const { ticket } = await ask('clips.prepare', { clip })
      expect(Buffer.from(core.audio(ticket) ?? []).subarray(0, 4).toString()).toBe('RIFF')
    }
  })

  test('goes on where it stopped when the line is cut again and again', async () => {
    const hub = await hubWithClips()
    let cuts = 0
    const { settled, ask } = await joinReviewer(hub, spoilPack((chunk, at) => (at > 200_000 && ++cuts < 6 ? null : chunk)))
    await settled(clipCount)
    expect(cuts).toBeGreaterThanOrEqual(5)
    expect((await ask('sync.status', {})).failure).toBeNull()
  })

  test('that was tampered with is refused by that name and leaves nothing', async () => {
    const hub = await hubWithClips()
    const { ask } = await joinReviewer(hub, spoilPack((chunk, at) => {
      if (at > 100_000) chunk[7] = (chunk[7] ?? 0) ^ 1
      return chunk
    }))
    await expect.poll(async () => (await ask('sync.status', {})).failure?.reason, { timeout: 20_000 }).toBe('clip_tampered')
    expect(await ask('clips.list', {})).toEqual([])
  })

  test('that stays truncated is refused whole, and comes when it is asked for again', async () => {
    const hub = await hubWithClips()
    let whole = false
    let connections = 0
    const { ask, settled } = await joinReviewer(hub, spoilPack((chunk, at) => {
      if (at === 0) connections++
      return whole || (connections === 1 && at < 200_000) ? chunk : Buffer.alloc(0)
    }))
    await expect.poll(async () => (await ask('sync.status', {})).failure?.reason, { timeout: 20_000 }).toBe('clip_truncated')
    expect(await ask('clips.list', {})).toEqual([])
    const tried = connections
    await sleep(4_500)
    expect(connections).toBe(tried)
    whole = true
    await ask('sync.start', {})
    await settled(clipCount)
  })

  test('can be cancelled, keeping what is verified, and fetched another time', async () => {
    const hub = await hubWithClips(200)
    let slow = true
    const { ask, settled } = await joinReviewer(hub, slowly(() => slow))
    await expect.poll(async () => (await ask('sync.status', {})).progress?.clips ?? 0, { timeout: 20_000 }).toBeGreaterThan(5)
    await ask('sync.cancel', {})
    await expect.poll(async () => (await ask('sync.status', {})).phase).toBe('idle')
    const { clipsOnDevice, failure } = await ask('sync.status', {})
    expect(failure?.reason).toBe('sync_cancelled')
    expect(clipsOnDevice).toBeGreaterThan(5)
    expect(clipsOnDevice).toBeLessThan(200)
    slow = false
    // Longer than the quickest retry: whoever cancels is left alone until they ask.
    await sleep(4_500)
    expect((await ask('sync.status', {})).clipsOnDevice).toBe(clipsOnDevice)
    await ask('sync.start', {})
    await settled(200)
  })
})

describe('results on their way to the hub', () => {
  test('are overtaken by reports of harm, which do not wait for clips that are still on their way here', async () => {
    const hub = await hubWithClips(200)
    let slow = true
    const { ask, settled } = await joinReviewer(hub, slowly(() => slow))
    await expect.poll(async () => (await ask('sync.status', {})).progress?.clips ?? 0, { timeout: 20_000 }).toBeGreaterThan(5)
    await ask('escalations.file', reportOn(null, { category: 'misuse' }))
    await expect.poll(async () => (await ask('escalations.mine', {}))[0]?.receivedAt ?? null, { timeout: 3000, interval: 20 }).not.toBeNull()
    expect((await ask('sync.status', {})).progress?.clips).toBeLessThan(200)
    slow = false
    await settled(200)
  })

  test('wait while the hub is away, arrive once when it is back, and again never', async () => {
    const hub = await hubWithClips(4)
    const { ask, settled } = await joinReviewer(hub)
    await settled(4)
    await hub.stop()
    await ask('shift.start', { zone: 'UTC' })
    for (const { clip } of await ask('clips.list', {})) {
      const { annotation } = await ask('clips.open', { clip })
      await ask('annotations.submit', { clip, annotation: { ...annotation, wake: 'media' }, played: null })
    }
    await ask('sync.start', {})
    await expect.poll(async () => (await ask('sync.status', {})).online, { timeout: 20_000 }).toBe(false)
    expect((await ask('sync.status', {})).waiting).toBe(4)
    await hub.restart()
    await ask('sync.start', {})
    await expect.poll(async () => (await ask('sync.status', {})).waiting, { timeout: 20_000 }).toBe(0)
    expect(await hub.exportLines()).toHaveLength(4)
    await ask('sync.start', {})
    await expect.poll(async () => (await ask('sync.status', {})).phase).toBe('idle')
    expect((await hub.exportLines()).map(line => line['revisions'])).toEqual([1, 1, 1, 1])
    expect((await ask('sync.status', {})).parked).toBe(0)
  })
})
