import { describe, expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { createArrivals } from '../../../electron/core/sync/arrivals.ts'
import { download, type Progress } from '../../../electron/core/sync/download.ts'
import { makeClip, makeManifest } from '../../support/clips.ts'
import { packConnection } from '../../support/hub-stand-in.ts'
import { reasonOf } from '../../support/refusals.ts'
import { openWorkplace } from '../../support/in-test.ts'

async function make(count = 5) {
  const { vault, device, ask } = await openWorkplace([])
  const clips = Array.from({ length: count }, (_, i) => makeClip(`clip ${i}`, 400))
  const person = vault.person
  const manifest = makeManifest(clips, { hub: device.hub()?.id ?? '', device: device.hub()?.device ?? '', person }, device.time.now())
  const lease = {
    manifest, payload: Buffer.from('{}'), signature: '', keys: new Map(clips.map(({ row, key }) => [row.clip, key])),
  }
  const arrivals = createArrivals({ db: vault.db, stream: vault.stream, device, random: randomBytes, person, now: device.time.now })
  arrivals.open(lease)
  const progress: Progress[] = []
  const run = (deliver: Parameters<typeof packConnection>[0], signal = new AbortController().signal) => {
    const { hub, offsets } = packConnection(deliver)
    return { offsets, done: download({ lease, hub, arrivals, signal, onProgress: step => progress.push(step) }) }
  }
  const pack = Buffer.concat(clips.map(({ ciphertext }) => ciphertext))
  const here = () => vault.db.prepare('SELECT count(*) FROM clip_audio').pluck().get()
  return { vault, device, ask, lease, manifest, arrivals, run, pack, here, progress, size: clips[0]?.ciphertext.length ?? 0 }
}

const chunks = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))

describe('fetching a batch', () => {
  test('keeps every clip, however the pack is cut into chunks', async () => {
    for (const chunk of [1_000, 13_001, 1_000_000]) {
      const { run, pack, here, vault, progress } = await make()
      await run(from => chunks(pack.subarray(from), chunk)).done
      expect(here()).toBe(5)
      expect(progress.at(-1)).toEqual({ clips: 5, clipsTotal: 5, bytes: pack.length, bytesTotal: pack.length })
      expect(vault.stream.unsent(99).at(-1)?.payload).toMatchObject({ clips: 5 })
    }
  })

  test('takes a cut connection up where the last whole clip ended', async () => {
    const { run, pack, here, size } = await make()
    const { offsets, done } = run((from, connection) =>
      connection < 3 ? chunks(pack.subarray(from, from + Math.round(size * 1.5)), 5_000) : chunks(pack.subarray(from), 5_000),
    )
    await done
    expect(offsets).toEqual([0, size, 2 * size])
    expect(here()).toBe(5)
  })

  test('passes over what was taken back: no word and no key of it came, and zeroes stand in its place', async () => {
    const { run, pack, here, arrivals, lease, manifest, vault, size } = await make()
    const gone = manifest.clips[2]?.clip ?? ''
    arrivals.refuse(manifest.batch)
    const clips = manifest.clips.map(clip => (clip.clip === gone ? { ...clip, hypothesis: '' } : clip))
    arrivals.open({ ...lease, manifest: { ...manifest, clips }, keys: new Map([...lease.keys, [gone, Buffer.alloc(32)]]), withheld: new Set([gone]) })
    const given = Buffer.concat([pack.subarray(0, 2 * size), Buffer.alloc(size), pack.subarray(3 * size)])
    await run(from => chunks(given.subarray(from), 5_000)).done
    expect(here()).toBe(4)
    expect(vault.db.prepare('SELECT id FROM clip WHERE arrived = 0').pluck().all()).toEqual([gone])
    expect(vault.db.prepare('SELECT state, hypothesis FROM clip WHERE id = ?').get(gone)).toEqual({ state: 'shredded', hypothesis: '' })
    expect(arrivals.missing(manifest.batch)).toEqual([])
  })

  test('gives up on a pack that stays too short, keeping what is whole', async () => {
    const { run, pack, here, size } = await make()
    expect(await reasonOf(() => run(from => chunks(pack.subarray(from, 2 * size + 10), 5_000)).done)).toBe('clip_truncated')
    expect(here()).toBe(2)
  })

  test('stops when asked, and goes on another time', async () => {
    const { run, pack, here, size } = await make()
    const abort = new AbortController()
    const cancelled = run(function* (from) {
      yield pack.subarray(from, from + 2 * size + 7)
      abort.abort()
      yield pack.subarray(from + 2 * size + 7)
    }, abort.signal)
    expect(await reasonOf(() => cancelled.done)).toBe('sync_cancelled')
    expect(here()).toBe(2)
    const { offsets, done } = run(from => [pack.subarray(from)])
    await done
    expect(offsets).toEqual([2 * size])
    expect(here()).toBe(5)
  })

  test('refuses a changed bit anywhere, and then leaves nothing of the batch', async () => {
    const { run, pack, arrivals, manifest, vault, device, size } = await make()
    for (const at of [0, 11, 12, size - 1, 3 * size + 5]) {
      const spoilt = Buffer.from(pack)
      spoilt[at] = (spoilt[at] ?? 0) ^ 1
      expect(await reasonOf(() => run(from => [spoilt.subarray(from)]).done), String(at)).toBe('clip_tampered')
    }
    arrivals.refuse(manifest.batch)
    for (const table of ['clip_audio', 'clip', 'batch']) {
      expect(vault.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
    }
    expect(manifest.clips.map(({ clip }) => device.sharesOf(vault.person).get(clip))).toEqual(manifest.clips.map(() => null))
  })

  test('comes whole after a refusal, with the answers that were given before it', async () => {
    const { run, pack, arrivals, lease, manifest, here, ask, size } = await make()
    const [first = '', second = ''] = manifest.clips.map(({ clip }) => clip)
    const spoilt = Buffer.from(pack)
    spoilt[3 * size + 5] = (spoilt[3 * size + 5] ?? 0) ^ 1
    expect(await reasonOf(() => run(from => [spoilt.subarray(from)]).done)).toBe('clip_tampered')
    await ask('shift.start', { zone: 'UTC' })
    const { annotation } = await ask('clips.open', { clip: first })
    await ask('annotations.submit', { clip: first, annotation: { ...annotation, wake: 'noise' }, played: null })
    arrivals.refuse(manifest.batch)
    expect(here()).toBe(0)
    expect(await ask('clips.list', {})).toEqual([])

    arrivals.open(lease)
    await run(from => [pack.subarray(from)]).done
    expect((await ask('clips.list', {})).map(({ state }) => state).toSorted()).toEqual(['ready', 'ready', 'ready', 'ready', 'submitted'])
    for (const clip of [first, second]) expect((await ask('clips.prepare', { clip })).ticket).toBeTypeOf('string')
  })

  test('that fills the disk keeps what was whole, and goes on once there is room', async () => {
    const { run, pack, here, vault } = await make(60)
    const pages = Number(vault.db.pragma('page_count', { simple: true }))
    vault.db.pragma(`max_page_count = ${pages + 80}`)
    expect(await reasonOf(() => run(from => chunks(pack.subarray(from), 50_000)).done)).toBe('disk_full')
    const kept = Number(here())
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(60)
    expect(vault.db.pragma('integrity_check', { simple: true })).toBe('ok')
    vault.db.pragma('max_page_count = 1073741823')
    await run(from => chunks(pack.subarray(from), 50_000)).done
    expect(here()).toBe(60)
  })

  test('refuses clips in another order and bytes behind the last', async () => {
    const { run, pack, size } = await make(2)
    expect(await reasonOf(() => run(() => [Buffer.concat([pack.subarray(size), pack.subarray(0, size)])]).done)).toBe('clip_tampered')
    expect(await reasonOf(() => run(from => [pack.subarray(from), Buffer.from('more')]).done)).toBe('clip_tampered')
    const another = await make(2)
    expect(await reasonOf(() => another.run(from => [Buffer.concat([another.pack.subarray(from), Buffer.from('more')])]).done)).toBe('clip_tampered')
  })
})
