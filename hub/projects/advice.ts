import type { Catalogue } from '../../shared/domain/catalogue.ts'
import { headingsOf } from '../../shared/domain/guidelines.ts'
import { keyOf, questionOf, type TaskSpecification } from '../../shared/domain/task.ts'

const quoted = (texts: readonly string[]): string => texts.map(text => `"${text}"`).join(', ')

function guideAdvice({ questions }: TaskSpecification, guidelines: string | null): string[] {
  const guided = questions.flatMap(question => (question.guide === undefined ? [] : [{ key: keyOf(question), guide: question.guide }]))
  if (guided.length === 0) return []
  if (guidelines === null) return ['The task names headings of guidelines, but the project has none: set them with --guidelines.']
  const headings = headingsOf(guidelines)
  return guided
    .filter(({ guide }) => !headings.includes(guide))
    .map(({ key, guide }) => `Question ${key}: its guide "${guide}" is no heading of the guidelines; these are: ${quoted(headings)}.`)
}

function catalogueAdvice(task: TaskSpecification, catalogue: Catalogue | null): string[] {
  const slots = questionOf(task, 'slots')?.labels ?? []
  const known = [...slots, ...(questionOf(task, 'intent')?.options ?? [])]
  const labels = [...new Set(catalogue?.entities.map(({ label }) => label))].filter(label => !slots.includes(label))
  const titles = Object.keys(catalogue?.titles ?? {}).filter(label => !known.includes(label))
  return [
    ...(labels.length === 0 ? [] : [`The catalogue has entities under labels that the task's slots do not offer: ${quoted(labels)}.`]),
    ...(titles.length === 0 ? [] : [`The catalogue has titles for labels that the task does not offer: ${quoted(titles)}.`]),
  ]
}

/** What in a project does not fit together: each works alone, so it is told and not refused. */
export const adviceOn = (task: TaskSpecification, guidelines: string | null, catalogue: Catalogue | null): string[] => [
  ...guideAdvice(task, guidelines),
  ...catalogueAdvice(task, catalogue),
]
