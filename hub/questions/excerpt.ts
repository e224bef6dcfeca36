import { excerptSpan } from '../../shared/domain/asking.ts'
import { Span } from '../../shared/domain/values.ts'
import type { Excerpt } from '../../shared/hub-api/excerpts.ts'
import { isWithheld } from '../clips/withheld.ts'
import { grantExcerpt, type WantedExcerpt } from '../excerpts/grant.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import type { Store } from '../store/store.ts'
import { findPut, stateOf } from './rights.ts'

async function allow(transaction: Store, question: string, caller: SignedInCaller, now: number): Promise<WantedExcerpt> {
  const put = await findPut(transaction, question, caller.person)
  if (put === null) throw new Refusal('not_found', 'No such question is put to you.')
  if (stateOf(put, now) !== 'received') throw new Refusal('question_closed', 'This question is closed, so its seconds are given to nobody any more.')
  const clip = await transaction.selectFrom('clips').select(['quarantined_at', 'held_at', 'duration_ms']).where('id', '=', put.clip).executeTakeFirstOrThrow()
  if (isWithheld(clip)) throw new Refusal('clip_withheld', 'This recording is withheld; nobody plays it.')
  return { clip: put.clip, span: excerptSpan(Span.parse(JSON.parse(put.span)), clip.duration_ms), purpose: 'question', subject: question }
}

/** The seconds of an open question for somebody it is put to. Refuses with `not_found`, `question_closed`, `clip_withheld` or `excerpt_limit`. */
export const excerptFor = (hub: Hub, question: string, caller: SignedInCaller): Promise<Excerpt> =>
  grantExcerpt(hub, caller, transaction => allow(transaction, question, caller, hub.now()))
