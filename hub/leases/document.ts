import type { Selectable } from 'kysely'
import { LeaseDocument } from '../../shared/hub-api/leases.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { BatchRow } from '../store/rows/leases.ts'

type Given = Pick<Selectable<BatchRow>, 'project' | 'name' | 'task' | 'retain_until' | 'lease_hours' | 'guidelines' | 'guidelines_version' | 'catalogue'>

/** The hub's word for a lease, which its device keeps for as long as this hub may be restored from a backup without it. */
export async function signDocument({ store, keys }: Hub, id: string): Promise<Signed> {
  const { id: hub, epoch } = await readFacts(store)
  const lease = await store.selectFrom('leases').select(['number', 'batch', 'device', 'person', 'starts_at', 'ends_at']).where('id', '=', id).executeTakeFirstOrThrow()
  const batch: Given = await store
    .selectFrom('batches')
    .select(['project', 'name', 'task', 'retain_until', 'lease_hours', 'guidelines', 'guidelines_version', 'catalogue'])
    .where('id', '=', lease.batch)
    .executeTakeFirstOrThrow()
  const clips = await store.selectFrom('lease_clips').select('clip').where('lease', '=', id).orderBy('position').execute()
  const document: LeaseDocument = {
    type: 'lease', hub, epoch, version: lease.number, lease: id, batch: lease.batch, device: lease.device, person: lease.person,
    project: batch.project, name: batch.name, task: LeaseDocument.shape.task.parse(JSON.parse(batch.task)), retainUntil: batch.retain_until, leaseHours: batch.lease_hours,
    guidelinesHash: batch.guidelines, guidelinesVersion: batch.guidelines_version, catalogueHash: batch.catalogue,
    startsAt: lease.starts_at, endsAt: lease.ends_at, clips: clips.map(({ clip }) => clip),
  }
  return keys.sign('lease', document)
}
