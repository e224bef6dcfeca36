import { readCatalogueFile, readGuidelinesFile, readTaskFile } from '../projects/files.ts'
import { addProject, changeProject, listProjects, readProject, type ProjectOverview, type ProjectTerms } from '../projects/projects.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

type ProjectOptions = CommonOptions & {
  purpose?: string
  legalBasis?: string
  retainDays?: number
  /** Paths */
  task?: string
  guidelines?: string
  catalogue?: string
}

const read = <T>(path: string | undefined, from: (path: string) => T): T | undefined => (path === undefined ? undefined : from(path))

const termsIn = ({ purpose, legalBasis, retainDays, task, guidelines, catalogue }: ProjectOptions): ProjectTerms => ({
  purpose,
  legalBasis,
  retainDays,
  task: read(task, readTaskFile),
  guidelines: read(guidelines, readGuidelinesFile),
  catalogue: read(catalogue, readCatalogueFile),
})

function projectWords({ project, purpose, legalBasis, retainDays, task, guidelines, catalogue, clips, batches, warnings }: ProjectOverview): string {
  const lines = [
    `Project      ${project}: ${clips} clips, ${batches} batches`,
    `Purpose      ${purpose}`,
    `Legal basis  ${legalBasis}`,
    `Kept         ${retainDays} days`,
    `Task         ${task.id}, version ${task.version}: ${task.questions.join(', ')}`,
    `Guidelines   ${guidelines === null ? 'none' : `version ${guidelines.version}, ${guidelines.hash}`}`,
    `Catalogue    ${catalogue === null ? 'none' : `version ${catalogue.version}, ${catalogue.entities} entities, ${catalogue.hash}`}`,
    ...warnings.map(warning => `LOOK AT THIS ${warning}`),
  ]
  return lines.join('\n')
}

const outcomeOf = (project: ProjectOverview): Outcome => ({ value: project, words: projectWords(project) })

export const addOne = (name: string, options: ProjectOptions & { purpose: string; legalBasis: string }): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const { purpose, legalBasis } = options
    return outcomeOf(await addProject(hub, name, { ...termsIn(options), purpose, legalBasis }))
  })

export const setOne = (name: string, options: ProjectOptions): Promise<Outcome> =>
  withHub(options.data, async hub => outcomeOf(await changeProject(hub, name, termsIn(options))))

export const showOne = (name: string, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async ({ store }) => outcomeOf(await readProject(store, name)))

export const showAll = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async ({ store }) => {
    const projects = await listProjects(store)
    const words = projects.map(({ project, clips, batches, task, purpose }) =>
      `${project.padEnd(32)} ${task.id} ${task.version}, ${clips} clips, ${batches} batches: ${purpose}`)
    return { value: { projects }, words: words.join('\n') }
  })
