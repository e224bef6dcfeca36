import { sql, type Kysely } from 'kysely'
import { clocksOf, defaultLimits, nextClock } from '../../../../shared/domain/case-clocks.ts'
import { openCase } from '../../../../shared/domain/case.ts'
import type { EscalationState, Severity } from '../../../../shared/domain/escalation.ts'
import { phoneCodeOf } from '../../../../shared/domain/phone-code.ts'
import { digest } from '../../../keys/bytes.ts'

// What migration 0004 has to compute for rows that were there before it.

type CaseRow = { id: string; filer: string; severity: Severity; state: EscalationState; received_at: number; acknowledged_at: number | null; acknowledged_by: string | null }

/** Before 0004 a case was received and at most acknowledged; from now on it also has to be decided. */
export async function carryCases(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<CaseRow>`
    select id, filer, severity, state, received_at, acknowledged_at,
      (select person from case_steps where escalation = id and after = 'acknowledged') as acknowledged_by
    from escalations`.execute(db)
  for (const { id, filer, severity, state, received_at, acknowledged_at, acknowledged_by } of rows) {
    const known = { ...openCase({ filer, severity, category: 'unsure' }), state, receivedAt: received_at, acknowledgedAt: acknowledged_at }
    const clock = nextClock(clocksOf(known, defaultLimits, at => new Date(at).getUTCDay()))
    await sql`
      update escalations set clock_kind = ${clock?.kind ?? null}, due_at = ${clock?.dueAt ?? null}, assignee = ${acknowledged_by}
      where id = ${id}`.execute(db)
  }
}

/** Laptops compute the codes of leases they have had for long. */
export async function codeLeases(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ lease: string; clip: string }>`select lease, clip from lease_clips`.execute(db)
  for (const { lease, clip } of rows) {
    await sql`insert into phone_codes (code, lease, clip) values (${phoneCodeOf(digest, lease, clip)}, ${lease}, ${clip})`.execute(db)
  }
}
