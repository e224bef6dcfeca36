import type { Selectable } from 'kysely'
import type { Store } from './store.ts'
import type { FindingRow } from './rows/streams.ts'

type Finding = Omit<Selectable<FindingRow>, 'number' | 'at'>

/** Takes down what must not happen, for `status` to show; the same finding is taken down once. */
export async function recordFinding(store: Store, at: number, finding: Finding): Promise<void> {
  const { kind, stream, seq, escalation } = finding
  const known = await store
    .selectFrom('findings')
    .select('number')
    .where('kind', '=', kind)
    .where('stream', stream === null ? 'is' : '=', stream)
    .where('seq', seq === null ? 'is' : '=', seq)
    .where('escalation', escalation === null ? 'is' : '=', escalation)
    .executeTakeFirst()
  if (known === undefined) await store.insertInto('findings').values({ ...finding, at }).execute()
}
