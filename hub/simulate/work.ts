import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import { questionOf, TaskSpecification } from '../../shared/domain/task.ts'
import type { Hub } from '../hub.ts'
import { mixedInto } from '../quality/chance.ts'
import { insertRows } from '../store/dialect.ts'
import { inParts } from '../store/parts.ts'
import type { DrawnClipRow } from '../store/rows/quality.ts'
import type { Store } from '../store/store.ts'
import { between, oneOf, type Chance } from './chance.ts'
import type { InventedClip } from './day.ts'
import { misheard, phrase } from './phrases.ts'

const hourMs = 3_600_000
const nothing = Buffer.alloc(0)
const locales = ['en-US', 'en-US', 'de-DE', 'ro-RO'] as const

export type Project = { id: string; task: string; slotLabel: string | null; intents: string[] }

const mostIntents = 6

export async function readProject(store: Store): Promise<Project> {
  const { id, task: text } = await store.selectFrom('projects').select(['id', 'task']).where('name', '=', 'default').executeTakeFirstOrThrow()
  const task = TaskSpecification.parse(JSON.parse(text))
  return { id, task: text, slotLabel: questionOf(task, 'slots')?.labels[0] ?? null, intents: questionOf(task, 'intent')?.options.slice(0, mostIntents) ?? [] }
}

/** What is said in one in four clips is not what the recogniser heard; one in twelve asks for nothing. */
export function inventClip(chance: Chance, { intents: [first, ...others] }: Project): InventedClip {
  const hypothesis = phrase(chance)
  return {
    clip: randomUUID(), hypothesis, said: chance() < 0.25 ? misheard(chance, hypothesis) : hypothesis, wake: chance() < 0.92 ? 'meant' : 'no_request',
    intent: first === undefined ? null : oneOf(chance, [first, ...others]),
  }
}

export const someLocale = (chance: Chance): string => oneOf(chance, locales)

/** Invented clips for the hub. Until they are forgotten they are held: nobody may be given what has no sound. */
export const addClips = (store: Store, chance: Chance, project: Project, locale: string, clips: readonly InventedClip[], at: number, isGold = false): Promise<void> =>
  insertRows(store, 'clips', clips.map(({ clip, hypothesis, said }) => ({
    id: clip, project: project.id, blob: clip, wrapped_key: nothing, locale, duration_ms: between(chance, 900, 7_000), sha256: '', size: 0, peaks: nothing, true_peak: 0,
    speech: '[]', hypothesis, slots: '[]', flags: '[]', fingerprint: Buffer.from(clip), imported_at: at, reference: isGold ? said : null, held_at: at,
  })))

export type Drawn = { clips: readonly InventedClip[]; rows: readonly Omit<Insertable<DrawnClipRow>, 'batch'>[] }
export type Work = { batch: string; lease: string; clips: InventedClip[] }

/** A batch of clips without sound that a laptop holds from `at` on; `drawn` are there already and stand among them. */
export async function giveWork({ store }: Pick<Hub, 'store'>, chance: Chance, project: Project, to: { person: string; device: string }, locale: string, fresh: readonly InventedClip[], drawn: Drawn, at: number): Promise<Work> {
  const batch = v7({ msecs: at })
  const lease = v7({ msecs: at })
  const clips = mixedInto(chance, fresh, drawn.clips)
  await store.transaction().execute(async transaction => {
    await addClips(transaction, chance, project, locale, fresh, at)
    const name = `simulated ${new Date(at).toISOString().slice(0, 10)}`
    const retainUntil = new Date(at + 90 * 24 * hourMs).toISOString().slice(0, 10)
    await transaction.insertInto('batches').values({ id: batch, project: project.id, person: to.person, name, task: project.task, retain_until: retainUntil, lease_hours: 12, created_at: at }).execute()
    await insertRows(transaction, 'batch_clips', clips.map(({ clip }, index) => ({ batch, position: index + 1, clip })))
    await insertRows(transaction, 'drawn_clips', drawn.rows.map(row => ({ batch, ...row })))
    await transaction.insertInto('leases').values({ id: lease, batch, device: to.device, person: to.person, starts_at: at, ends_at: at + 12 * hourMs, manifest: '', signature: '' }).execute()
    await insertRows(transaction, 'lease_clips', clips.map(({ clip }, index) => ({ lease, position: index + 1, clip })))
  })
  return { batch, lease, clips }
}

/** There never was a sound: for the hub these recordings are gone, and what was done on them still counts. */
export const forgetClips = async (store: Store, clips: readonly string[], at: number): Promise<void> =>
  inParts(clips, part => store.updateTable('clips').set({ quarantined_at: at, destroyed_at: at, held_at: null }).where('id', 'in', part).execute())
