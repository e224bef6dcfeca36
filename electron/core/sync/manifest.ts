import { ClipKeys, clipKeysInfo, Manifest, withheldKey, type TakenLease } from '../../../shared/hub-api/batches.ts'
import { LeaseDocument } from '../../../shared/hub-api/leases.ts'
import type { Signed } from '../../../shared/hub-api/signed.ts'
import type { z } from 'zod'
import { decode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { openSealed } from '../crypto/sealing.ts'
import { isSignedBy } from '../crypto/signing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import { Refusal } from '../refusal.ts'

/**
 * A lease whose manifest is the hub's, for this device and person, not older than one seen, with a key for each clip;
 * `withheld` are those that were taken back since, of which there is neither a word nor a key. `document` is the hub's word
 * for the lease, with which it is taken back by a hub that has lost it.
 */
export type OpenedLease = { manifest: Manifest; payload: Buffer; signature: string; keys: Map<string, Buffer>; withheld?: ReadonlySet<string>; document?: Signed | null }

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
  const given = Object.entries(parse(ClipKeys, sealed))
  const keys = new Map(given.map(([clip, key]) => [clip, decode(key)]))
  const withheld = new Set(given.flatMap(([clip, key]) => (key === withheldKey ? [clip] : [])))
  if (manifest.clips.some(({ clip }) => !keys.has(clip))) throw new Refusal('manifest_tampered')
  const { document } = taken
  if (document !== undefined && !isOf(document, manifest, hub)) throw new Refusal('manifest_tampered')
  return { manifest, payload, signature: taken.manifest.signature, keys, withheld, document: document ?? null }
}

/** Whether the hub has given its word for this lease, and not for another. */
function isOf(document: Signed, { lease, device }: Manifest, hub: HubRecord): boolean {
  if (!isSignedBy('lease', document, hub.signingKey)) return false
  const said = parse(LeaseDocument, decode(document.payload))
  return said.lease === lease && said.device === device
}

function parse<S extends z.ZodType>(schema: S, bytes: Buffer): z.infer<S> {
  try {
    return schema.parse(JSON.parse(bytes.toString()))
  } catch {
    throw new Refusal('manifest_tampered')
  }
}
