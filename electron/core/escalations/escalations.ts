import type { MyEscalation } from '../../../shared/contract/escalations.ts'
import type { OwnEscalation } from '../../../shared/hub-api/escalations.ts'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** A reviewer's own escalations on this laptop, and what the hub said of them. */
export type Escalations = {
  record(filed: EventPayload<'escalation.filed'>, at: number): void
  mine(): MyEscalation[]
  /** What waits for an answer, null where nothing does. Refuses with `escalation_unknown`. */
  question(escalation: string): string | null
  /** Answered or declined here; the hub learns of it when it is reached. */
  settle(escalation: string): void
  /** Ids that the hub has not received. */
  unreceived(): string[]
  /** Whether any of them still moves. */
  anyUnseen(): boolean
  /** Takes over what the hub says; whether anything changed. */
  update(own: OwnEscalation): boolean
}

export function createEscalations(db: Db): Escalations {
  const insert = db.prepare('INSERT INTO escalation (id, clip, category, severity, state, filed_at) VALUES (?, ?, ?, ?, ?, ?)')
  const all = db.prepare<[], MyEscalation>(
    `SELECT e.id AS escalation, e.clip, e.category, e.severity, e.state, e.filed_at AS filedAt, e.received_at AS receivedAt,
            e.acknowledged_at AS acknowledgedAt, e.decided_at AS decidedAt, e.question, e.outcome, c.position
     FROM escalation e JOIN clip c ON c.id = e.clip ORDER BY e.filed_at DESC`,
  )
  const unreceived = db.prepare<[], { id: string }>('SELECT id FROM escalation WHERE received_at IS NULL ORDER BY filed_at')
  const unseen = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM escalation WHERE acknowledged_at IS NULL')
  const update = db.prepare(
    `UPDATE escalation SET state = :state, severity = :severity, received_at = :receivedAt, acknowledged_at = :acknowledgedAt,
            decided_at = :decidedAt, question = :question, outcome = :outcome
     WHERE id = :escalation AND (state, severity, received_at, acknowledged_at, decided_at, question, outcome)
       IS NOT (:state, :severity, :receivedAt, :acknowledgedAt, :decidedAt, :question, :outcome)`,
  )
  const question = db.prepare<[string], { question: string | null }>('SELECT question FROM escalation WHERE id = ?')
  const settle = db.prepare('UPDATE escalation SET question = NULL WHERE id = ?')
  return {
    question(escalation) {
      const found = question.get(escalation)
      if (found === undefined) throw new Refusal('escalation_unknown')
      return found.question
    },
    settle: escalation => {
      settle.run(escalation)
    },
    record: (filed, at) => {
      insert.run(filed.escalation, filed.clip, filed.category, filed.severity, 'filed', at)
    },
    mine: () => all.all(),
    unreceived: () => unreceived.all().map(({ id }) => id),
    anyUnseen: () => (unseen.get()?.n ?? 0) > 0,
    update: own => update.run(own).changes > 0,
  }
}
