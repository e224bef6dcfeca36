import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { z } from 'zod'
import { Catalogue } from '../../shared/domain/catalogue.ts'
import { longestGuidelines } from '../../shared/domain/guidelines.ts'
import { TaskSpecification } from '../../shared/domain/task.ts'
import { longestDocument } from '../../shared/hub-api/documents.ts'
import { HubFault, type FaultCode } from '../fault.ts'

// The files that an operator writes for a project, read with every fault named by its place. docs/task-specification.md
// says what belongs in them.

const unchanged = 'The project was left as it is.'
const mostBytes = 64 * 1024 * 1024
const mostIssues = 10

function readText(path: string): string {
  const name = basename(path)
  const unreadable = (what: string, advice: string): HubFault => new HubFault('file_unreadable', what, unchanged, advice)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) throw unreadable(`There is no file ${path}.`, 'Check its path.')
  if (found.size > mostBytes) throw unreadable(`${name} is larger than 64 MB.`, 'Name a smaller file.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replaceAll('\r\n', '\n')
  } catch (error) {
    if (error instanceof TypeError) throw unreadable(`${name} is not UTF-8 text.`, 'Save it as UTF-8.')
    throw error
  }
}

/** `questions[2].options[0].title`, as it would be written in a program. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('')

const amountOf = (origin: string): string => (origin === 'string' ? ' letters' : origin === 'array' ? ' entries' : '')

/** What is wrong with a value, in words to stand behind its place; undefined where zod's own have to do. */
function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `has to be of the type ${issue.expected}`
    case 'unrecognized_keys':
      return `has ${issue.keys.map(key => `"${key}"`).join(', ')}, which is not known here`
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `has to be one of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return 'is no kind of question: wake, quality, transcript, intent, slots, sensitive and choice are'
    case 'invalid_format':
      return 'has to be a label of small letters, digits and underscores, as in play_music'
    case 'invalid_key':
      return 'has a key that is no label of small letters, digits and underscores'
    case 'too_small':
      return amountOf(issue.origin) !== '' && issue.minimum === 1 ? 'is empty' : `has to be at least ${issue.minimum}${amountOf(issue.origin)}`
    case 'too_big':
      return `may be at most ${issue.maximum}${amountOf(issue.origin)}`
    case 'custom':
    case 'invalid_element':
    case 'not_multiple_of':
      return undefined
  }
}

type Wanted<S extends z.ZodType> = { schema: S; code: FaultCode; what: string; example: string }

function readJson<S extends z.ZodType>(path: string, { schema, code, what, example }: Wanted<S>): z.output<S> {
  const name = basename(path)
  const advice = `Correct that in ${name} and run the command again; docs/task-specification.md describes it, ${example} is an example.`
  let value: unknown
  try {
    value = JSON.parse(readText(path))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const place = /line \d+ column \d+/.exec(error.message)?.[0].replace(' column', ', column')
    throw new HubFault(code, `${name} is no JSON${place === undefined ? '' : `: look at ${place}`}.`, unchanged, advice)
  }
  const parsed = schema.safeParse(value, { error: describeIssue })
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const lines = issues.slice(0, mostIssues).map(issue => `  ${placeOf(issue.path) || 'the whole'}: ${issue.message}`)
  const more = issues.length > mostIssues ? [`  and ${issues.length - mostIssues} more`] : []
  throw new HubFault(code, [`${name} is no ${what}:`, ...lines, ...more].join('\n'), unchanged, advice)
}

const sample = (name: string): string => `build/sample/projects/${name}`

/** Refuses with `task_invalid` or `file_unreadable`. */
export const readTaskFile = (path: string): TaskSpecification =>
  readJson(path, { schema: TaskSpecification, code: 'task_invalid', what: 'task specification', example: sample('home-media/task.json') })

/** The catalogue as text, with nothing in it but what the schema names. Refuses with `catalogue_invalid` or `file_unreadable`. */
export function readCatalogueFile(path: string): string {
  const wanted = { schema: Catalogue, code: 'catalogue_invalid' as const, what: 'entity catalogue', example: sample('home-media/catalogue.json') }
  const text = JSON.stringify(readJson(path, wanted))
  if (text.length <= longestDocument) return text
  throw new HubFault('catalogue_invalid', `${basename(path)} is longer than ${longestDocument} characters.`, unchanged, 'Leave out names that are not needed.')
}

/** Refuses with `guidelines_invalid` or `file_unreadable`. */
export function readGuidelinesFile(path: string): string {
  const text = readText(path)
  if (text.trim() !== '' && text.length <= longestGuidelines) return text
  const what = text.trim() === '' ? 'is empty' : `is longer than ${longestGuidelines} characters`
  throw new HubFault('guidelines_invalid', `${basename(path)} ${what}.`, unchanged, 'Write guidelines in Markdown, with a heading for each question.')
}
