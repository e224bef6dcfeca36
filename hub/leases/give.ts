import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import { withoutClips } from '../statistics/needs.ts'
import { assignBatch } from './assign.ts'

const mostClips = 1_000
const none: readonly string[] = ['nothing_to_assign', 'nothing_suitable']

/** Gives a reviewer the next clips of the project that they worked on last; refuses with `not_found` where there is no such reviewer. */
export async function giveClips(hub: Hub, code: string): Promise<{ clips: number }> {
  const person = await hub.store.selectFrom('people').select('id').where('code', '=', code).where('role', '=', 'reviewer').executeTakeFirst()
  if (person === undefined) throw new Refusal('not_found', 'There is no such reviewer.')
  const last = await hub.store
    .selectFrom('batches')
    .innerJoin('projects', 'projects.id', 'batches.project')
    .where('batches.person', '=', person.id)
    .orderBy('batches.number', 'desc')
    .select('projects.name')
    .executeTakeFirst()
  try {
    const { clips } = await assignBatch(hub, { person: code, project: last?.name ?? 'default', locale: null, count: mostClips, name: null, hours: null, startsAt: null })
    return { clips }
  } catch (error) {
    if (error instanceof HubFault && none.includes(error.code)) return { clips: 0 }
    throw error
  }
}

/** Gives to everybody who was at work lately and has none; how many clips that are together. */
export async function giveToAll(hub: Hub): Promise<{ clips: number }> {
  let clips = 0
  for (const code of await withoutClips(hub.store, hub.now())) clips += (await giveClips(hub, code)).clips
  return { clips }
}
