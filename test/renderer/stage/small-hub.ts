import { clocksOf, defaultLimits } from '../../../shared/domain/case-clocks.ts'
import { optionsFor } from '../../../shared/domain/case-options.ts'
import { isClosed, type Actor } from '../../../shared/domain/case-rules.ts'
import { awaitedBy } from '../../../shared/domain/case-second.ts'
import type { Case } from '../../../shared/domain/case-state.ts'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import { advance, replay, type TakenStep } from '../../../shared/domain/case.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { caseOf, idOf, lineOf, people } from './figures.ts'
import { Refused, type Handlers } from './memory-bridge.ts'

// A hub in memory that takes every step through the rules of the real one.

type Code = 'l-301' | 'l-302' | 'p-401' | 's-201' | 'r-118' | 'hub'

export const actors: Record<Code, Actor> = {
  'l-301': { person: idOf(3), role: 'safety', deputy: false },
  'l-302': { person: idOf(33), role: 'safety', deputy: false },
  'p-401': { person: idOf(4), role: 'privacy', deputy: false },
  's-201': { person: idOf(2), role: 'supervisor', deputy: true },
  'r-118': { person: idOf(18), role: 'reviewer', deputy: false },
  hub: { person: null, role: 'hub', deputy: false },
}
const codeOf = (person: string | null): string => Object.entries(actors).find(([, actor]) => actor.person === person)?.[0] ?? 'hub'

/** A report and what was done about it: who, how many minutes ago, what. */
export type Told = { n: number; changes: Partial<EscalationCase>; steps: [Code, number, CaseStep][] }

const minute = 60_000
type Kept = { n: number; changes: Partial<EscalationCase>; state: Case; taken: TakenStep[] }

function keep({ n, changes, steps }: Told): Kept {
  const taken = steps.map(([by, minutesAgo, step]): TakenStep => ({ by: actors[by], at: Date.now() - minutesAgo * minute, step }))
  const whole = caseOf(n, changes)
  return { n, changes, taken, state: replay({ filer: idOf(18), category: whole.category, severity: whole.severity }, taken) }
}

function wholeOf({ n, changes, state, taken }: Kept, reader: Actor): EscalationCase {
  const base = caseOf(n, { receivedAt: state.receivedAt, ...changes })
  return {
    ...base,
    state: state.state, severity: state.severity, acknowledgedAt: state.acknowledgedAt, decidedAt: state.decidedAt,
    assignee: state.assignee === null ? null : codeOf(state.assignee),
    clocks: clocksOf(state, defaultLimits, at => new Date(at).getDay()).toSorted((one, other) => Number(one.metAt !== null) - Number(other.metAt !== null) || one.dueAt - other.dueAt),
    hold: state.hold, mistaken: state.mistaken,
    requests: state.requests.map(({ kind, by, state: how }) => ({ kind, by: codeOf(by), state: how })),
    options: optionsFor(state, reader),
    history: taken.map(({ at, by, step }) => ({ at, actor: codeOf(by.person), step })),
    custody: [
      ...base.custody.filter(({ what }) => what !== 'receive'),
      ...taken.map(({ at, by, step }) => ({ at, actor: codeOf(by.person), what: step.action, span: null })),
    ].toSorted((one, other) => one.at - other.at),
  }
}

/** Answers everything about cases for one reader. */
export function smallHub(reader: Actor, told: readonly Told[]): Handlers {
  const kept = told.map(keep)
  const find = (escalation: string): Kept => {
    const found = kept.find(({ n }) => idOf(n) === escalation)
    if (found === undefined) throw new Refused('escalation_unknown')
    return found
  }
  const wants = (one: Kept): boolean => !isClosed(one.state.state) || awaitedBy(one.state, reader) !== 'nobody'
  return {
    'escalations.inbox': ({ which }) =>
      kept.filter(one => (which === 'closed' ? isClosed(one.state.state) : wants(one))).map(one => ({ ...lineOf(wholeOf(one, reader)), awaits: awaitedBy(one.state, reader) })),
    'escalations.read': ({ escalation }) => wholeOf(find(escalation), reader),
    'escalations.team': () => kept.filter(({ state }) => !isClosed(state.state) && state.category !== 'misuse').map(one => {
      const { filer: _filer, awaits: _awaits, ...line } = lineOf(wholeOf(one, reader))
      const proposed = one.taken.findLast(({ step }) => step.action === 'propose_notice' || step.action === 'propose_no_action')?.step
      return { ...line, options: optionsFor(one.state, reader), steps: one.taken.length, proposals: proposed === undefined || one.state.proposer === null ? [] : [proposed] }
    }),
    'escalations.leads': () => [{ person: idOf(3), code: 'l-301' }, { person: idOf(33), code: 'l-302' }],
    'escalations.step': ({ escalation, step, seen = Infinity }) => {
      const one = find(escalation)
      if (seen < one.taken.length) throw new Refused('escalation_moved_on')
      const taken = { by: reader, at: Date.now(), step }
      const next = advance(one.state, taken)
      if (!next.ok) throw new Refused(next.why === 'own_step' ? 'second_person_needed' : 'escalation_moved_on')
      one.taken.push(taken)
      one.state = next.case
      return { escalation, state: next.case.state, severity: next.case.severity }
    },
    'escalations.telephone': ({ code }) => {
      if (code !== 'BCDFGHJK') throw new Refused('phone_code_unknown')
      return { escalation: idOf(81) }
    },
    'escalations.listen': ({ escalation }) => ({ ticket: escalation }),
    'escalations.start': () => ({ startedAt: Date.now() }),
    'escalations.played': () => ({}),
  }
}

const received: CaseStep = { action: 'receive' }
const seen: CaseStep = { action: 'acknowledge' }
const assessed: CaseStep = { action: 'assess', reason: null }

/** A day of a safety lead: new, late, proposed to others, asked of the filer, and closed. */
export const toldCases = (): Told[] => [
  { n: 81, changes: { similar: [{ escalation: idOf(84), why: 'same_speaker', category: 'unsure', severity: 'S3', state: 'received', receivedAt: Date.now() - 16 * minute }] }, steps: [['hub', 1.8, received]] },
  {
    n: 82, changes: { category: 'child_danger', locale: 'ro-RO' },
    steps: [['hub', 22, received], ['l-301', 15, seen], ['l-301', 14, assessed], ['l-301', 9, { action: 'propose_notice', authority: 'Police, Bucharest, emergency desk', reason: 'A child calls for help, and nobody answers.' }]],
  },
  {
    n: 83, changes: { category: 'threat', severity: 'S2', happeningNow: false },
    steps: [['hub', 40, received], ['l-302', 35, seen], ['l-302', 34, assessed], ['l-302', 30, { action: 'ask_filer', question: 'Was the second voice in the room, or on a telephone?' }]],
  },
  { n: 84, changes: { category: 'unsure', severity: 'S3', sounds: '', inference: '' }, steps: [['hub', 16, received]] },
  { n: 85, changes: { category: 'disturbing', severity: 'S4' }, steps: [['hub', 360, received], ['l-301', 300, seen], ['l-301', 299, assessed]] },
  {
    n: 86, changes: { category: 'domestic_violence', severity: 'S2', happeningNow: false },
    steps: [
      ['hub', 3000, received], ['l-301', 2990, seen], ['l-301', 2980, assessed],
      ['l-301', 2970, { action: 'propose_no_action', reason: 'A film: the same words are in its script.', line: 'It was a film. Thank you for telling us.' }],
      ['p-401', 2900, { action: 'approve_no_action' }],
    ],
  },
]

/** Who is on call: the safety lead now, others after them, and an afternoon with one person alone. */
export function smallRota(): Handlers {
  const hour = 60 * minute
  const now = Date.now()
  const person = (n: number) => people.find(one => one.person === idOf(n)) ?? people[0]
  const lead = { person: idOf(33), code: 'l-302', role: 'safety' as const }
  const officer = { person: idOf(4), code: 'p-401', role: 'privacy' as const }
  const spans = [
    { span: idOf(201), person: person(3), from: now - 2 * hour, to: now + 6 * hour, place: 1 },
    { span: idOf(202), person: officer, from: now - 2 * hour, to: now + 6 * hour, place: 2 },
    { span: idOf(203), person: lead, from: now + 6 * hour, to: now + 14 * hour, place: 1 },
    { span: idOf(204), person: person(3), from: now + 30 * hour, to: now + 38 * hour, place: 1 },
  ]
  return {
    'rota.read': () => ({ spans, colleagues: [lead, officer], gaps: [{ from: now + 6 * hour, to: now + 14 * hour, people: 1 }] }),
    'rota.handOver': ({ span, to }) => {
      const found = spans.find(one => one.span === span)
      if (found === undefined) throw new Refused('span_begun')
      found.person = to === lead.person ? lead : officer
      return found
    },
    'rota.replace': ({ span, hours }) => {
      const found = spans.find(one => one.span === span)
      if (found === undefined) throw new Refused('span_begun')
      return Object.assign(found, hours)
    },
  }
}

const times = (count: number, median: number | null) => ({ count, median, ninetieth: median === null ? null : median * 2, longest: median === null ? null : median * 3 })

export const smallFigures = (): Handlers => ({
  'escalations.figures': ({ from, to }) => ({
    from, to,
    bySeverity: [
      { severity: 'S1', received: 4, acknowledge: times(4, 2 * minute), decide: times(3, 9 * minute), missed: { acknowledge: 1 } },
      { severity: 'S2', received: 6, acknowledge: times(6, 11 * minute), decide: times(6, 70 * minute), missed: {} },
      { severity: 'S3', received: 9, acknowledge: times(9, 50 * minute), decide: times(8, 300 * minute), missed: { decide: 2 } },
      { severity: 'S4', received: 3, acknowledge: times(2, 400 * minute), decide: times(0, null), missed: {} },
    ],
    byCategory: [
      { category: 'child_danger', received: 4, mistaken: 0, reported: 3, noAction: 0, duplicate: 0, open: 1 },
      { category: 'threat', received: 6, mistaken: 1, reported: 1, noAction: 4, duplicate: 1, open: 0 },
      { category: 'unsure', received: 9, mistaken: 0, reported: 0, noAction: 8, duplicate: 0, open: 1 },
      { category: 'disturbing', received: 3, mistaken: 0, reported: 0, noAction: 0, duplicate: 0, open: 3 },
    ],
  }),
  'escalations.figuresFile': () => { throw new Refused('hub_unreachable', { host: '127.0.0.1:7420' }) },
})
