import { Annotation } from '../../shared/domain/annotation.ts'
import { playbackGainDb } from '../../shared/domain/loudness.ts'
import type { Excerpt } from '../../shared/hub-api/excerpts.ts'
import type { ContestedGold, DecideContest } from '../../shared/hub-api/gold.ts'
import { isWithheld } from '../clips/withheld.ts'
import { lockWithClip } from '../clips/locked-text.ts'
import { grantExcerpt } from '../excerpts/grant.ts'
import type { Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { removeGold } from '../quality/gold.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import type { Store } from '../store/store.ts'
import { contestNote, goldAnswers } from './own.ts'
import { decideAgain } from './replay.ts'

const mostListed = 200

const openContests = (store: Store, supervisor: string) =>
  store
    .selectFrom('gold_contests')
    .innerJoin('clips', 'clips.id', 'gold_contests.clip')
    .where('gold_contests.decided_at', 'is', null)
    .where('gold_contests.person', '!=', supervisor)
    .where('clips.quarantined_at', 'is', null)
    .where('clips.held_at', 'is', null)

/** Contested gold that waits for a supervisor, the oldest first. */
export async function listContests(store: Store, supervisor: string): Promise<ContestedGold[]> {
  const rows = await openContests(store, supervisor)
    .select([
      'gold_contests.id', 'gold_contests.clip', 'gold_contests.batch', 'gold_contests.person', 'gold_contests.reason', 'gold_contests.at',
      'clips.locale', 'clips.duration_ms', 'clips.peaks', 'clips.loudness', 'clips.true_peak', 'clips.flags', 'clips.reference',
    ])
    .orderBy('gold_contests.at')
    .limit(mostListed)
    .execute()
  const contests: ContestedGold[] = []
  for (const row of rows) {
    const answer = await goldAnswers(store, row.person).select('standing.annotation').where('standing.clip', '=', row.clip).where('standing.batch', '=', row.batch).executeTakeFirst()
    if (answer === undefined) continue
    const { wake, transcript } = Annotation.parse(JSON.parse(answer.annotation ?? ''))
    contests.push({
      contest: row.id, clip: row.clip, locale: row.locale, durationMs: row.duration_ms, peaks: toText(row.peaks), gainDb: playbackGainDb(row.loudness, row.true_peak),
      flagged: row.flags !== '[]', reference: row.reference ?? '', answer: { wake, transcript }, reason: row.reason, contestedAt: row.at,
    })
  }
  return contests
}

/** A contest that this supervisor may decide. Refuses with `not_found`, `second_person_needed`, `wrong_state` or `clip_withheld`. */
async function requireOpen(store: Store, contest: string, supervisor: string) {
  const row = await store
    .selectFrom('gold_contests')
    .innerJoin('clips', 'clips.id', 'gold_contests.clip')
    .select(['gold_contests.clip', 'person', 'decided_at', 'quarantined_at', 'held_at', 'duration_ms', 'wrapped_key'])
    .where('gold_contests.id', '=', contest)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'There is no such contest.')
  if (row.person === supervisor) throw new Refusal('second_person_needed', 'Nobody decides on what they contested.')
  if (row.decided_at !== null) throw new Refusal('wrong_state', 'Somebody has decided on it meanwhile.')
  if (isWithheld(row)) throw new Refusal('clip_withheld', 'This recording is withheld; nobody plays it.')
  return row
}

/** The whole clip of contested gold. Refuses as `requireOpen` does, or with `excerpt_limit`. */
export const contestExcerpt = (hub: Hub, contest: string, caller: SignedInCaller): Promise<Excerpt> =>
  grantExcerpt(hub, caller, async transaction => {
    const { clip, duration_ms: to } = await requireOpen(transaction, contest, caller.person.person)
    return { clip, span: { from: 0, to }, purpose: 'adjudication', subject: contest }
  })

/**
 * Takes down what a supervisor found. Gold that was wrong leaves the gold and everybody's figures, and whoever else
 * contested it is told the same. Refuses as `requireOpen` does.
 */
export async function decideContest(hub: Hub, contest: string, { outcome, note }: DecideContest, supervisor: string): Promise<void> {
  await hub.store.transaction().execute(async transaction => {
    const row = await requireOpen(transaction, contest, supervisor)
    const others = await transaction.selectFrom('gold_contests').select('id').where('clip', '=', row.clip).where('id', '!=', contest).where('decided_at', 'is', null).execute()
    const decided = [contest, ...(outcome === 'wrong' ? others.map(({ id }) => id) : [])]
    for (const id of decided) {
      const payload = { contest: id, by: supervisor, outcome, note: toText(lockWithClip(hub, row, contestNote, id, note.trim())) }
      await decideAgain(transaction, hub.now(), payload)
      await hub.journal.append(transaction, 'gold.decided', payload)
    }
    const gold = await transaction.selectFrom('gold').select('removed_at').where('clip', '=', row.clip).executeTakeFirst()
    if (outcome === 'wrong' && gold !== undefined && gold.removed_at === null) await removeGold(hub, transaction, row.clip, 'contested')
  })
}
