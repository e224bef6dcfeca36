import { z } from 'zod'
import type { TakenStep } from '../../shared/domain/case.ts'
import { Span } from '../../shared/domain/values.ts'
import type { CustodyEntry } from '../../shared/hub-api/escalations.ts'
import type { Store } from '../store/store.ts'

type Entry = z.infer<typeof CustodyEntry>

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

const readings = { case: 'read_case', source: 'read_source' } as const

async function reads(store: Store, escalation: string): Promise<Entry[]> {
  const rows = await store
    .selectFrom('case_reads')
    .innerJoin('people', 'people.id', 'case_reads.person')
    .select(['case_reads.at', 'case_reads.what', 'people.code'])
    .where('escalation', '=', escalation)
    .execute()
  return rows.map(({ at, what, code }) => ({ at, actor: code, what: readings[what], span: null }))
}

/** Evidence that left the hub, by whom it was given to. */
async function exported(store: Store, escalation: string): Promise<Entry[]> {
  const rows = await store
    .selectFrom('evidence_exports')
    .innerJoin('exports', 'exports.id', 'evidence_exports.export')
    .innerJoin('people', 'people.id', 'evidence_exports.person')
    .select(['exports.at', 'people.code'])
    .where('escalation', '=', escalation)
    .execute()
  return rows.map(({ at, code }) => ({ at, actor: code, what: 'exported', span: null }))
}

/** What a person goes by here, or `hub`. */
export type CodeOf = (person: string | null) => string

export async function readCodes(store: Store): Promise<CodeOf> {
  const codes = new Map((await store.selectFrom('people').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]))
  return person => (person === null ? 'hub' : (codes.get(person) ?? person))
}

type Filed = { escalation: string; clip: string; filer: string; at: number; taken: readonly TakenStep[] }

/** Everyone who had the clip in their ears, opened the case or took a step on it, in order of time; steps by their names. */
export async function custodyOf(store: Store, { escalation, clip, filer, at, taken }: Filed, codeOf: CodeOf): Promise<Entry[]> {
  const filing: Entry = { at, actor: codeOf(filer), what: 'filed', span: null }
  const steps = taken.map(({ at: when, by, step }): Entry => ({ at: when, actor: codeOf(by.person), what: step.action, span: null }))
  const entries = [...(await accesses(store, clip)), ...(await reads(store, escalation)), ...(await exported(store, escalation)), filing, ...steps]
  return entries.toSorted((one, other) => one.at - other.at)
}

const hourMs = 3_600_000
const hourOf = (now: number): number => Math.floor(now / hourMs) * hourMs

/** Reading the access log is logged as well: who, of which clip, in which hour. */
export async function logReading(store: Store, person: string, clips: readonly string[], now: number): Promise<void> {
  if (clips.length === 0) return
  const rows = [...new Set(clips)].map(clip => ({ person, clip, hour: hourOf(now) }))
  await store.insertInto('access_reads').values(rows).onConflict(conflict => conflict.doNothing()).execute()
}

/** Opening a case is part of its custody, once an hour. */
export async function logCaseReading(store: Store, person: string, escalation: string, what: keyof typeof readings, now: number): Promise<void> {
  const row = { escalation, person, hour: hourOf(now), what, at: now }
  await store.insertInto('case_reads').values(row).onConflict(conflict => conflict.doNothing()).execute()
}
