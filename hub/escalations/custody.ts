import { z } from 'zod'
import { Span } from '../../shared/domain/values.ts'
import type { CustodyEntry } from '../../shared/hub-api/escalations.ts'
import type { EscalationAction } from '../../shared/domain/escalation.ts'
import type { Store } from '../store/store.ts'

type Entry = z.infer<typeof CustodyEntry>

const wordFor: Record<EscalationAction, string> = { receive: 'received', acknowledge: 'acknowledged' }
const Played = z.array(Span)

async function accesses(store: Store, clip: string): Promise<Entry[]> {
  const rows = await store
    .selectFrom('access_log')
    .innerJoin('people', 'people.id', 'access_log.person')
    .select(['access_log.at', 'access_log.kind', 'access_log.played', 'people.code'])
    .where('clip', '=', clip)
    .orderBy('at')
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ at, kind, played, code }): Entry[] =>
    played === null
      ? [{ at, actor: code, what: kind, span: null }]
      : Played.parse(JSON.parse(played)).map(span => ({ at, actor: code, what: kind, span })),
  )
}

async function steps(store: Store, escalation: string): Promise<Entry[]> {
  const rows = await store
    .selectFrom('escalation_transitions')
    .leftJoin('people', 'people.id', 'escalation_transitions.person')
    .select(['escalation_transitions.at', 'escalation_transitions.action', 'people.code'])
    .where('escalation', '=', escalation)
    .orderBy('number')
    .execute()
  return rows.map(({ at, action, code }) => ({ at, actor: code ?? 'hub', what: wordFor[action], span: null }))
}

/** Everyone who had the clip in their ears or took a step on the case, in order of time. */
export async function custodyOf(store: Store, filed: { escalation: string; clip: string; filer: string; at: number }): Promise<Entry[]> {
  const filing: Entry = { at: filed.at, actor: filed.filer, what: 'filed', span: null }
  const entries = [...(await accesses(store, filed.clip)), filing, ...(await steps(store, filed.escalation))]
  return entries.toSorted((one, other) => one.at - other.at)
}

const hourMs = 3_600_000

/** Reading the access log is logged as well: who, of which clip, in which hour. */
export async function logReading(store: Store, person: string, clips: readonly string[], now: number): Promise<void> {
  if (clips.length === 0) return
  const hour = Math.floor(now / hourMs) * hourMs
  const rows = [...new Set(clips)].map(clip => ({ person, clip, hour }))
  await store.insertInto('access_reads').values(rows).onConflict(conflict => conflict.doNothing()).execute()
}
