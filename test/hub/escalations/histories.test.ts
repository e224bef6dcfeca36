import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digest } from '../../../hub/keys/bytes.ts'
import { readClocks } from '../../../hub/escalations/clocks.ts'
import { createEscalationHandlers } from '../../../hub/escalations/handlers.ts'
import { actorOf } from '../../../hub/escalations/steps.ts'
import { loadCase } from '../../../hub/escalations/load.ts'
import { rollupOf } from '../../../hub/escalations/rollup.ts'
import { Refusal } from '../../../hub/refusal.ts'
import { receiveEvents } from '../../../hub/streams/receive.ts'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import type { Actor } from '../../../shared/domain/case-rules.ts'
import type { Case } from '../../../shared/domain/case-state.ts'
import { advance } from '../../../shared/domain/case.ts'
import { RequestKind, type CaseAction, type CaseStep, type FilerStep } from '../../../shared/domain/case-steps.ts'
import { EscalationCategory, Severity, type EscalationState } from '../../../shared/domain/escalation.ts'
import { phoneCodeOf } from '../../../shared/domain/phone-code.ts'
import type { Role } from '../../../shared/domain/values.ts'
import { filed } from '../support/answers.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, workstation, type Workstation } from '../support/workstation.ts'

const text = 'because'
const closed: readonly EscalationState[] = ['closed', 'closed_reported', 'closed_no_action']

/** Every step there is, those for the hub alone included; ids are filled in as a history goes. */
const steps = (other: string, lead: string): CaseStep[] => [
  { action: 'receive' }, { action: 'receive_by_telephone' }, { action: 'join_report', by: 'laptop', category: 'unsure', severity: 'S4' },
  { action: 'acknowledge' }, { action: 'assess', reason: null }, { action: 'ask_filer', question: text }, { action: 'answer_lead', answer: text },
  { action: 'decline_to_answer' }, { action: 'mark_duplicate', of: other, reason: text }, { action: 'close_duplicate', line: text },
  { action: 'propose_notice', authority: 'police', reason: text }, { action: 'approve_notice' }, { action: 'reject_notice', reason: text },
  { action: 'record_notice', reference: text }, { action: 'break_glass', authority: 'police', reason: text, reference: text },
  { action: 'ratify', reason: text }, { action: 'contest', reason: text }, { action: 'record_authority_answer', reference: text },
  { action: 'close_reported', line: text }, { action: 'propose_no_action', reason: text, line: text }, { action: 'approve_no_action' },
  { action: 'reject_no_action', reason: text }, { action: 'reopen', reason: text },
  ...Severity.options.map((severity): CaseStep => ({ action: 'raise_severity', severity, reason: text })),
  { action: 'hand_over', to: lead, reason: text }, { action: 'hand_on', clock: 'acknowledge', to: lead }, { action: 'note', text },
  ...RequestKind.options.flatMap((kind): CaseStep[] => [
    { action: 'request', kind, reason: text }, { action: 'approve_request', kind }, { action: 'reject_request', kind, reason: text },
  ]),
  { action: 'unseal_break_glass', reason: text }, { action: 'ratify_unsealing', reason: text }, { action: 'contest_unsealing', reason: text },
]
const replies: FilerStep[] = [{ action: 'answer_lead', answer: text }, { action: 'decline_to_answer' }, { action: 'call_mistaken' }]

/** Whether a step is allowed and leads somewhere: taken more often than others, so that histories get to an end. */
function leadsOn(state: Case, by: Actor, step: CaseStep): boolean {
  const next = advance(state, { at: 1, by, step })
  return next.ok && next.case.state !== state.state
}

const histories = fc.record({
  category: fc.constantFrom(...EscalationCategory.options),
  happeningNow: fc.boolean(),
  way: fc.constantFrom('laptop', 'telephone', 'both'),
  moves: fc.array(fc.record({ who: fc.nat(), what: fc.nat(), forward: fc.nat({ max: 2 }) }), { minLength: 15, maxLength: 50 }),
})
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never

/** A hub with everybody in it; its routes are asked as the server asks them, past the limits of a minute. */
async function makePlace() {
  const running = await runHub()
  const { hub, clock } = running
  const handlers = createEscalationHandlers(hub)
  const desk = await reviewerAtWork(running, Array.from({ length: 200 }, (_, n) => `clip ${n}`))
  const make = (role: Role) => workstation(running, role)
  const [ana, bo, prue, sup, dep] = [await make('safety'), await make('safety'), await make('privacy'), await make('supervisor'), await make('supervisor')]
  await hub.store.updateTable('people').set({ deputy: 1 }).where('id', '=', dep.person.person).execute()
  return { running, hub, clock, handlers, desk, actors: [ana, bo, prue, sup, dep, desk.station] }
}
type Place = Awaited<ReturnType<typeof makePlace>>

const callerOf = ({ device, person }: Workstation) => ({ caller: { device: device.id, person }, protocol: 2, range: null })
const sendTo = ({ hub }: { hub: RunningHub['hub'] }, { station, stream }: Desk) =>
  receiveEvents(hub, stream.id, callerOf(station).caller, { events: stream.pending(), waiting: 0 })

async function call(place: Place, index: number, { category, happeningNow }: History): Promise<string> {
  const { handlers, desk, actors } = place
  const { lease, clip } = desk.at(index)
  const body = { code: phoneCodeOf(digest, lease, clip), category, happeningNow, note: '' }
  return (await handlers['escalations.telephone']({ body }, callerOf(actors[2] as Workstation))).escalation
}

async function fileOn(place: Place, index: number, { category, happeningNow }: History) {
  const { handlers, desk, hub } = place
  const payload = filed(desk.at(index), { category, happeningNow, severity: 'S4' })
  const body = signJson('escalation', desk.stream.append('escalation.filed', payload), desk.station.device.signing)
  await handlers['escalations.file']({ body }, callerOf(desk.station))
  await sendTo(place, desk)
  const { id } = await hub.store.selectFrom('escalations').select('id').where('filing', '=', payload.escalation).executeTakeFirstOrThrow()
  return { filing: payload.escalation, id }
}

const count = async ({ hub }: Place, escalation: string): Promise<number> =>
  (await hub.store.selectFrom('case_steps').select(({ fn }) => fn.countAll<number>().as('n')).where('escalation', '=', escalation).executeTakeFirstOrThrow()).n

/** One history of one case; gives its id. */
async function live(place: Place, index: number, history: History): Promise<string> {
  const { handlers, actors, desk, clock } = place
  let id = history.way === 'laptop' ? '' : await call(place, index, history)
  let filing: string | null = null
  const file = async (): Promise<void> => {
    const made = await fileOn(place, index, history)
    filing = made.filing
    id = id === '' ? made.id : id
  }
  if (history.way === 'laptop') await file()
  const other = await place.hub.store.selectFrom('escalations').select('id').where('id', '!=', id).executeTakeFirst()
  for (const [turn, { who, what, forward }] of history.moves.entries()) {
    clock.pass(60_000)
    // People come and go as deputies; the log knows what they were.
    if (what % 13 === 0) await place.hub.store.updateTable('people').set({ deputy: what % 2 === 0 ? 1 : 0 }).where('role', '=', 'supervisor').execute()
    if (history.way === 'both' && turn === 6) await file()
    const actor = actors[who % actors.length] as Workstation
    const before = await count(place, id)
    // The filer may have become a safety lead since: it gives them nothing on their own report.
    const role = what % 7 < 3 ? 'safety' : 'reviewer'
    await place.hub.store.updateTable('people').set({ role }).where('id', '=', desk.station.person.person).execute()
    if (actor === desk.station && role === 'reviewer' && filing !== null) {
      desk.stream.append('escalation.replied', { escalation: filing, step: replies[what % replies.length] as FilerStep })
      await sendTo(place, desk)
      continue
    }
    const all = steps(other?.id ?? newId(), actors[1]?.person.person ?? '')
    const state = (await loadCase(place.hub.store, id))?.state as Case
    const by = await actorOf(place.hub.store, actor.person.person)
    const onward = forward === 0 ? [] : all.filter(step => leadsOn({ ...state, filer: '' }, by, step))
    const step = (onward.length > 0 ? onward[what % onward.length] : all[what % all.length]) as CaseStep
    const taken = await handlers['escalations.step']({ params: { escalation: id }, body: { step } }, callerOf(actor)).then(() => 1, (error: unknown) => {
      if (error instanceof Refusal) return 0
      throw error
    })
    // A step that was taken is in the log, one that was refused is not.
    expect(await count(place, id)).toBe(before + taken)
  }
  return id
}

const approvals: readonly CaseAction[] = ['approve_notice', 'ratify', 'contest']
const ofFiler: readonly CaseAction[] = ['answer_lead', 'decline_to_answer', 'answer_late', 'call_mistaken']
const ending: readonly CaseAction[] = ['mark_duplicate', 'close_duplicate', 'propose_notice', 'approve_notice', 'break_glass', 'ratify', 'contest', 'record_notice', 'close_reported', 'propose_no_action', 'approve_no_action']
const proposals: readonly CaseAction[] = ['mark_duplicate', 'propose_notice', 'propose_no_action', 'break_glass']

type Logged = { number: number; person: string | null; role: string; before: EscalationState; after: EscalationState; step: CaseStep }

/** The rules as the log alone shows them, told without the machine that kept them. */
function checkLog(log: readonly Logged[], filer: string, first: { category: EscalationCategory; severity: Severity }): void {
  let { category, severity } = first
  let proposer: string | null = null
  let acted = new Set<string | null>()
  for (const [index, { number, person, role, before, after, step }] of log.entries()) {
    const { action } = step
    expect(number).toBe(index + 1)
    expect(before).toBe(index === 0 ? 'filed' : log[index - 1]?.after)
    if (person === filer) expect(ofFiler).toContain(action)
    if (category === 'misuse') expect(role).not.toBe('supervisor')
    if (approvals.includes(action)) expect(person).not.toBe(proposer)
    if (action === 'approve_request') {
      const asked = log.slice(0, index).findLast(({ step: one }) => one.action === 'request' && one.kind === step.kind)
      expect(asked?.person).not.toBe(person)
    }
    if (action === 'reopen' || action === 'assess') acted = new Set()
    if (ending.includes(action)) acted.add(person)
    if (step.action === 'raise_severity' || step.action === 'join_report') severity = step.severity < severity ? step.severity : severity
    if (step.action === 'join_report') category = category === 'misuse' ? category : step.category
    if (proposals.includes(action)) proposer = person
    if (closed.includes(after) && !closed.includes(before) && severity <= 'S2') expect(acted.size, `${after} at ${severity}`).toBeGreaterThanOrEqual(2)
  }
}

async function checkCase({ hub }: Place, id: string): Promise<void> {
  const { store } = hub
  const loaded = await loadCase(store, id)
  if (loaded === null) throw new Error('A case was lost')
  const { row, state, taken } = loaded
  expect(row).toMatchObject(rollupOf(state, taken, await readClocks(store)))
  const logged = await store.selectFrom('case_steps').selectAll().where('escalation', '=', id).orderBy('number').execute()
  checkLog(logged.map(one => ({ ...one, step: JSON.parse(one.step) as CaseStep })), row.filer, { category: row.filed_category, severity: row.filed_severity })
  const { held_at: held } = await store.selectFrom('clips').select('held_at').where('id', '=', row.clip).executeTakeFirstOrThrow()
  const released = taken.some(({ step }) => step.action === 'approve_request' && step.kind === 'release_hold')
  expect(held === null).toBe(released)
}

describe('over random histories of many people, through the hub\'s own routes,', () => {
  it('no report is lost, none closed against the rules, none approved by its filer or proposer, and every step is in the log', async () => {
    const place = await makePlace()
    const seen = new Set<string>()
    const ids: string[] = []
    let index = 0
    await fc.assert(fc.asyncProperty(histories, async history => {
      const id = await live(place, index++, history)
      ids.push(id)
      await checkCase(place, id)
      for (const { after } of await place.hub.store.selectFrom('case_steps').select('after').where('escalation', '=', id).execute()) seen.add(after)
    }), { numRuns: 120, endOnFailure: true })
    const lead = callerOf(place.actors[0] as Workstation)
    const listed = [
      ...(await place.handlers['escalations.list']({ query: { which: 'open' } }, lead)), ...(await place.handlers['escalations.list']({ query: { which: 'closed' } }, lead)),
    ].map(({ escalation }) => escalation)
    expect(new Set(listed).isSupersetOf(new Set(ids))).toBe(true)
    for (const id of ids) await place.handlers['escalations.read']({ params: { escalation: id } }, lead)
    expect([...seen]).toEqual(expect.arrayContaining([...closed, 'ratified', 'contested', 'needs_info', 'reopened']))
    await expect(place.hub.store.deleteFrom('case_steps').execute()).rejects.toThrow('can only be added to')
    await expect(place.hub.store.deleteFrom('escalations').execute()).rejects.toThrow('can only be added to')
  }, 300_000)
})
