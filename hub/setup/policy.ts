import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { HubFault } from '../fault.ts'
import { PolicyText, readFacts, type Hub } from '../hub.ts'

/** What of its policy an organisation may change at any time; a sample hub stays one. */
const Changeable = PolicyText.omit({ sample: true })

const invalid = (what: string): HubFault =>
  new HubFault('policy_invalid', what, 'The policy was left as it is.', '"policy show --json" prints how it stands; a file holds what is to change of it.')

type Parts = Readonly<Record<string, unknown>>

const hasParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands with what a file names of it put in its place, however deep; a list is named whole. */
const merged = (standing: Parts, named: Parts): Parts => ({
  ...standing,
  ...Object.fromEntries(Object.entries(named).map(([name, value]) => {
    const before = Object.hasOwn(standing, name) ? standing[name] : undefined
    return [name, hasParts(before) && hasParts(value) ? merged(before, value) : value]
  })),
})

function readChange(path: string): Parts {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw invalid(`${path} cannot be read as JSON.`)
  }
  if (!hasParts(given)) throw invalid(`${path} holds no object that names what is to change.`)
  return given
}

/**
 * Changes what the file at `path` names and leaves what it does not, also within what it names in part; workstations take it over
 * when they sign in next. Refuses with `policy_invalid`.
 */
export async function changePolicy(hub: Hub, path: string): Promise<PolicyText> {
  const change = readChange(path)
  return hub.store.transaction().execute(async transaction => {
    const { policy: { sample, ...standing }, revision } = await readFacts(transaction)
    const parsed = Changeable.safeParse(merged(standing, change))
    if (!parsed.success) throw invalid(`${path} does not fit:\n${z.prettifyError(parsed.error)}`)
    const changed: PolicyText = { sample, ...parsed.data }
    await transaction.updateTable('hub').set({ policy: JSON.stringify(changed), revision: revision + 1 }).execute()
    await hub.journal.append(transaction, 'policy.changed', { revision: revision + 1, policy: changed })
    return changed
  })
}
