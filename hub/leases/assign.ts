import { randomUUID } from 'node:crypto'
import { findPerson } from '../access/people.ts'
import { currentDocument } from '../documents/versions.ts'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { findProject } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import { inParts } from '../store/parts.ts'

export type Assignment = {
  /** A person's code. */
  person: string
  project: string
  locale: string | null
  /** At most so many clips. */
  count: number
  /** Null for one made of project and day. */
  name: string | null
  /** Longest lease in hours; null for what policy says. */
  hours: number | null
}

const dayMs = 24 * 3_600_000
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Clips that nobody was ever given and that may be heard, in the order of import. */
async function unassigned(store: Store, project: string, locale: string | null, count: number): Promise<string[]> {
  const rows = await store
    .selectFrom('clips')
    .select('id')
    .where('project', '=', project)
    .where('quarantined_at', 'is', null)
    .where('held_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('batch_clips').select('batch_clips.clip').whereRef('batch_clips.clip', '=', 'clips.id'))),
    )
    .$if(locale !== null, query => query.where('locale', '=', locale ?? ''))
    .orderBy('number')
    .limit(count)
    .execute()
  return rows.map(({ id }) => id)
}

/** Makes a batch of clips that nobody has been given, for one reviewer, with the project's task and documents as they are now. */
export async function assignBatch(hub: Hub, wanted: Assignment): Promise<{ batch: string; clips: number }> {
  const person = await findPerson(hub.store, wanted.person)
  if (person.role !== 'reviewer') {
    throw new HubFault('person_not_reviewer', `"${wanted.person}" is no reviewer (${person.role}).`, 'Nothing was assigned.', 'Only reviewers are given clips.')
  }
  const project = await findProject(hub.store, wanted.project)
  const { policy } = await readFacts(hub.store)
  const now = hub.now()
  return hub.store.transaction().execute(async transaction => {
    const clips = await unassigned(transaction, project.id, wanted.locale, wanted.count)
    if (clips.length === 0) {
      const which = wanted.locale === null ? '' : ` in ${wanted.locale}`
      throw new HubFault('nothing_to_assign', `Project "${project.name}" has no clips${which} that nobody was given yet.`, 'Nothing was assigned.', 'Import more recordings first.')
    }
    const batch = randomUUID()
    const guidelines = await currentDocument(transaction, project.id, 'guidelines')
    const catalogue = await currentDocument(transaction, project.id, 'catalogue')
    await transaction
      .insertInto('batches')
      .values({
        id: batch,
        project: project.id,
        person: person.person,
        name: wanted.name ?? `${project.name} ${dayOf(now)}`,
        task: project.task,
        retain_until: dayOf(now + project.retain_days * dayMs),
        lease_hours: Math.min(wanted.hours ?? policy.leaseHours, policy.leaseHours),
        created_at: now,
        guidelines: guidelines?.hash ?? null,
        guidelines_version: guidelines?.version ?? null,
        catalogue: catalogue?.hash ?? null,
      })
      .execute()
    const rows = clips.map((clip, index) => ({ batch, position: index + 1, clip }))
    await inParts(rows, part => transaction.insertInto('batch_clips').values(part).execute())
    return { batch, clips: clips.length }
  })
}
