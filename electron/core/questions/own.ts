import { questionStateAt } from '../../../shared/domain/asking.ts'
import type { MyQuestion } from '../../../shared/contract/questions.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Answer, OwnQuestion } from '../../../shared/hub-api/questions.ts'
import type { Db } from '../database/open.ts'

/** What the vault's owner asked, and what became of it. */
export type OwnQuestions = {
  record(asked: { question: string; clip: string; position: number; span: Span; text: string }, at: number): void
  /** Newest first. */
  all(now: number): MyQuestion[]
  /** Takes over what the hub says; whether anything changed. */
  update(own: OwnQuestion): boolean
  see(questions: readonly string[]): void
}

type Row = {
  id: string; clip: string; position: number; span: string; text: string; asked_at: number; received_at: number | null
  expires_at: number | null; answered_at: number | null; declined_at: number | null; answers: string; seen: number; parked: number
}

const times = (row: Row) => ({ receivedAt: row.received_at, expiresAt: row.expires_at, answeredAt: row.answered_at, declinedAt: row.declined_at })

export function createOwnQuestions(db: Db): OwnQuestions {
  const insert = db.prepare(
    `INSERT INTO question (id, clip, position, span, text, asked_at) VALUES (:question, :clip, :position, :span, :text, :at)`,
  )
  // A question's id is that of the event which asked it: one that the hub could not use gets no answer.
  const select = db.prepare<[], Row>(
    `SELECT q.*, EXISTS (SELECT 1 FROM event e WHERE e.id = q.id AND e.parked IS NOT NULL) AS parked FROM question q ORDER BY q.asked_at DESC, q.id`,
  )
  const update = db.prepare(
    `UPDATE question SET received_at = :receivedAt, expires_at = :expiresAt, answered_at = :answeredAt, declined_at = :declinedAt,
            answers = :answers, seen = 0
     WHERE id = :question AND (received_at, expires_at, answered_at, declined_at, answers)
       IS NOT (:receivedAt, :expiresAt, :answeredAt, :declinedAt, :answers)`,
  )
  const see = db.prepare('UPDATE question SET seen = 1 WHERE id = ?')
  return {
    record: (asked, at) => {
      insert.run({ ...asked, span: JSON.stringify(asked.span), at })
    },
    all: now =>
      select.all().map(row => ({
        question: row.id,
        clip: row.clip,
        position: row.position,
        span: JSON.parse(row.span) as Span,
        text: row.text,
        state: row.parked === 1 ? 'refused' : questionStateAt(times(row), now),
        askedAt: row.asked_at,
        receivedAt: row.received_at,
        expiresAt: row.expires_at,
        answers: JSON.parse(row.answers) as Answer[],
        seen: row.seen === 1,
      })),
    update: own => update.run({ ...own, answers: JSON.stringify(own.answers) }).changes > 0,
    see: questions => {
      for (const question of questions) see.run(question)
    },
  }
}
