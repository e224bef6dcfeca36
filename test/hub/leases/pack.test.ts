import { describe, expect, it } from 'vitest'
import { ClipKeys, clipKeysInfo, type Manifest } from '../../../shared/hub-api/batches.ts'
import { blobContext } from '../../../electron/core/clips/audio.ts'
import { decrypt } from '../../../electron/core/crypto/aead.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { openSealed } from '../../../electron/core/crypto/sealing.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation, type Workstation } from '../support/workstation.ts'

async function leased(running: RunningHub, durations: readonly number[]) {
  const station = await workstation(running, 'reviewer')
  const clips = durations.map(duration => importedClip(`clip of ${duration}`, {}, duration))
  await addClips(running, clips)
  const { batch } = await assignTo(running, station.person.code)
  const taken = await running.get('leases.take', { body: { batch } }, station.token)
  return { station, clips, taken, manifest: readManifest(taken.manifest.payload) }
}

const fetchPack = (running: RunningHub, { lease }: Manifest, { token }: Workstation, range?: string) =>
  fetch(`${running.origin}/v1/leases/${lease}/pack`, {
    headers: { 'earshot-protocol': '1', authorization: `Bearer ${token}`, ...(range === undefined ? {} : { range }) },
  })

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a pack', () => {
  it('holds every clip in the manifest\'s order, and each opens with its key alone to the sound that was imported', async () => {
    const running = await runHub()
    const { station, clips, taken, manifest } = await leased(running, [600, 3_000, 1_200])
    const payload = Buffer.from(taken.manifest.payload, 'base64url')
    const info = clipKeysInfo(manifest.hub, station.device.id, manifest.lease)
    const keys = ClipKeys.parse(JSON.parse((await openSealed(taken.keys, station.device.sealing.privateKey, info, sha256(payload))).toString()))
    const response = await fetchPack(running, manifest, station)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const pack = await bytesOf(response)
    let offset = 0
    manifest.clips.forEach(({ clip, blob, size, sha256: hash }, index) => {
      const box = pack.subarray(offset, offset + size)
      offset += size
      const key = Buffer.from(keys[clip] ?? '', 'base64url')
      const wav = decrypt(key, blobContext(blob, hash), box)
      expect(wav.equals(clips[index]?.wav ?? Buffer.alloc(0))).toBe(true)
      expect(sha256(wav).toString('base64url')).toBe(hash)
      expect(() => decrypt(key, blobContext(manifest.lease, hash), box)).toThrow()
    })
    expect(offset).toBe(pack.length)
  })

  it('goes on from any byte', async () => {
    const running = await runHub()
    const { station, manifest } = await leased(running, [600, 700, 800])
    const whole = await bytesOf(await fetchPack(running, manifest, station))
    const [first = 0, second = 0] = manifest.clips.map(({ size }) => size)
    const size = whole.length
    const cases: [string, number, number][] = [
      ['bytes=0-', 0, size],
      ['bytes=1-', 1, size],
      [`bytes=${first}-`, first, size],
      [`bytes=${first - 5}-${first + 4}`, first - 5, first + 5],
      [`bytes=5-${first + second + 9}`, 5, first + second + 10],
      [`bytes=${size - 1}-`, size - 1, size],
      [`bytes=7-${size * 2}`, 7, size],
      ['bytes=0-0', 0, 1],
      ['bytes=-100', size - 100, size],
    ]
    for (const [range, from, to] of cases) {
      const response = await fetchPack(running, manifest, station, range)
      expect(response.status, range).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${size}`)
      expect(response.headers.get('content-length')).toBe(String(to - from))
      expect((await bytesOf(response)).equals(whole.subarray(from, to)), range).toBe(true)
    }
  })

  it('answers a range beyond its end with 416 and its size', async () => {
    const running = await runHub()
    const { station, manifest } = await leased(running, [600])
    const size = manifest.clips[0]?.size ?? 0
    for (const range of [`bytes=${size}-`, 'bytes=999999999-', 'bytes=-0']) {
      const response = await fetchPack(running, manifest, station, range)
      expect(response.status, range).toBe(416)
      expect(response.headers.get('content-range')).toBe(`bytes */${size}`)
    }
  })

  it('answers what is no single range of bytes with the whole', async () => {
    const running = await runHub()
    const { station, manifest } = await leased(running, [600])
    for (const range of ['bytes=5-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=-', 'nonsense']) {
      const response = await fetchPack(running, manifest, station, range)
      expect(response.status, range).toBe(200)
      expect((await bytesOf(response)).length).toBe(manifest.clips[0]?.size)
    }
  })

  it('is read only as fast as it is taken, and can be dropped in the middle', async () => {
    const running = await runHub()
    const { station, manifest } = await leased(running, Array.from({ length: 40 }, () => 20_000))
    const reads: string[] = []
    const { read } = running.hub.blobs
    running.hub.blobs.read = (blob, from, to) => {
      reads.push(blob)
      return read(blob, from, to)
    }
    const response = await fetchPack(running, manifest, station)
    const reader = response.body?.getReader()
    await reader?.read()
    await new Promise(resolve => setTimeout(resolve, 300))
    const readAhead = reads.length
    expect(readAhead).toBeLessThan(30)
    await reader?.cancel()
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(reads.length).toBeLessThan(40)
    expect((await fetchPack(running, manifest, station, 'bytes=0-0')).status).toBe(206)
  })

  it('is for the device and the person of the lease, for as long as it lasts', async () => {
    const running = await runHub()
    const { station, manifest } = await leased(running, [600])
    const code = async (response: Response) => ((await response.json()) as { code: string }).code
    const other = await workstation(running, 'reviewer')
    expect(await code(await fetchPack(running, manifest, other))).toBe('not_found')
    const elsewhere = await workstation(running, 'reviewer', { person: station.person.person })
    expect(await code(await fetchPack(running, manifest, elsewhere))).toBe('not_found')
    running.clock.pass(12 * 3_600_000)
    await station.renew()
    expect(await code(await fetchPack(running, manifest, station))).toBe('lease_ended')
  })
})
