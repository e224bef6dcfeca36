import type { MyEscalation } from '../../../shared/contract/escalations.ts'
import type { EscalationCategory, Severity } from '../../../shared/domain/escalation.ts'
import { phoneCodeOf } from '../../../shared/domain/phone-code.ts'
import type { OwnEscalation } from '../../../shared/hub-api/escalations.ts'
import { digest } from '../crypto/digest.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** A report as this laptop keeps it; `lease` null where the clip was not given out to its filer. */
export type Report = {
  escalation: string
  attempt: string
  clip: string | null
  lease: string | null
  category: EscalationCategory
  severity: Severity
}

/** A reviewer's own escalations on this laptop, and what the hub said of them. */
export type Escalations = {
  record(report: Report, at: number): void
  /** The report that an attempt has led to, null where it has led to none. */
  filedBy(attempt: string): string | null
  mine(): MyEscalation[]
  /** What waits for an answer, null where nothing does. Refuses with `escalation_unknown`. */
  question(escalation: string): string | null
  /** Answered or declined here; the hub learns of it when it is reached. */
  settle(escalation: string): void
  /** Its filer has said that it was pressed by mistake. */
  callMistaken(escalation: string): void
  /** Ids that the hub has not received. */
  unreceived(): string[]
  /** Whether any of them still moves. */
  anyUnseen(): boolean
  /** Takes over what the hub says; whether anything changed. */
  update(own: OwnEscalation): boolean
}

type Row = Omit<MyEscalation, 'mistaken' | 'phoneCode'> & { mistaken: number; lease: string | null }

/** The code by which the hub finds a clip while the laptop cannot reach it; it has none without a lease. */
const phoneCode = ({ clip, lease, receivedAt }: Row): string | null =>
  clip === null || lease === null || receivedAt !== null ? null : phoneCodeOf(digest, lease, clip)

export function createEscalations(db: Db): Escalations {
  const insert = db.prepare(
    `INSERT INTO escalation (id, attempt, clip, lease, category, severity, state, filed_at)
     VALUES (:escalation, :attempt, :clip, :lease, :category, :severity, 'filed', :at)`,
  )
  const byAttempt = db.prepare<[string], { id: string }>('SELECT id FROM escalation WHERE attempt = ?')
  const all = db.prepare<[], Row>(
    `SELECT e.id AS escalation, e.clip, e.lease, e.category, e.severity, e.state, e.filed_at AS filedAt, e.received_at AS receivedAt,
            e.acknowledged_at AS acknowledgedAt, e.decided_at AS decidedAt, e.question, e.outcome, e.mistaken, c.position
     FROM escalation e LEFT JOIN clip c ON c.id = e.clip ORDER BY e.filed_at DESC`,
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
  const callMistaken = db.prepare('UPDATE escalation SET mistaken = 1 WHERE id = ?')
  return {
    question(escalation) {
      const found = question.get(escalation)
      if (found === undefined) throw new Refusal('escalation_unknown')
      return found.question
    },
    settle: escalation => {
      settle.run(escalation)
    },
    callMistaken: escalation => {
      callMistaken.run(escalation)
    },
    record: (report, at) => {
      insert.run({ ...report, at })
    },
    filedBy: attempt => byAttempt.get(attempt)?.id ?? null,
    mine: () => all.all().map(row => {
      const { lease: _, mistaken, ...own } = row
      return { ...own, mistaken: mistaken === 1, phoneCode: phoneCode(row) }
    }),
    unreceived: () => unreceived.all().map(({ id }) => id),
    anyUnseen: () => (unseen.get()?.n ?? 0) > 0,
    update: own => update.run(own).changes > 0,
  }
}
