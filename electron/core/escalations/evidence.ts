import { evidenceAssociatedData, evidenceInfo } from '../../../shared/hub-api/escalations.ts'
import type { RouteReply } from '../../../shared/hub-api/routes.ts'
import { decrypt } from '../crypto/aead.ts'
import { decode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { openSealed } from '../crypto/sealing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import type { Handout } from '../port.ts'
import { Refusal } from '../refusal.ts'

/** Opens the evidence that the hub sealed to this device, in memory. Refuses with `evidence_tampered`. */
export const openEvidence = (device: DeviceStore, record: HubRecord) =>
  async (escalation: string, { export: id, key, box }: RouteReply<'escalations.evidence'>): Promise<Handout> => {
    const sealed = decode(box)
    try {
      const opened = await openSealed(key, device.identity.sealing.privateKey, evidenceInfo(record.id, record.device, id), sha256(sealed))
      const bytes = decrypt(opened, Buffer.from(evidenceAssociatedData(escalation, id)), sealed)
      return { name: `earshot-evidence-${escalation.slice(0, 8)}-${id.slice(0, 8)}.zip`, mediaType: 'application/zip', bytes: new Uint8Array(bytes) }
    } catch {
      throw new Refusal('evidence_tampered')
    }
  }
