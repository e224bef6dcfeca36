import { describe, expect, it } from 'vitest'
import type { PolicyText } from '../../../hub/hub.ts'
import { runCommand } from '../../support/command-line.ts'
import { file, inbox, take, takeAll } from '../support/cases.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation } from '../support/workstation.ts'

const minute = 60_000
const reason = 'because it has to be'

async function acted() {
  const running = await runHub()
  const desk = await reviewerAtWork(running, ['a', 'b', 'c'])
  const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
  const grave = await file(running, desk, 0)
  const late = await file(running, desk, 1)
  await file(running, desk, 2, { category: 'unsure', severity: 'S3', happeningNow: false })
  running.clock.pass(2 * minute)
  await takeAll(running, grave.escalation, [[ana, { action: 'acknowledge' }], [ana, { action: 'assess', reason: null }]])
  running.clock.pass(6 * minute)
  await take(running, ana, late.escalation, { action: 'acknowledge' })
  await takeAll(running, grave.escalation, [[ana, { action: 'propose_no_action', reason, line: 'It was a film.' }], [bo, { action: 'approve_no_action' }]])
  running.clock.pass(60 * minute)
  await ana.renew()
  return { running, ana, desk }
}

describe('an organisation\'s figures', () => {
  it('are times, missed clocks and outcomes, by severity and category and by nobody\'s name', async () => {
    const { running, ana, desk } = await acted()
    const figures = await running.get('escalations.figures', { query: { from: 0, to: running.clock.now() } }, ana.token)
    expect(figures.bySeverity.find(({ severity }) => severity === 'S1')).toEqual({
      severity: 'S1', received: 2, acknowledge: { count: 2, median: 2 * minute, ninetieth: 8 * minute, longest: 8 * minute },
      decide: { count: 1, median: 8 * minute, ninetieth: 8 * minute, longest: 8 * minute }, missed: { acknowledge: 1, decide: 1, notify: 0, ratify: 0 },
    })
    expect(figures.byCategory).toEqual([
      { category: 'domestic_violence', received: 2, mistaken: 0, reported: 0, noAction: 1, duplicate: 0, open: 1 },
      { category: 'unsure', received: 1, mistaken: 0, reported: 0, noAction: 0, duplicate: 0, open: 1 },
    ])
    expect(JSON.stringify(figures)).not.toMatch(new RegExp(`${desk.station.person.code}|${desk.station.person.person}|${ana.person.code}`))
    expect((await running.get('escalations.figures', { query: { from: 0, to: 1 } }, ana.token)).byCategory).toEqual([])
  })

  it('can be had on the command line, for days', async () => {
    const { running } = await acted()
    const said = await runCommand('escalations', 'figures', '--data', running.folder, '--from', '2026-11-01', '--to', '2026-11-30')
    expect(said).toMatchObject({ exit: 0, out: expect.stringContaining('S1  2 received, acknowledged in 2.0 min (longest 8.0 min)') })
    expect(said.out).toMatch(/domestic_violence +2 received: 0 reported, 1 without action/)
    expect(await runCommand('escalations', 'figures', '--data', running.folder, '--from', 'yesterday')).toMatchObject({ exit: 2, err: expect.stringContaining('no day') })
  })
})

const decide = async (running: RunningHub, changes: Partial<PolicyText>): Promise<void> => {
  const { policy } = await running.hub.store.selectFrom('hub').select('policy').executeTakeFirstOrThrow()
  await running.hub.store.updateTable('hub').set({ policy: JSON.stringify({ ...JSON.parse(policy) as PolicyText, ...changes }) }).execute()
}

describe('the clocks of policy', () => {
  it('end sooner where an organisation asks more of itself, and never later', async () => {
    const running = await runHub()
    await decide(running, { clocks: { S1: { acknowledge: 2, decide: 600 }, S3: { decide: 30 } } })
    const desk = await reviewerAtWork(running, ['a', 'b'])
    await file(running, desk, 0)
    await file(running, desk, 1, { category: 'unsure', severity: 'S3', happeningNow: false })
    const at = running.clock.now()
    const [grave, unsure] = await inbox(running, await workstation(running, 'safety'))
    expect(grave?.clocks.map(({ kind, dueAt }) => [kind, dueAt - at])).toEqual([['acknowledge', 2 * minute], ['decide', 15 * minute]])
    expect(unsure?.clocks.map(({ kind, dueAt }) => [kind, dueAt - at])).toEqual([['decide', 30 * minute], ['acknowledge', 240 * minute]])
  })

  it('tell working days by the organisation\'s zone, and by UTC where that is none', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a', 'b'])
    const lead = await workstation(running, 'safety')
    // Thursday evening in UTC is Friday in Auckland, and the day after is no working day there.
    running.clock.pass(Date.UTC(2026, 10, 26, 20) - running.clock.now())
    await desk.station.renew()
    await lead.renew()
    const due = async () => (await inbox(running, lead)).map(({ clocks }) => clocks.find(({ kind }) => kind === 'decide')?.dueAt)
    await file(running, desk, 0, { category: 'unsure', severity: 'S3', happeningNow: false })
    expect(await due()).toEqual([Date.UTC(2026, 10, 27, 20)])
    await decide(running, { zone: 'Pacific/Auckland' })
    expect(await due()).toEqual([Date.UTC(2026, 10, 29, 20)])
    await decide(running, { zone: 'Nowhere/Else' })
    expect(await due()).toEqual([Date.UTC(2026, 10, 27, 20)])
  })
})
