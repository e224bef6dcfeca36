import { simulate, type Wanted } from '../simulate/simulate.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

export const simulateHistory = ({ data, people, days, seed, clips }: CommonOptions & Wanted): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await simulate(hub, { people, days, seed, clips })
    return { value, words: `${value.shifts} shifts of ${value.people} invented people: ${value.events} events.` }
  })
