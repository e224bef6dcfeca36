import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocksOf, defaultLimits, nextClock } from '../../shared/domain/case-clocks.ts'
import type { Actor } from '../../shared/domain/case-rules.ts'
import { RequestKind, type CaseAction, type CaseStep } from '../../shared/domain/case-steps.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import { advance, openCase, replay, type TakenStep } from '../../shared/domain/case.ts'
import { EscalationCategory, Severity, type EscalationState } from '../../shared/domain/escalation.ts'

const hub: Actor = { person: null, role: 'hub', deputy: false }
const people: Actor[] = [
  { person: 'filer', role: 'reviewer', deputy: false },
  { person: 'ana', role: 'safety', deputy: false },
  { person: 'bo', role: 'safety', deputy: false },
  { person: 'prue', role: 'privacy', deputy: false },
  { person: 'sup', role: 'supervisor', deputy: false },
  { person: 'dep', role: 'supervisor', deputy: true },
]
const filingLead: Actor = { person: 'filer', role: 'safety', deputy: false }

const text = 'because'
const id = '00000000-0000-4000-8000-000000000001'
const everyStep: CaseStep[] = [
  { action: 'receive' }, { action: 'receive_by_telephone' }, { action: 'acknowledge' }, { action: 'assess', reason: null },
  { action: 'ask_filer', question: text }, { action: 'answer_lead', answer: text }, { action: 'decline_to_answer' },
  { action: 'answer_late', answer: text },
  ...Severity.options.map((severity): CaseStep => ({ action: 'join_report', by: 'laptop', category: 'unsure', severity })), { action: 'join_report', by: 'telephone', category: 'misuse', severity: 'S2' },
  { action: 'mark_duplicate', of: id, reason: text }, { action: 'close_duplicate', line: text },
  { action: 'propose_notice', authority: 'police', reason: text }, { action: 'approve_notice' }, { action: 'reject_notice', reason: text },
  { action: 'record_notice', reference: text }, { action: 'break_glass', authority: 'police', reason: text, reference: text },
  { action: 'ratify', reason: text }, { action: 'contest', reason: text }, { action: 'record_authority_answer', reference: text },
  { action: 'close_reported', line: text }, { action: 'propose_no_action', reason: text, line: text }, { action: 'approve_no_action' },
  { action: 'reject_no_action', reason: text }, { action: 'reopen', reason: text },
  ...Severity.options.map((severity): CaseStep => ({ action: 'raise_severity', severity, reason: text })),
  { action: 'hand_over', to: id, reason: text }, { action: 'hand_on', clock: 'acknowledge', to: null }, { action: 'note', text },
  { action: 'call_mistaken' },
  ...RequestKind.options.flatMap((kind): CaseStep[] => [
    { action: 'request', kind, reason: text }, { action: 'approve_request', kind }, { action: 'reject_request', kind, reason: text },
  ]),
  { action: 'unseal_break_glass', reason: text }, { action: 'ratify_unsealing', reason: text }, { action: 'contest_unsealing', reason: text },
]

const closed: readonly EscalationState[] = ['closed', 'closed_reported', 'closed_no_action']

const histories = fc.record({
  category: fc.constantFrom(...EscalationCategory.options),
  severity: fc.constantFrom(...Severity.options),
  choices: fc.array(fc.nat(), { maxLength: 60 }),
})

const everyTry = [hub, filingLead, ...people].flatMap(by => everyStep.map(step => ({ by, step })))

/** Somebody takes one of the steps that are allowed, one time after the other; those that move a case on more often. */
function live({ category, severity, choices }: { category: EscalationCategory; severity: Severity; choices: number[] }) {
  let now: Case = openCase({ filer: 'filer', category, severity })
  const taken: (TakenStep & { before: Case; after: Case })[] = []
  for (const [index, choice] of [0, ...choices].entries()) {
    const allowed = everyTry.flatMap(({ by, step }) => {
      const at = index + 1
      const next = advance(now, { at, by, step })
      return next.ok ? [{ at, by, step, before: now, after: next.case }] : []
    })
    const moving = allowed.filter(({ after }) => after.state !== now.state)
    const offered = choice % 4 === 0 ? allowed : moving
    const one = offered[choice % offered.length]
    if (one === undefined) continue
    taken.push(one)
    now = one.after
  }
  return { now, taken }
}

/** Enough histories to reach every state many times. */
const always = (holds: (lived: ReturnType<typeof live>) => void): void => {
  fc.assert(fc.property(histories, history => {
    holds(live(history))
  }), { numRuns: 1_000 })
}

describe('a case', () => {
  test('reaches every state and every closing by some history', () => {
    const seen = new Set<string>()
    always(({ taken }) => taken.forEach(({ after }) => seen.add(after.state)))
    expect([...seen].toSorted()).toEqual([
      'acknowledged', 'assessing', 'authority_acknowledged', 'closed', 'closed_no_action', 'closed_reported', 'contested', 'duplicate',
      'needs_info', 'no_action_proposed', 'notified', 'notified_break_glass', 'notify_approved', 'notify_proposed', 'ratified', 'received', 'reopened',
    ])
  })

  test('of grave harm is closed by two people or not at all', () => {
    always(({ taken }) => {
      for (const { before, after } of taken) {
        if (closed.includes(before.state) || !closed.includes(after.state) || after.severity > 'S2') continue
        expect(after.deciders.length).toBeGreaterThanOrEqual(2)
      }
    })
  })

  test('is never decided, approved or ended by the one who filed it, whatever their role', () => {
    const own: CaseAction[] = ['answer_lead', 'decline_to_answer', 'answer_late', 'call_mistaken']
    always(({ taken }) => {
      for (const { by, step } of taken) if (by.person === 'filer') expect(own).toContain(step.action)
    })
  })

  test('has nobody approve their own step', () => {
    const approvals: CaseAction[] = ['approve_notice', 'ratify', 'contest']
    always(({ taken }) => {
      for (const { by, step, before } of taken) {
        if (approvals.includes(step.action)) expect(by.person).not.toBe(before.proposer)
        if (step.action !== 'approve_request') continue
        expect(before.requests.find(({ kind }) => kind === step.kind)?.by).not.toBe(by.person)
      }
    })
  })

  test('keeps its hold until two people release it, and never sinks in severity', () => {
    always(({ taken }) => {
      for (const { step, before, after } of taken) {
        expect(after.severity <= before.severity).toBe(true)
        if (before.hold && !after.hold) expect(step).toEqual({ action: 'approve_request', kind: 'release_hold' })
      }
    })
  })

  test('of misuse is kept from supervisors, deputies among them', () => {
    always(({ taken }) => {
      for (const { before, by } of taken) if (before.category === 'misuse') expect(by.role).not.toBe('supervisor')
    })
  })

  test('can always be moved on by somebody, unless it is closed; and a closed one can be reopened', () => {
    always(({ now }) => {
      const moves = everyTry.some(({ by, step }) => {
        const next = advance(now, { at: 1, by, step })
        return next.ok && next.case.state !== now.state
      })
      expect(moves).toBe(true)
    })
  })

  test('is what its recorded steps make of it', () => {
    always(({ now, taken }) => expect(replay(taken[0]?.before ?? now, taken.map(({ at, by, step }) => ({ at, by, step })))).toEqual(now))
  })
})

describe('its clocks', () => {
  const friday = Date.UTC(2026, 10, 27, 16)
  const weekdayAt = (at: number): number => new Date(at).getUTCDay()
  const received = (severity: Severity, at: number): Case => {
    const next = advance(openCase({ filer: 'filer', category: 'unsure', severity }), { at, by: hub, step: { action: 'receive' } })
    if (!next.ok) throw new Error(next.why)
    return next.case
  }

  test('run from receipt: five and fifteen minutes for a life in danger', () => {
    expect(clocksOf(received('S1', friday), defaultLimits, weekdayAt)).toEqual([
      { kind: 'acknowledge', dueAt: friday + 300_000, metAt: null },
      { kind: 'decide', dueAt: friday + 900_000, metAt: null },
    ])
  })

  test('leave weekends out where the limit is in working days', () => {
    const clock = clocksOf(received('S3', friday), defaultLimits, weekdayAt).find(({ kind }) => kind === 'decide')
    expect(clock?.dueAt).toBe(Date.UTC(2026, 10, 30, 16))
  })

  test('never all stand still while a case is open', () => {
    always(({ now }) => {
      if (closed.includes(now.state)) return
      const clocks = clocksOf(now, defaultLimits, weekdayAt)
      expect(clocks.length).toBeGreaterThan(0)
      if (now.decidedAt === null) expect(nextClock(clocks)).not.toBeNull()
    })
  })
})
