import { HubAuditResult, type HubAuditState } from '../../shared/hub-api/audit.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { listBrought } from './brought.ts'
import { verifyHub, type HubAudit } from './verify.ts'

// Verifying all that a hub holds takes longer than anybody waits for an answer: it is asked for, done beside the server,
// and its result kept.

/** After so long a process that has not ended its audit has most likely fallen. */
const patienceMs = 6 * 3_600_000
const mostFindings = 200

const resultOf = ({ at, holds, streams, cases, blobs, findings }: HubAudit): HubAuditResult => ({
  at, holds,
  streams: streams.length,
  events: streams.reduce((sum, { events }) => sum + events, 0),
  cases: cases.cases,
  blobs: blobs.blobs,
  faults: findings.length,
  findings: findings.slice(0, mostFindings),
  lost: streams.flatMap(({ stream, lost }) => lost.map(seq => ({ stream, seq }))).slice(0, mostFindings),
})

/** What was found last, and whether somebody waits for more. */
export async function readHubAudit(store: Store): Promise<HubAuditState> {
  const done = await store.selectFrom('hub_audits').select('outcome').where('outcome', 'is not', null).orderBy('done_at', 'desc').executeTakeFirst()
  const open = await store.selectFrom('hub_audits').select('asked_at').where('done_at', 'is', null).orderBy('number').executeTakeFirst()
  return { last: done?.outcome == null ? null : HubAuditResult.parse(JSON.parse(done.outcome)), askedAt: open?.asked_at ?? null, brought: await listBrought(store) }
}

/** Asks for an audit; whoever asks while one is waited for waits for the same. */
export const askHubAudit = (hub: Hub, person: string): Promise<HubAuditState> =>
  hub.store.transaction().execute(async transaction => {
    const state = await readHubAudit(transaction)
    if (state.askedAt !== null) return state
    await transaction.insertInto('hub_audits').values({ asked_at: hub.now(), asked_by: person, claimed_at: null, done_at: null, outcome: null }).execute()
    return readHubAudit(transaction)
  })

/** Keeps what an operator's audit has found. */
export async function noteHubAudit(hub: Hub, audit: HubAudit): Promise<void> {
  const now = hub.now()
  await hub.store.insertInto('hub_audits').values({ asked_at: now, asked_by: null, claimed_at: now, done_at: now, outcome: JSON.stringify(resultOf(audit)) }).execute()
}

/** Takes what was asked for this process alone; null where nothing was, or another was faster. */
async function claim(hub: Hub): Promise<number | null> {
  const now = hub.now()
  return hub.store.transaction().execute(async transaction => {
    const open = await transaction
      .selectFrom('hub_audits')
      .select('number')
      .where('done_at', 'is', null)
      .where(({ or, eb }) => or([eb('claimed_at', 'is', null), eb('claimed_at', '<=', now - patienceMs)]))
      .orderBy('number')
      .executeTakeFirst()
    if (open === undefined) return null
    await transaction.updateTable('hub_audits').set({ claimed_at: now }).where('number', '=', open.number).execute()
    return open.number
  })
}

/** Does the audit that somebody asked for. What is cut short or fails waits for another turn. */
export async function auditAsked(hub: Hub, signal?: AbortSignal): Promise<void> {
  if ((await hub.store.selectFrom('hub_audits').select('number').where('done_at', 'is', null).executeTakeFirst()) === undefined) return
  const number = await claim(hub)
  if (number === null) return
  const row = hub.store.updateTable('hub_audits').where('number', '=', number)
  try {
    const audit = await verifyHub(hub, signal)
    await row.set({ done_at: hub.now(), outcome: JSON.stringify(resultOf(audit)) }).execute()
  } catch (error) {
    await row.set({ claimed_at: null }).execute()
    if (signal?.aborted !== true) throw error
  }
}
