import type { ExpressionBuilder } from 'kysely'
import { mayAnswer, questionStateAt, type QuestionState } from '../../shared/domain/asking.ts'
import type { Role } from '../../shared/domain/values.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

// Who may answer which question, as the database can tell.

/** Whether a person was ever leased the clip of the question in hand. */
export const wasLeased =
  (person: string) =>
  ({ exists, selectFrom }: ExpressionBuilder<Tables, 'questions'>) =>
    exists(
      selectFrom('lease_clips')
        .innerJoin('leases', 'leases.id', 'lease_clips.lease')
        .select('leases.id')
        .whereRef('lease_clips.clip', '=', 'questions.clip')
        .where('leases.person', '=', person),
    )

type TimesRow = Record<'received_at' | 'expires_at', number> & Record<'answered_at' | 'declined_at', number | null>

export const stateOf = (row: TimesRow, now: number): QuestionState =>
  questionStateAt({ receivedAt: row.received_at, expiresAt: row.expires_at, answeredAt: row.answered_at, declinedAt: row.declined_at }, now)

/** A question that is put to a person; nothing where there is none, or where it is not theirs to answer. */
export async function findPut(store: Store, question: string, { person, role }: { person: string; role: Role }) {
  const row = await store
    .selectFrom('questions')
    .select(['clip', 'asker', 'span', 'received_at', 'expires_at', 'answered_at', 'declined_at'])
    .select(eb => wasLeased(person)(eb).as('leased'))
    .where('id', '=', question)
    .executeTakeFirst()
  if (row === undefined) return null
  return mayAnswer({ role, asked: row.asker === person, leased: Boolean(row.leased) }) ? row : null
}

/** Whether nobody is left who may answer and has not declined. */
export async function allDeclined(store: Store, question: string): Promise<boolean> {
  const people = await store
    .selectFrom('questions')
    .innerJoin('people', join => join.on('people.role', 'in', ['reviewer', 'supervisor']))
    .leftJoin('question_declines', join =>
      join.onRef('question_declines.question', '=', 'questions.id').onRef('question_declines.person', '=', 'people.id'))
    .select(['people.id', 'people.role', 'questions.asker', 'questions.clip'])
    .where('questions.id', '=', question)
    .where('question_declines.at', 'is', null)
    .execute()
  const holders = await store
    .selectFrom('leases')
    .innerJoin('lease_clips', 'lease_clips.lease', 'leases.id')
    .select('leases.person')
    .where('lease_clips.clip', '=', people[0]?.clip ?? '')
    .execute()
  return !people.some(({ id, role, asker }) => mayAnswer({ role, asked: id === asker, leased: holders.some(({ person }) => person === id) }))
}
