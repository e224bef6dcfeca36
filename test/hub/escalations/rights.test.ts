import { describe, expect, it } from 'vitest'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import type { RouteName } from '../../../shared/hub-api/routes.ts'
import { Role } from '../../../shared/domain/values.ts'
import { file, read, reply, take, takeAll, takeRefused } from '../support/cases.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, workstation, type Workstation } from '../support/workstation.ts'

const reason = 'because it has to be'

const assessed = (lead: Workstation): [Workstation, CaseStep][] => [[lead, { action: 'acknowledge' }], [lead, { action: 'assess', reason: null }]]

async function caseAt(running: RunningHub, changes: Parameters<typeof file>[3] = {}) {
  const desk = await reviewerAtWork(running, ['please stop'])
  const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
  const { escalation, clip } = await file(running, desk, 0, changes)
  return { desk, ana, bo, escalation, clip }
}

const makeDeputy = (running: RunningHub, { person }: Workstation) =>
  running.hub.store.updateTable('people').set({ deputy: 1 }).where('id', '=', person.person).execute()

describe('who may do what with cases', () => {
  it('is written in the contract, and kept to', async () => {
    const running = await runHub()
    const stations = Object.fromEntries(await Promise.all(Role.options.map(async role => [role, await workstation(running, role)] as const))) as Record<Role, Workstation>
    const params = { escalation: newId() }
    const asked: [RouteName, object, readonly Role[]][] = [
      ['escalations.list', { query: {} }, ['safety', 'privacy']],
      ['escalations.read', { params }, ['safety', 'privacy']],
      ['escalations.excerpt', { params, body: { span: { from: 0, to: 1 } } }, ['safety', 'privacy']],
      ['escalations.telephone', { body: { code: 'BCDFGHJK', category: 'threat', happeningNow: true, note: '' } }, ['safety', 'privacy']],
      ['escalations.step', { params, body: { step: { action: 'acknowledge' } } }, ['safety', 'privacy', 'supervisor']],
      ['escalations.leads', {}, ['safety', 'privacy', 'supervisor']],
      ['escalations.figures', { query: { from: 0, to: 1 } }, ['safety', 'privacy', 'supervisor']],
      ['escalations.evidence', { params }, ['safety']],
      ['escalations.team', {}, ['supervisor']],
      ['escalations.mine', {}, ['reviewer', 'supervisor']],
      ['clips.withdrawn', {}, Role.options],
    ]
    for (const [route, input, allowed] of asked) {
      for (const role of Role.options) {
        const { problem } = await running.ask(route, input, stations[role].token)
        expect(problem?.code === 'forbidden', `${route} for ${role}`).toBe(!allowed.includes(role))
      }
    }
  })
})

describe('a supervisor', () => {
  it('sees open cases without a name, none about misuse, and nothing of what was said', async () => {
    const running = await runHub()
    const { escalation, desk } = await caseAt(running)
    const second = await reviewerAtWork(running, ['he laughed at it'])
    const misuse = await file(running, second, 0, { category: 'misuse', severity: 'S2' })
    const supervisor = await workstation(running, 'supervisor')
    const team = await running.get('escalations.team', {}, supervisor.token)
    expect(team.map(one => one.escalation)).toEqual([escalation])
    expect(JSON.stringify(team)).not.toMatch(new RegExp(`${desk.station.person.code}|please stop|a plea|filer`))
    expect(await takeRefused(running, supervisor, misuse.escalation, { action: 'raise_severity', severity: 'S1', reason })).toBe('not_found')
  })

  it('may raise the severity and hand over to a safety lead who did not file, and nothing else', async () => {
    const running = await runHub()
    const { escalation, ana, desk } = await caseAt(running, { category: 'unsure', severity: 'S3', happeningNow: false })
    const supervisor = await workstation(running, 'supervisor')
    const [seen] = await running.get('escalations.team', {}, supervisor.token)
    expect(seen?.options.map(({ action, severity }) => `${action} ${severity}`)).toEqual(['raise_severity S1', 'raise_severity S2', 'hand_over null'])
    const at = running.clock.now()
    await take(running, supervisor, escalation, { action: 'raise_severity', severity: 'S1', reason })
    expect((await read(running, ana, escalation)).clocks[0]).toEqual({ kind: 'acknowledge', dueAt: at + 300_000, metAt: null })
    expect(await takeRefused(running, supervisor, escalation, { action: 'raise_severity', severity: 'S2', reason })).toBe('wrong_state')
    for (const to of [desk.station.person.person, supervisor.person.person, newId()]) {
      expect(await takeRefused(running, supervisor, escalation, { action: 'hand_over', to, reason })).toBe('invalid_request')
    }
    await take(running, supervisor, escalation, { action: 'hand_over', to: ana.person.person, reason })
    expect(await read(running, ana, escalation)).toMatchObject({ assignee: ana.person.code, severity: 'S1' })
    for (const step of [{ action: 'acknowledge' }, { action: 'note', text: reason }] as const) expect(await takeRefused(running, supervisor, escalation, step)).toBe('forbidden')
  })

  it('named as a deputy is a second person, and reads what is decided on', async () => {
    const running = await runHub()
    const { escalation, ana } = await caseAt(running)
    const supervisor = await workstation(running, 'supervisor')
    const proposal = { action: 'propose_no_action', reason: 'a film', line: 'It was a film.' } as const
    await takeAll(running, escalation, [...assessed(ana), [ana, proposal]])
    expect(await takeRefused(running, supervisor, escalation, { action: 'approve_no_action' })).toBe('forbidden')
    expect(await running.get('escalations.team', {}, supervisor.token)).toMatchObject([{ proposals: [] }])
    await makeDeputy(running, supervisor)
    expect(await running.get('escalations.team', {}, supervisor.token)).toMatchObject([{ proposals: [proposal], steps: 4 }])
    expect(await take(running, supervisor, escalation, { action: 'approve_no_action' }, 4)).toMatchObject({ state: 'closed_no_action' })
  })
})

describe('two people', () => {
  it('are needed to close a grave case, and neither is the proposer twice nor the filer', async () => {
    const running = await runHub()
    const { escalation, ana, bo, desk } = await caseAt(running)
    await takeAll(running, escalation, [...assessed(ana), [ana, { action: 'propose_no_action', reason: 'a film', line: 'It was a film.' }]])
    expect(await takeRefused(running, ana, escalation, { action: 'approve_no_action' })).toBe('second_person_needed')
    await running.hub.store.updateTable('people').set({ role: 'privacy' }).where('id', '=', desk.station.person.person).execute()
    expect(await takeRefused(running, desk.station, escalation, { action: 'approve_no_action' })).toBe('second_person_needed')
    await take(running, bo, escalation, { action: 'approve_no_action' })
    await running.hub.store.updateTable('people').set({ role: 'reviewer' }).where('id', '=', desk.station.person.person).execute()
    expect(await running.get('escalations.mine', {}, desk.station.token)).toMatchObject([{ state: 'closed_no_action', outcome: 'It was a film.' }])
  })

  it('release a hold, which stands against quarantine until then', async () => {
    const running = await runHub()
    const { escalation, clip, ana, bo } = await caseAt(running)
    const held = async () => (await running.hub.store.selectFrom('clips').select('held_at').where('id', '=', clip).executeTakeFirstOrThrow()).held_at
    await running.hub.store.updateTable('clips').set({ quarantined_at: 5 }).execute()
    expect(await held()).not.toBeNull()
    await take(running, ana, escalation, { action: 'request', kind: 'release_hold', reason })
    expect(await takeRefused(running, ana, escalation, { action: 'approve_request', kind: 'release_hold' })).toBe('second_person_needed')
    expect(await held()).not.toBeNull()
    await take(running, bo, escalation, { action: 'approve_request', kind: 'release_hold' })
    expect(await held()).toBeNull()
  })

  it('release it for one case alone: another that holds the clip goes on holding it', async () => {
    const running = await runHub()
    const { escalation, clip, desk, ana, bo } = await caseAt(running)
    const partner = await reviewerAtWork(running, ['other'])
    const again = await file(running, { ...partner, at: () => desk.at(0) })
    const release = async (id: string) => takeAll(running, id, [
      [ana, { action: 'request', kind: 'release_hold', reason }], [bo, { action: 'approve_request', kind: 'release_hold' }],
    ])
    const held = async () => (await running.hub.store.selectFrom('clips').select('held_at').where('id', '=', clip).executeTakeFirstOrThrow()).held_at
    await release(escalation)
    expect(await held()).not.toBeNull()
    await release(again.escalation)
    expect(await held()).toBeNull()
  })

  it('unseal who is behind a recording, for safety leads alone, and it is logged', async () => {
    const running = await runHub()
    const { escalation, ana, bo } = await caseAt(running)
    const privacy = await workstation(running, 'privacy')
    await take(running, ana, escalation, { action: 'request', kind: 'unseal', reason })
    expect(await read(running, ana, escalation)).toMatchObject({ source: null, requests: [{ kind: 'unseal', by: ana.person.code, state: 'open' }] })
    await take(running, privacy, escalation, { action: 'approve_request', kind: 'unseal' })
    expect(await read(running, privacy, escalation)).toMatchObject({ source: null })
    const seen = await read(running, bo, escalation)
    expect(seen.source).toEqual({ speaker: 'anna-miller', sourceRef: 'provider-record-99-x', recordedAt: Date.UTC(2026, 10, 12, 17, 3, 21) })
    expect(seen.custody.filter(({ what }) => what === 'read_source').map(({ actor }) => actor)).toEqual([bo.person.code])
    expect(running.logged()).not.toMatch(/anna|provider-record/)
    await takeAll(running, escalation, [...assessed(ana), [ana, { action: 'propose_no_action', reason, line: 'a film' }], [bo, { action: 'approve_no_action' }]])
    expect(await read(running, bo, escalation)).toMatchObject({ source: null })
  })

  it('may come after broken glass, and close it again', async () => {
    const running = await runHub()
    const { escalation, ana, bo } = await caseAt(running)
    await take(running, ana, escalation, { action: 'unseal_break_glass', reason })
    expect((await read(running, ana, escalation)).source).not.toBeNull()
    expect(await takeRefused(running, ana, escalation, { action: 'ratify_unsealing', reason })).toBe('second_person_needed')
    await take(running, bo, escalation, { action: 'contest_unsealing', reason })
    expect((await read(running, ana, escalation)).source).toBeNull()
  })
})

describe('the one who filed', () => {
  it('is asked, and answers or declines in their stream', async () => {
    const running = await runHub()
    const { escalation, ana, desk } = await caseAt(running)
    await takeAll(running, escalation, [...assessed(ana), [ana, { action: 'ask_filer', question: 'one voice or two?' }]])
    const mine = async () => (await running.get('escalations.mine', {}, desk.station.token))[0]
    expect(await mine()).toMatchObject({ state: 'needs_info', question: 'one voice or two?' })
    expect(await reply(running, desk, escalation, { action: 'answer_lead', answer: 'two' })).toMatchObject({ status: 'accepted' })
    expect(await mine()).toMatchObject({ state: 'assessing', question: null })
    await take(running, ana, escalation, { action: 'ask_filer', question: 'are you sure?' })
    expect(await reply(running, desk, escalation, { action: 'decline_to_answer' })).toMatchObject({ status: 'accepted' })
    const { history } = await read(running, ana, escalation)
    expect(history.slice(-2).map(({ step }) => step.action)).toEqual(['ask_filer', 'decline_to_answer'])
  })

  it('is heard too late, and heard all the same', async () => {
    const running = await runHub()
    const { escalation, ana, desk } = await caseAt(running)
    await takeAll(running, escalation, [...assessed(ana), [ana, { action: 'ask_filer', question: 'two?' }], [ana, { action: 'assess', reason }]])
    expect(await reply(running, desk, escalation, { action: 'answer_lead', answer: 'two' })).toMatchObject({ status: 'accepted' })
    expect(await reply(running, desk, escalation, { action: 'decline_to_answer' })).toMatchObject({ status: 'accepted' })
    const seen = await read(running, ana, escalation)
    expect(seen).toMatchObject({ state: 'assessing' })
    expect(seen.history.at(-1)?.step).toEqual({ action: 'answer_late', answer: 'two' })
  })

  it('may call it a mistake, which ends nothing; nobody else may speak for them', async () => {
    const running = await runHub()
    const { escalation, ana } = await caseAt(running)
    const other = await reviewerAtWork(running, ['x'])
    expect(await reply(running, other, escalation, { action: 'call_mistaken' })).toMatchObject({ status: 'rejected' })
    expect(await takeRefused(running, ana, escalation, { action: 'call_mistaken' })).toBe('forbidden')
    expect(await read(running, ana, escalation)).toMatchObject({ mistaken: false, state: 'received' })
  })
})
