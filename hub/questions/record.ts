import { afterQuestionStep, expiryOf, type QuestionStep } from '../../shared/domain/asking.ts'
import type { EventPayload } from '../../shared/hub-api/events.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import { readFacts } from '../hub.ts'
import { byPerson, misfit, type Fact, type Recorders, type Recording } from '../streams/recording.ts'
import { allDeclined, findPut, stateOf } from './rights.ts'

async function ask(recording: Recording, { seq, at, payload }: Fact<'question.asked'>, person: string): Promise<RejectionReason | null> {
  const { transaction, stream, receivedAt } = recording
  const { question, clip, batch, lease, shift, span, text } = payload
  const objection = await misfit(recording, { clip, batch, lease, shift })
  if (objection !== null) return objection
  const known = await transaction.selectFrom('questions').select('id').where('id', '=', question).executeTakeFirst()
  if (known !== undefined) return { code: 'question_known' }
  const { policy } = await readFacts(transaction)
  const { retain_until: retainUntil } = await transaction.selectFrom('batches').select('retain_until').where('id', '=', batch).executeTakeFirstOrThrow()
  await transaction
    .insertInto('questions')
    .values({
      id: question, stream, seq, asker: person, clip, batch, span: JSON.stringify(span), text, asked_at: at,
      received_at: receivedAt, expires_at: expiryOf(receivedAt, policy.questionDays, retainUntil),
    })
    .execute()
  return null
}

type Reply = EventPayload<'question.answered' | 'question.declined'>

/** What stands against a reply, or null: it was not this person's to give, or came after the question had closed. */
async function objectionTo(recording: Recording, step: QuestionStep, at: number, { question, clip, shift }: Reply, person: string): Promise<RejectionReason | null> {
  const { transaction, receivedAt, knowsShift } = recording
  const { role } = await transaction.selectFrom('people').select('role').where('id', '=', person).executeTakeFirstOrThrow()
  const put = await findPut(transaction, question, { person, role })
  if (put?.clip !== clip) return { code: 'question_not_put' }
  if (shift !== null && !(await knowsShift(shift))) return { code: 'shift_unknown' }
  // What was written in time counts, however late it arrives.
  const state = stateOf(put, Math.min(at, receivedAt))
  return afterQuestionStep(state, step) === null ? { code: 'question_closed', state } : null
}

/** Questions, answers, and that somebody would rather not answer; all of it kept. */
export const questionRecorders: Pick<Recorders, 'question.asked' | 'question.answered' | 'question.declined'> = {
  'question.asked': byPerson(ask),
  'question.answered': byPerson(async (recording, { seq, at, payload }, person) => {
    const objection = await objectionTo(recording, 'answer', at, payload, person)
    if (objection !== null) return objection
    const { transaction, stream, receivedAt } = recording
    const { question, text } = payload
    await transaction.insertInto('question_answers').values({ stream, seq, question, person, at, text }).execute()
    await transaction.updateTable('questions').set({ answered_at: receivedAt }).where('id', '=', question).where('answered_at', 'is', null).execute()
    return null
  }),
  'question.declined': byPerson(async (recording, { at, payload }, person) => {
    const objection = await objectionTo(recording, 'decline', at, payload, person)
    if (objection !== null) return objection
    const { transaction, receivedAt } = recording
    const { question } = payload
    await transaction.insertInto('question_declines').values({ question, person, at }).onConflict(conflict => conflict.doNothing()).execute()
    if (await allDeclined(transaction, question)) {
      await transaction.updateTable('questions').set({ declined_at: receivedAt }).where('id', '=', question).where('declined_at', 'is', null).execute()
    }
    return null
  }),
}
