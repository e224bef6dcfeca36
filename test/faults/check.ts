import { commitmentOf, emptyHead, findChainFault, type Envelope } from '../../shared/domain/chain.ts'
import { digest } from '../../electron/core/crypto/digest.ts'
import { openMigrated } from '../../electron/core/database/migrate.ts'
import type { Hub } from '../../hub/hub.ts'
import type { Answers } from './asking.ts'
import { withTrialMigrations } from './crash/trial-migrations.ts'
import { require } from './fault.ts'
import { copyVault, type VaultAt } from './laptop.ts'

type Where = { trial: number; seed: number }
type Row = { envelope: string; salt: string | null; payload: string | null }

const transcriptOf = (payload: string): string => (JSON.parse(payload) as { annotation?: { transcript?: string } }).annotation?.transcript ?? ''

/** Whether each promised answer is among these once, and nothing that nobody gave. */
function requireOnce(found: readonly string[], { promised, begun }: Answers, place: string, where: Where): void {
  const counts = new Map<string, number>()
  for (const words of found) counts.set(words, (counts.get(words) ?? 0) + 1)
  for (const words of promised) require(counts.get(words) === 1, `${words} is ${counts.get(words) ?? 0} times ${place}`, where)
  for (const [words, count] of counts) require(begun.has(words) && count === 1, `${words} is ${count} times ${place}`, where)
}

function requireChain(stream: string, rows: readonly Row[], place: string, where: Where): void {
  const envelopes = rows.map(({ envelope }) => JSON.parse(envelope) as Envelope)
  const fault = findChainFault(digest, stream, emptyHead, envelopes)
  require(fault === null, `The chain ${place} is ${fault?.fault ?? ''} at event ${fault?.seq ?? 0}`, where)
  for (const [index, { salt, payload }] of rows.entries()) {
    if (salt === null || payload === null) continue
    const kept = commitmentOf(digest, salt, JSON.parse(payload)) === envelopes[index]?.commitment
    require(kept, `Event ${index + 1} ${place} is not what it commits to`, where)
  }
}

/** Opens a copy of what lies there, as the next start would, and looks at all of it. Gives its events' number. */
export function checkVault(vault: VaultAt, work: string, later: number, answers: Answers, where: Where): number {
  const { db } = openMigrated(copyVault(vault, work), vault.key, withTrialMigrations(later))
  try {
    require(db.pragma('integrity_check', { simple: true }) === 'ok', 'The vault is not whole', where)
    const rows = db.prepare<[], Row & { type: string }>('SELECT e.type, e.envelope, p.salt, p.payload FROM event e LEFT JOIN event_payload p ON p.seq = e.seq ORDER BY e.seq').all()
    requireChain(db.prepare<[], string>('SELECT id FROM stream').pluck().get() ?? '', rows, 'in the vault', where)
    const given = rows.flatMap(({ type, payload }) => (type === 'annotation.submitted' && payload !== null ? [transcriptOf(payload)] : []))
    requireOnce(given, answers, 'in the vault', where)
    return rows.length
  } finally {
    db.close()
  }
}

/** Looks at all that the hub has of the reviewer. Gives its events' number. */
export async function checkHub({ store }: Hub, person: string, answers: Answers, where: Where): Promise<number> {
  const stream = await store.selectFrom('streams').select(['id', 'seq']).where('person', '=', person).executeTakeFirstOrThrow()
  const rows = await store
    .selectFrom('events')
    .leftJoin('event_payloads', join => join.onRef('event_payloads.stream', '=', 'events.stream').onRef('event_payloads.seq', '=', 'events.seq'))
    .select(['events.version as v', 'events.id', 'events.stream', 'events.seq', 'events.type', 'events.at', 'events.prev', 'events.commitment', 'events.rejected', 'salt', 'payload'])
    .where('events.stream', '=', stream.id)
    .orderBy('events.seq')
    .execute()
  const sent = rows.map(({ v, id, stream: of, seq, type, at, prev, commitment, salt, payload }) => ({ envelope: JSON.stringify({ v, id, stream: of, seq, type, at, prev, commitment }), salt, payload }))
  requireChain(stream.id, sent, 'at the hub', where)
  const parked = rows.find(({ rejected }) => rejected !== null)
  require(parked === undefined, `The hub could not use ${parked?.type ?? ''}: ${parked?.rejected ?? ''}`, where)
  const decisions = await store.selectFrom('decisions').select('annotation').where('person', '=', person).where('kind', '=', 'annotation').execute()
  requireOnce(decisions.map(({ annotation }) => (JSON.parse(annotation ?? '{}') as { transcript?: string }).transcript ?? ''), answers, 'at the hub', where)
  return rows.length
}
