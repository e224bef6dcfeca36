import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Span } from '../../shared/domain/values.ts'
import type { Heard, Sought, WhoHeard } from '../../shared/hub-api/audit.ts'
import { logReading } from '../escalations/custody.ts'
import type { Hub } from '../hub.ts'
import { sha256 } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'

const Played = z.array(Span)

/** What is looked for, as the hash it is found and logged by. */
const hashOf = ({ keys }: Hub, { field, text }: Sought): Buffer =>
  field === 'clip' ? sha256(text) : keys.identityIndex(field === 'speaker' ? 'speaker' : 'source_ref', text)

/** Everybody who had any of a speaker's, a source's or one clip's recordings in their ears: one query over the access log. */
async function heardOf(store: Store, { field, text }: Sought, hash: Buffer): Promise<Heard[]> {
  const column = field === 'speaker' ? 'identities.speaker_index' : 'identities.source_index'
  const rows = await store
    .selectFrom('access_log')
    .innerJoin('people', 'people.id', 'access_log.person')
    .select(['access_log.at', 'access_log.clip', 'access_log.kind', 'access_log.played', 'access_log.device', 'people.code'])
    .where(({ eb, selectFrom }) =>
      field === 'clip' ? eb('access_log.clip', '=', text) : eb('access_log.clip', 'in', selectFrom('identities').select('identities.clip').where(column, '=', hash)))
    .orderBy('access_log.at')
    .orderBy('access_log.seq')
    .execute()
  return rows.map(({ at, clip, kind, played, device, code }) => ({ at, person: code, device, clip, kind, spans: played === null ? [] : Played.parse(JSON.parse(played)) }))
}

/** Answers who heard, and takes down who asked, when and why before the answer is given; `person` null for the operator. */
export async function whoHeard(hub: Hub, sought: Sought, reason: string, person: string | null): Promise<WhoHeard> {
  const hash = hashOf(hub, sought)
  return hub.store.transaction().execute(async transaction => {
    const heard = await heardOf(transaction, sought, hash)
    const clips = [...new Set(heard.map(({ clip }) => clip))]
    const row = { id: randomUUID(), at: hub.now(), person, reason, field: sought.field, sought: hash, clips: clips.length, accesses: heard.length }
    await transaction.insertInto('access_queries').values(row).execute()
    if (person !== null) await logReading(transaction, person, clips, row.at)
    return { query: row.id, clips: clips.length, heard }
  })
}

/** Who asked before, newest first; what they looked for is told apart by its hash alone. */
export async function listQueries(store: Store) {
  const rows = await store
    .selectFrom('access_queries')
    .leftJoin('people', 'people.id', 'access_queries.person')
    .select(['access_queries.id', 'at', 'people.code', 'reason', 'field', 'sought', 'clips', 'accesses'])
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ id, code, sought, ...query }) => ({ query: id, by: code, ...query, sought: sought.toString('hex').slice(0, 16) }))
}
