import { journalPayloads } from '../journal/entries.ts'
import { writeAnswers } from '../decisions/record.ts'
import type { Store } from '../store/store.ts'
import { byPerson, type Recorders } from '../streams/recording.ts'
import { goldAnswers, isOver } from './own.ts'
import { decideAgain } from './replay.ts'

/** Decisions that the journal knows of a contest, taken again now that a device has told of it again. */
async function takeWaiting(transaction: Store, contest: string): Promise<void> {
  const waiting = await transaction.selectFrom('journal_waiting').selectAll().where('subject', '=', contest).where('kind', '=', 'gold.decided').execute()
  for (const { seq, at, payload } of waiting) {
    const unready = await decideAgain(transaction, at, journalPayloads['gold.decided'].parse(JSON.parse(payload)))
    if (unready === null) await transaction.deleteFrom('journal_waiting').where('seq', '=', seq).execute()
  }
}

/** Known answers that those who were measured by them say are wrong. */
export const contestRecorders: Pick<Recorders, 'gold.contested'> = {
  'gold.contested': byPerson(async (recording, { seq, at, payload }, person) => {
    const { transaction, stream, receivedAt } = recording
    const { contest, clip, batch, reason } = payload
    // A hub that was restored is told the answer and the contest in one breath.
    await writeAnswers(recording)
    // Said of every clip alike, so that nobody learns what is gold while they work.
    if (!(await isOver(transaction, batch, person, receivedAt))) return { code: 'batch_not_over' }
    const answered = await goldAnswers(transaction, person).select('standing.clip').where('standing.clip', '=', clip).where('standing.batch', '=', batch).executeTakeFirst()
    if (answered === undefined) return { code: 'not_gold' }
    const known = await transaction
      .selectFrom('gold_contests')
      .select('id')
      .where(eb => eb.or([eb('id', '=', contest), eb.and([eb('clip', '=', clip), eb('person', '=', person)])]))
      .executeTakeFirst()
    if (known !== undefined) return { code: 'contest_known' }
    await transaction.insertInto('gold_contests').values({ id: contest, stream, seq, clip, batch, person, reason, at }).execute()
    await takeWaiting(transaction, contest)
    return null
  }),
}
