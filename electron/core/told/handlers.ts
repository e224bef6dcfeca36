import { z } from 'zod'
import { Told } from '../../../shared/contract/told.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

const key = 'told'

/** What was read, and when. */
const Read = z.strictObject({ visibility: Told.shape.visibility, retentionDays: Told.shape.retentionDays, at: z.int() }).nullable().catch(null)

/** What a reviewer is told of what is kept of their work, once for each policy that changes it. */
export function createToldHandlers({ kept, now, emit }: Desk, policy: () => Policy | null): Pick<DeskHandlers, 'told.read' | 'told.acknowledge'> {
  const decided = (): Policy['statistics'] => {
    const found = policy()
    if (found === null) throw new Error('An open vault without a policy')
    return found.statistics
  }
  const read = (): Told => {
    const { visibility, retentionDays } = decided()
    const before = Read.parse(kept.read(key))
    const same = before !== null && before.visibility === visibility && before.retentionDays === retentionDays
    return { visibility, retentionDays, acknowledgedAt: same ? before.at : null, changed: before !== null && !same }
  }
  return {
    'told.read': read,
    'told.acknowledge': () => {
      const { visibility, retentionDays } = decided()
      kept.write(key, { visibility, retentionDays, at: now() })
      emit('settings.changed')
      return read()
    },
  }
}
