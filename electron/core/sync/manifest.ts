import { ClipKeys, clipKeysInfo, Manifest, type TakenLease } from '../../../shared/hub-api/batches.ts'
import type { z } from 'zod'
import { decode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { openSealed } from '../crypto/sealing.ts'
import { isSignedBy } from '../crypto/signing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import { Refusal } from '../refusal.ts'

/** A lease whose manifest is the hub's, for this device and person, not older than one seen, with a key for each clip. */
export type OpenedLease = { manifest: Manifest; payload: Buffer; signature: string; keys: Map<string, Buffer> }

/** Refuses with `manifest_tampered`, `manifest_foreign` or `manifest_replayed`. */
export async function openLease(
  taken: z.infer<typeof TakenLease>,
  { device, hub, person }: { device: DeviceStore; hub: HubRecord; person: string },
): Promise<OpenedLease> {
  const payload = decode(taken.manifest.payload)
  if (!isSignedBy('manifest', taken.manifest, hub.signingKey)) throw new Refusal('manifest_tampered')
  const manifest = parse(Manifest, payload)
  if (manifest.hub !== hub.id || manifest.device !== hub.device || manifest.person !== person) throw new Refusal('manifest_foreign')
  device.requireNewer(`manifest:${manifest.lease}`, manifest)
  const info = clipKeysInfo(hub.id, hub.device, manifest.lease)
  const sealed = await openSealed(taken.keys, device.identity.sealing.privateKey, info, sha256(payload)).catch(() => {
    throw new Refusal('manifest_tampered')
  })
  const keys = new Map(Object.entries(parse(ClipKeys, sealed)).map(([clip, key]) => [clip, decode(key)]))
  if (manifest.clips.some(({ clip }) => !keys.has(clip))) throw new Refusal('manifest_tampered')
  return { manifest, payload, signature: taken.manifest.signature, keys }
}

function parse<S extends z.ZodType>(schema: S, bytes: Buffer): z.infer<S> {
  try {
    return schema.parse(JSON.parse(bytes.toString()))
  } catch {
    throw new Refusal('manifest_tampered')
  }
}
