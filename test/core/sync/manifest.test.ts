import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeSigningPair } from '../../../electron/core/crypto/signing.ts'
import { openLease } from '../../../electron/core/sync/manifest.ts'
import { makeClip, makeManifest } from '../../support/clips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { takeLease } from '../../support/hub-stand-in.ts'
import { reasonOf } from '../../support/refusals.ts'
import { enrolledDevice } from '../../support/workplace.ts'
import type { Manifest } from '../../../shared/hub-api/batches.ts'

async function make() {
  const { device, record } = await enrolledDevice(temporaryFolder())
  const hubKeys = makeSigningPair()
  const hub = { ...record, signingKey: hubKeys.publicKey }
  const person = randomUUID()
  const clips = [makeClip('one'), makeClip('two')]
  const manifest = makeManifest(clips, { hub: hub.id, device: hub.device, person }, 1_000)
  const take = (change: Partial<Manifest> = {}, sealingKey = device.identity.sealing.publicKey) =>
    takeLease({ ...manifest, ...change }, clips, hubKeys, sealingKey)
  const open = (taken: Awaited<ReturnType<typeof take>>) => openLease(taken, { device, hub, person })
  return { clips, take, open }
}

const flip = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64url')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64url')
}

describe('a lease from the hub', () => {
  test('opens with a key for every clip', async () => {
    const { clips, take, open } = await make()
    const { keys } = await open(await take())
    expect([...keys.values()]).toEqual(clips.map(({ key }) => key))
  })

  test('is refused when a bit of manifest, signature or keys was changed', async () => {
    const { take, open } = await make()
    const taken = await take()
    const { manifest, keys } = taken
    const length = Buffer.from(manifest.payload, 'base64url').length
    for (const at of [0, 30, length >> 1, length - 1]) {
      expect(await reasonOf(() => open({ ...taken, manifest: { ...manifest, payload: flip(manifest.payload, at) } }))).toBe('manifest_tampered')
    }
    expect(await reasonOf(() => open({ ...taken, manifest: { ...manifest, signature: flip(manifest.signature, 5) } }))).toBe('manifest_tampered')
    expect(await reasonOf(() => open({ ...taken, keys: { ...keys, ciphertext: flip(keys.ciphertext, 9) } }))).toBe('manifest_tampered')
    expect(await reasonOf(() => open({ ...taken, keys: { ...keys, enc: flip(keys.enc, 9) } }))).toBe('manifest_tampered')
  })

  test('is refused with the keys of another manifest', async () => {
    const { take, open } = await make()
    const taken = await take()
    const other = await take({ name: 'Other' })
    expect(await reasonOf(() => open({ ...taken, keys: other.keys }))).toBe('manifest_tampered')
  })

  test('is refused when made for another hub, device or person', async () => {
    const { take, open } = await make()
    for (const foreign of [{ hub: randomUUID() }, { device: randomUUID() }, { person: randomUUID() }]) {
      expect(await reasonOf(async () => open(await take(foreign))), Object.keys(foreign)[0]).toBe('manifest_foreign')
    }
  })

  test('is refused when it is older than one seen', async () => {
    const { take, open } = await make()
    await open(await take({ version: 3 }))
    await open(await take({ version: 3 }))
    expect(await reasonOf(async () => open(await take({ version: 2 })))).toBe('manifest_replayed')
  })

  test('is refused with anything in it that has no business there', async () => {
    const { clips, take, open } = await make()
    const named = clips.map(({ row }) => ({ ...row, firstName: 'Ann' }))
    expect(await reasonOf(async () => open(await take({ clips: named })))).toBe('manifest_tampered')
  })
})
