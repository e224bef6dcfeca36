import { randomUUID } from 'node:crypto'
import { limitsOf } from '../../shared/domain/exposure.ts'
import { findPerson } from '../access/people.ts'
import { optedOut } from '../care/opt-outs.ts'
import { currentDocument } from '../documents/versions.ts'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { findProject } from '../projects/projects.ts'
import { chanceFrom } from '../quality/chance.ts'
import { noteDrawn } from '../quality/lost.ts'
import { insertRows } from '../store/dialect.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import { chooseClips } from './choose.ts'
import { anyUnassigned } from './unassigned.ts'

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
  /** Before this instant no lease of it begins; null for one that begins when it is taken. */
  startsAt: number | null
  /** By when it has to be answered; null for the earliest date that its clips were imported with, if any was. */
  dueAt?: number | null
}

const dayMs = 24 * 3_600_000
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** The earliest date that any of these clips was imported with. */
async function earliestDue(store: Store, clips: readonly string[]): Promise<number | null> {
  let earliest: number | null = null
  await inParts(clips, async part => {
    const row = await store.selectFrom('clips').select(({ fn }) => fn.min('due_at').as('at')).where('id', 'in', part).executeTakeFirst()
    if (row?.at != null) earliest = Math.min(earliest ?? row.at, row.at)
  })
  return earliest
}

/**
 * Makes a batch of clips that nobody has been given, for one reviewer, with the project's task and documents as they
 * are now: nothing of what they opted out of, and a reserve of plain clips, for which a batch may become smaller. Among
 * them stand what a second reviewer was given as well and gold, as policy has it.
 */
export async function assignBatch(hub: Hub, wanted: Assignment): Promise<{ batch: string; clips: number }> {
  const person = await findPerson(hub.store, wanted.person)
  if (person.role !== 'reviewer') {
    throw new HubFault('person_not_reviewer', `"${wanted.person}" is no reviewer (${person.role}).`, 'Nothing was assigned.', 'Only reviewers are given clips.')
  }
  const project = await findProject(hub.store, wanted.project)
  const { policy } = await readFacts(hub.store)
  const now = hub.now()
  return hub.store.transaction().execute(async transaction => {
    const { plainReserve: reserve } = limitsOf(policy)
    const which = { project: project.id, locale: wanted.locale, count: wanted.count, without: await optedOut(transaction, person.person) }
    const { clips, drawn } = await chooseClips(chanceFrom(hub.random), transaction, { ...which, person: person.person, reserve, policy: policy.quality, now })
    if (clips.length === 0) {
      const spoken = wanted.locale === null ? '' : ` in ${wanted.locale}`
      if (await anyUnassigned(transaction, which)) {
        throw new HubFault('nothing_suitable', `Project "${project.name}" has only clips${spoken} left that ${wanted.person} is not to be given alone.`, 'Nothing was assigned.', 'Import plain recordings as well, or assign these to somebody else.')
      }
      throw new HubFault('nothing_to_assign', `Project "${project.name}" has no clips${spoken} that nobody was given yet.`, 'Nothing was assigned.', 'Import more recordings first.')
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
        name: wanted.name ?? `${project.name} ${dayOf(wanted.startsAt ?? now)}`,
        task: project.task,
        retain_until: dayOf(now + project.retain_days * dayMs),
        lease_hours: Math.min(wanted.hours ?? policy.leaseHours, policy.leaseHours),
        created_at: now,
        guidelines: guidelines?.hash ?? null,
        guidelines_version: guidelines?.version ?? null,
        catalogue: catalogue?.hash ?? null,
        starts_at: wanted.startsAt,
        due_at: wanted.dueAt ?? (await earliestDue(transaction, clips)),
      })
      .execute()
    const rows = clips.map((clip, index) => ({ batch, position: index + 1, clip }))
    await inParts(rows, part => transaction.insertInto('batch_clips').values(part).execute())
    await insertRows(transaction, 'drawn_clips', drawn.map(row => ({ batch, ...row })))
    await noteDrawn(hub, transaction, batch, person.person, drawn)
    return { batch, clips: clips.length }
  })
}
