import type { Excerpt } from '../../shared/hub-api/excerpts.ts'
import { grantExcerpt } from '../excerpts/grant.ts'
import type { Hub } from '../hub.ts'
import type { SignedInCaller } from '../server/call.ts'
import { requireOpen } from './read.ts'

/** The whole clip of an open adjudication, for whoever decides on it. Refuses as `requireOpen` does, or with `excerpt_limit`. */
export const excerptFor = (hub: Hub, adjudication: string, caller: SignedInCaller): Promise<Excerpt> =>
  grantExcerpt(hub, caller, async transaction => {
    const { clip } = await requireOpen(transaction, adjudication, caller.person.person)
    const { duration_ms: to } = await transaction.selectFrom('clips').select('duration_ms').where('id', '=', clip).executeTakeFirstOrThrow()
    return { clip, span: { from: 0, to }, purpose: 'adjudication', subject: adjudication }
  })
