import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { questionOf, TaskSpecification } from '../../shared/domain/task.ts'
import type { Hub } from '../hub.ts'
import { insertRows } from '../store/dialect.ts'
import type { Store } from '../store/store.ts'
import { between, oneOf, type Chance } from './chance.ts'
import type { InventedClip } from './day.ts'
import { phrase } from './phrases.ts'

const hourMs = 3_600_000
const nothing = Buffer.alloc(0)
const locales = ['en-US', 'en-US', 'de-DE', 'ro-RO'] as const

export type Project = { id: string; task: string; slotLabel: string | null }

export async function readProject(store: Store): Promise<Project> {
  const { id, task } = await store.selectFrom('projects').select(['id', 'task']).where('name', '=', 'default').executeTakeFirstOrThrow()
  return { id, task, slotLabel: questionOf(TaskSpecification.parse(JSON.parse(task)), 'slots')?.labels[0] ?? null }
}

export type Work = { batch: string; lease: string; clips: InventedClip[] }

/** A batch of clips without sound that a laptop holds from `at` on. */
export async function giveWork({ store }: Pick<Hub, 'store'>, chance: Chance, project: Project, to: { person: string; device: string }, count: number, at: number): Promise<Work> {
  const batch = v7({ msecs: at })
  const lease = v7({ msecs: at })
  const locale = oneOf(chance, locales)
  const clips = Array.from({ length: count }, () => ({ clip: randomUUID(), hypothesis: phrase(chance), durationMs: between(chance, 900, 7_000) }))
  await store.transaction().execute(async transaction => {
    await insertRows(transaction, 'clips', clips.map(({ clip, hypothesis, durationMs }) => ({
      id: clip, project: project.id, blob: clip, wrapped_key: nothing, locale, duration_ms: durationMs, sha256: '', size: 0, peaks: nothing, true_peak: 0,
      speech: '[]', hypothesis, slots: '[]', flags: '[]', fingerprint: Buffer.from(clip), imported_at: at,
    })))
    const name = `simulated ${new Date(at).toISOString().slice(0, 10)}`
    const retainUntil = new Date(at + 90 * 24 * hourMs).toISOString().slice(0, 10)
    await transaction.insertInto('batches').values({ id: batch, project: project.id, person: to.person, name, task: project.task, retain_until: retainUntil, lease_hours: 12, created_at: at }).execute()
    await insertRows(transaction, 'batch_clips', clips.map(({ clip }, index) => ({ batch, position: index + 1, clip })))
    await transaction.insertInto('leases').values({ id: lease, batch, device: to.device, person: to.person, starts_at: at, ends_at: at + 12 * hourMs, manifest: '', signature: '' }).execute()
    await insertRows(transaction, 'lease_clips', clips.map(({ clip }, index) => ({ lease, position: index + 1, clip })))
  })
  return { batch, lease, clips }
}

/** There never was a sound: for the hub these recordings are gone, and what was done on them still counts. */
export const forgetClips = (store: Store, batch: string, at: number): Promise<unknown> =>
  store
    .updateTable('clips')
    .set({ quarantined_at: at, destroyed_at: at, hypothesis: '' })
    .where('id', 'in', ({ selectFrom }) => selectFrom('batch_clips').select('batch_clips.clip').where('batch_clips.batch', '=', batch))
    .execute()
