import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { makeSigningPair } from '../../../electron/core/crypto/signing.ts'
import { failureOf } from '../../../electron/core/refusal.ts'
import { openLease } from '../../../electron/core/sync/manifest.ts'
import { Manifest } from '../../../shared/hub-api/batches.ts'
import { makeClip, makeManifest } from '../../support/clips.ts'
import { takeLease } from '../../support/hub-stand-in.ts'
import { spoiled } from '../../support/spoiled.ts'
import { enrolledDevice } from '../../support/workplace.ts'
import { expect, type Target } from './target.ts'

/** Manifests spoiled in one place and then signed by the hub: taken where they are still one for this device, else refused by name. */
export const leases: Target = {
  name: 'signed manifests',
  async run({ cases, seed }, folder) {
    const { device, record } = await enrolledDevice(folder)
    const hubKeys = makeSigningPair()
    const hub = { ...record, signingKey: hubKeys.publicKey }
    const person = randomUUID()
    const clips = [makeClip('one'), makeClip('two')]
    const manifest = makeManifest(clips, { hub: hub.id, device: hub.device, person }, 1_000)
    const counts = { 'manifests still right, opened': 0, 'manifests refused by name': 0 }
    const isRight = (value: unknown): boolean => {
      const read = Manifest.safeParse(value).data
      return read !== undefined && read.hub === hub.id && read.device === hub.device && read.person === person
    }
    try {
      await fc.assert(
        fc.asyncProperty(spoiled(manifest), async value => {
          try {
            const sealed = await takeLease(value as Manifest, clips, hubKeys, device.identity.sealing.publicKey, manifest)
            const { manifest: opened, keys } = await openLease(sealed, { device, hub, person })
            expect(isRight(value) && opened.clips.every(({ clip }) => keys.has(clip)), () => 'What is no manifest for this device was opened')
            counts['manifests still right, opened']++
          } catch (error) {
            const reason = failureOf(error)?.reason
            if (reason === undefined) throw error
            expect(/^manifest_(tampered|foreign|replayed)$/.test(reason), () => `A manifest is refused as ${reason}`)
            counts['manifests refused by name']++
          }
        }),
        { numRuns: cases, seed },
      )
    } finally {
      device.close()
    }
    return counts
  },
}
