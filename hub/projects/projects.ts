import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { Catalogue } from '../../shared/domain/catalogue.ts'
import { keyOf, TaskSpecification } from '../../shared/domain/task.ts'
import { currentDocument, setDocument } from '../documents/versions.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { defaultProject } from '../setup/default-project.ts'
import type { ProjectRow } from '../store/rows/clips.ts'
import type { Store } from '../store/store.ts'
import { adviceOn } from './advice.ts'

// Why recordings are listened to, and what is asked about them.

/** What of a project may be set; undefined leaves it as it is. */
export type ProjectTerms = {
  purpose?: string | undefined
  legalBasis?: string | undefined
  /** Days for which a batch is kept, from its assignment on. */
  retainDays?: number | undefined
  task?: TaskSpecification | undefined
  /** Markdown */
  guidelines?: string | undefined
  /** Catalogue, as JSON */
  catalogue?: string | undefined
}

type DocumentOverview = { version: number; hash: string }

/** A project as an operator sees it. */
export type ProjectOverview = {
  project: string
  purpose: string
  legalBasis: string
  retainDays: number
  task: { id: string; version: number; questions: string[] }
  guidelines: DocumentOverview | null
  catalogue: (DocumentOverview & { entities: number }) | null
  clips: number
  batches: number
  /** What in it does not fit together. */
  warnings: string[]
}

/** Refuses with `project_unknown`. */
export async function findProject(store: Store, name: string): Promise<Selectable<ProjectRow>> {
  const project = await store.selectFrom('projects').selectAll().where('name', '=', name).executeTakeFirst()
  if (project !== undefined) return project
  const advice = 'See which there are with: project list. Leave --project out for the one that every hub has: default'
  throw new HubFault('project_unknown', `There is no project "${name}".`, 'Nothing was changed.', advice)
}

const count = async (store: Store, table: 'clips' | 'batches', project: string): Promise<number> => {
  const { n } = await store.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n')).where('project', '=', project).executeTakeFirstOrThrow()
  return n
}

/** All that an operator sees of a project. Refuses with `project_unknown`. */
export async function readProject(store: Store, name: string): Promise<ProjectOverview> {
  const row = await findProject(store, name)
  const task = TaskSpecification.parse(JSON.parse(row.task))
  const guidelines = await currentDocument(store, row.id, 'guidelines')
  const catalogueText = await currentDocument(store, row.id, 'catalogue')
  const catalogue = catalogueText === undefined ? null : Catalogue.parse(JSON.parse(catalogueText.text))
  const overview = (document: DocumentOverview): DocumentOverview => ({ version: document.version, hash: document.hash })
  return {
    project: row.name,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    retainDays: row.retain_days,
    task: { id: task.id, version: task.version, questions: task.questions.map(keyOf) },
    guidelines: guidelines === undefined ? null : overview(guidelines),
    catalogue: catalogueText === undefined || catalogue === null ? null : { ...overview(catalogueText), entities: catalogue.entities.length },
    clips: await count(store, 'clips', row.id),
    batches: await count(store, 'batches', row.id),
    warnings: adviceOn(task, guidelines?.text ?? null, catalogue),
  }
}

export async function listProjects(store: Store): Promise<ProjectOverview[]> {
  const rows = await store.selectFrom('projects').select('name').orderBy('name').execute()
  const projects: ProjectOverview[] = []
  for (const { name } of rows) projects.push(await readProject(store, name))
  return projects
}

async function setDocuments(hub: Hub, transaction: Store, project: string, { guidelines, catalogue }: ProjectTerms): Promise<void> {
  if (guidelines !== undefined) await setDocument(transaction, hub.now(), project, 'guidelines', guidelines)
  if (catalogue !== undefined) await setDocument(transaction, hub.now(), project, 'catalogue', catalogue)
}

/** Code of a project: it goes into exports, so it says no more than it must. */
const nameOfProject = /^[a-z0-9][a-z0-9-]{1,31}$/

/** Makes a project. Refuses with `project_malformed` or `project_exists`. */
export async function addProject(hub: Hub, name: string, terms: ProjectTerms & { purpose: string; legalBasis: string }): Promise<ProjectOverview> {
  if (!nameOfProject.test(name)) {
    const advice = 'Use 2 to 32 small letters, digits and hyphens, as in home-media.'
    throw new HubFault('project_malformed', `"${name}" is no name of a project.`, 'Nothing was changed.', advice)
  }
  await hub.store.transaction().execute(async transaction => {
    const known = await transaction.selectFrom('projects').select('id').where('name', '=', name).executeTakeFirst()
    if (known !== undefined) {
      throw new HubFault('project_exists', `There is a project "${name}" already.`, 'It was left as it is.', `Change it with: project set ${name}`)
    }
    const id = randomUUID()
    const { purpose, legalBasis, retainDays = defaultProject.retainDays, task = defaultProject.task } = terms
    await transaction
      .insertInto('projects')
      .values({ id, name, purpose, legal_basis: legalBasis, retain_days: retainDays, task: JSON.stringify(task), created_at: hub.now() })
      .execute()
    await setDocuments(hub, transaction, id, terms)
  })
  return readProject(hub.store, name)
}

/** Answers are kept with the version of the task that they answer, so two tasks must never share one. */
function requireNewVersion(before: TaskSpecification, task: TaskSpecification): void {
  if (before.id !== task.id || before.version < task.version || JSON.stringify(before) === JSON.stringify(task)) return
  const what = `The task "${task.id}" is another than the project's, and says that it is version ${task.version}; the project has version ${before.version}.`
  throw new HubFault('task_stale', what, 'The project was left as it is.', `Set its version to ${before.version + 1}, or give it another id.`)
}

/**
 * Changes a project for batches to come; those given out keep the task, guidelines and catalogue that they came with.
 * Refuses with `project_unknown` or `task_stale`.
 */
export async function changeProject(hub: Hub, name: string, terms: ProjectTerms): Promise<ProjectOverview> {
  await hub.store.transaction().execute(async transaction => {
    const row = await findProject(transaction, name)
    const { purpose = row.purpose, legalBasis = row.legal_basis, retainDays = row.retain_days, task } = terms
    if (task !== undefined) requireNewVersion(TaskSpecification.parse(JSON.parse(row.task)), task)
    await transaction
      .updateTable('projects')
      .set({ purpose, legal_basis: legalBasis, retain_days: retainDays, task: task === undefined ? row.task : JSON.stringify(task) })
      .where('id', '=', row.id)
      .execute()
    await setDocuments(hub, transaction, row.id, terms)
  })
  return readProject(hub.store, name)
}
