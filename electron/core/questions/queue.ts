import type { OpenQuestion } from '../../../shared/contract/questions.ts'
import type { ContentFlag } from '../../../shared/domain/exposure.ts'
import type { QueuedQuestion } from '../../../shared/hub-api/questions.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** Questions that the vault's owner may answer, kept so that they can be read and answered while the hub is away. */
export type QuestionQueue = {
  /** Those that wait, by what expires first. */
  open(now: number): OpenQuestion[]
  /** Refuses with `question_unknown`, or with `question_closed` once it is answered, declined or expired. */
  requireOpen(question: string, now: number): QueuedQuestion
  /** What distresses in the clip it is about; also of one that is closed meanwhile. */
  flagsOf(question: string): ContentFlag[]
  /** Whether any of them is about this clip. */
  holds(clip: string): boolean
  /** Answered or declined here. */
  settle(question: string): void
  /** Takes over what the hub says waits; whether anything changed. */
  replace(queue: readonly QueuedQuestion[]): boolean
}

type Row = { id: string; entry: string; position: number | null; settled: number; expires_at: number }

export function createQuestionQueue(db: Db): QuestionQueue {
  const select = `SELECT q.id, q.entry, q.settled, q.expires_at, c.position FROM queued_question q LEFT JOIN clip c ON c.id = q.clip`
  const waiting = db.prepare<{ now: number }, Row>(`${select} WHERE q.settled = 0 AND q.expires_at > :now ORDER BY q.expires_at, q.id`)
  const one = db.prepare<[string], Row>(`${select} WHERE q.id = ?`)
  const onClip = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM queued_question WHERE clip = ?')
  const ids = db.prepare<[], { id: string }>('SELECT id FROM queued_question')
  const put = db.prepare(
    `INSERT INTO queued_question (id, clip, expires_at, entry) VALUES (:question, :clip, :expiresAt, :entry)
     ON CONFLICT (id) DO UPDATE SET entry = :entry, expires_at = :expiresAt WHERE entry IS NOT :entry`,
  )
  const settle = db.prepare('UPDATE queued_question SET settled = 1 WHERE id = ?')
  const remove = db.prepare('DELETE FROM queued_question WHERE id = ?')
  return {
    open: now => waiting.all({ now }).map(({ entry, position }) => ({ ...(JSON.parse(entry) as QueuedQuestion), position })),
    requireOpen(question, now) {
      const row = one.get(question)
      if (row === undefined) throw new Refusal('question_unknown')
      if (row.settled === 1 || row.expires_at <= now) throw new Refusal('question_closed')
      return JSON.parse(row.entry) as QueuedQuestion
    },
    flagsOf(question) {
      const row = one.get(question)
      return row === undefined ? [] : (JSON.parse(row.entry) as QueuedQuestion).flags
    },
    holds: clip => (onClip.get(clip)?.n ?? 0) > 0,
    settle: question => {
      settle.run(question)
    },
    replace: db.transaction((queue: readonly QueuedQuestion[]) => {
      const gone = new Set(ids.all().map(({ id }) => id)).difference(new Set(queue.map(({ question }) => question)))
      for (const id of gone) remove.run(id)
      const changes = queue.map(entry => put.run({ ...entry, entry: JSON.stringify(entry) }).changes)
      return gone.size > 0 || changes.some(count => count > 0)
    }),
  }
}
