import { readFacts, type PolicyText } from '../hub.ts'
import { changePolicy } from '../setup/policy.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

const outcomeOf = (policy: PolicyText): Outcome => ({ value: policy, words: JSON.stringify(policy, null, 2) })

export const showPolicy = (options: CommonOptions): Promise<Outcome> =>
  withHub(options.data, async hub => outcomeOf((await readFacts(hub.store)).policy))

export const setPolicy = (file: string, options: CommonOptions): Promise<Outcome> =>
  withHub(options.data, async hub => outcomeOf(await changePolicy(hub, file)))
