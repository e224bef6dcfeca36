import type { Answer, OwnQuestion } from '../../shared/hub-api/questions.ts'
import { isRecalled } from '../clips/withheld.ts'
import type { Store } from '../store/store.ts'

/** More than anybody asks before the oldest have long expired. */
const mostListed = 500

/** What became of somebody's questions, newest first; of an answer it tells the role that gave it and no more, and of a recalled clip no answer. */
export async function listOwnQuestions(store: Store, asker: string): Promise<OwnQuestion[]> {
  const rows = await store
    .selectFrom('questions')
    .select(['id', 'received_at', 'expires_at', 'answered_at', 'declined_at'])
    .where('asker', '=', asker)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute()
  const given = await store
    .selectFrom('question_answers')
    .innerJoin('questions', 'questions.id', 'question_answers.question')
    .innerJoin('people', 'people.id', 'question_answers.person')
    .innerJoin('clips', 'clips.id', 'questions.clip')
    .select(['question_answers.question', 'question_answers.at', 'question_answers.text', 'people.role'])
    .where('questions.asker', '=', asker)
    .where('clips.destroyed_at', 'is', null)
    .where(eb => eb.not(isRecalled(eb)))
    .orderBy('question_answers.at')
    .execute()
  const answers = Map.groupBy(given, ({ question }) => question)
  return rows.map(row => ({
    question: row.id,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
    answeredAt: row.answered_at,
    declinedAt: row.declined_at,
    answers: (answers.get(row.id) ?? []).map(({ at, text, role }): Answer => ({ at, text, by: role === 'supervisor' ? 'supervisor' : 'reviewer' })),
  }))
}
