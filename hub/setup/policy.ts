import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { HubFault } from '../fault.ts'
import { PolicyText, readFacts, type Hub } from '../hub.ts'

/** What of its policy an organisation may change at any time; a sample hub stays one. */
const Change = PolicyText.omit({ sample: true }).partial()

const invalid = (what: string): HubFault =>
  new HubFault('policy_invalid', what, 'The policy was left as it is.', '"policy show --json" prints how it stands; a file holds what is to change of it.')

function readChange(path: string): z.infer<typeof Change> {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw invalid(`${path} cannot be read as JSON.`)
  }
  const parsed = Change.safeParse(given)
  if (!parsed.success) throw invalid(`${path} does not fit:\n${z.prettifyError(parsed.error)}`)
  // A schema fills in what a file leaves out; only what it names is to change.
  return Object.fromEntries(Object.entries(parsed.data).filter(([name]) => Object.hasOwn(given as object, name)))
}

/** Changes what the file at `path` names; workstations take it over when they sign in next. Refuses with `policy_invalid`. */
export async function changePolicy(hub: Hub, path: string): Promise<PolicyText> {
  const change = readChange(path)
  return hub.store.transaction().execute(async transaction => {
    const { policy, revision } = await readFacts(transaction)
    const changed = PolicyText.parse({ ...policy, ...change })
    await transaction.updateTable('hub').set({ policy: JSON.stringify(changed), revision: revision + 1 }).execute()
    await hub.journal.append(transaction, 'policy.changed', { revision: revision + 1, policy: changed })
    return changed
  })
}
