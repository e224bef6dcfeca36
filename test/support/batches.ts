import { randomBytes } from 'node:crypto'
import { createArrivals } from '../../electron/core/sync/arrivals.ts'
import type { Vault } from '../../electron/core/vault/vault.ts'
import type { DeviceStore } from '../../electron/core/device/store.ts'
import { TaskSpecification } from '../../shared/domain/task.ts'
import { makeManifest, type MadeClip } from './clips.ts'

/** A task that asks for a verdict, the words, and two kinds of entities. */
export const slotTask = TaskSpecification.parse({
  id: 'media',
  version: 1,
  questions: [
    { kind: 'wake', required: true, options: ['meant', 'no_request', 'noise'], preset: 'meant' },
    { kind: 'transcript', required: true },
    { kind: 'slots', required: false, labels: ['artist_name', 'song_name'], overlap: false },
  ],
})

/** One more leased batch, arrived whole; gives its id. */
export function addBatch(
  { vault, device }: { vault: Vault; device: DeviceStore },
  clips: readonly MadeClip[],
  head: { name: string; at: number; hours?: number; task?: TaskSpecification },
): string {
  const arrivals = createArrivals({ ...vault, device, random: randomBytes, now: () => head.at })
  const manifest = {
    ...makeManifest(clips, { hub: 'h', device: 'd', person: vault.person }, head.at),
    name: head.name,
    endsAt: head.at + (head.hours ?? 10) * 3_600_000,
    ...(head.task === undefined ? {} : { task: head.task }),
  }
  const keys = new Map(clips.map(made => [made.row.clip, made.key]))
  arrivals.open({ manifest, payload: Buffer.from('{}'), signature: '', keys })
  arrivals.keep(clips.map(({ row, ciphertext }) => ({ clip: row.clip, blob: row.blob, sha256: row.sha256, size: row.size, offset: 0, ciphertext })))
  arrivals.complete(manifest.batch)
  return manifest.batch
}
