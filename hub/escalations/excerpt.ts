import { z } from 'zod'
import { isClosed } from '../../shared/domain/case-rules.ts'
import { limitsOf } from '../../shared/domain/exposure.ts'
import { totalMs } from '../../shared/domain/heard.ts'
import { Span } from '../../shared/domain/values.ts'
import type { Excerpt } from '../../shared/hub-api/excerpts.ts'
import { requireEvidence } from '../clips/withheld.ts'
import { grantExcerpt, type WantedExcerpt } from '../excerpts/grant.ts'
import { readFacts, type Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import type { Store } from '../store/store.ts'
import { loadCase } from './load.ts'

const Spans = z.array(Span)
const dayMs = 24 * 3_600_000

/** Safety leads obey the hard limit of flagged sound like everybody else: whoever has reached it since yesterday leaves the rest to others. */
async function requireBearable(transaction: Store, person: string, now: number): Promise<void> {
  const rows = await transaction
    .selectFrom('excerpt_plays')
    .innerJoin('excerpts', 'excerpts.id', 'excerpt_plays.excerpt')
    .select(['excerpt_plays.played', 'excerpt_plays.speed'])
    .where('excerpts.purpose', '=', 'case')
    .where('excerpt_plays.person', '=', person)
    .where('excerpt_plays.at', '>', now - dayMs)
    .execute()
  const heardMs = rows.reduce((sum, { played, speed }) => sum + totalMs(Spans.parse(JSON.parse(played))) / speed, 0)
  const { policy } = await readFacts(transaction)
  if (heardMs >= limitsOf(policy).hardMs) throw new Refusal('exposure_reached', 'That is enough of such sound for a day; another safety lead can go on.')
}

async function allow(transaction: Store, escalation: string, span: Span, { person }: SignedInCaller, now: number): Promise<WantedExcerpt> {
  const loaded = await loadCase(transaction, escalation)
  if (loaded === null) throw new Refusal('not_found', 'There is no such case.')
  const { row, state } = loaded
  if (isClosed(state.state)) throw new Refusal('wrong_state', 'The case is closed; nobody listens to its recording unless it is reopened.')
  if (state.filer === person.person) throw new Refusal('second_person_needed', 'Nobody works on a case that they filed.')
  const clip = await transaction.selectFrom('clips').select(['duration_ms', 'quarantined_at', 'held_at']).where('id', '=', row.clip).executeTakeFirst()
  if (clip === undefined) throw new Refusal('not_found', 'This hub does not know the recording.')
  requireEvidence(clip)
  if (span.to > clip.duration_ms) throw new Refusal('invalid_request', 'The recording ends before these seconds do.')
  await requireBearable(transaction, person.person, now)
  return { clip: row.clip, span, purpose: 'case', subject: escalation }
}

/**
 * Seconds of an open case's recording, which is kept from everybody else. Refuses with `not_found`, `wrong_state`,
 * `second_person_needed`, `clip_withheld`, `invalid_request`, `exposure_reached` or `excerpt_limit`.
 */
export const excerptOf = (hub: Hub, escalation: string, span: Span, caller: SignedInCaller): Promise<Excerpt> =>
  grantExcerpt(hub, caller, transaction => allow(transaction, escalation, span, caller, hub.now()))
