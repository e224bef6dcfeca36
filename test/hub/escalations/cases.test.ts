import { describe, expect, it } from 'vitest'
import { file, inbox, read, take, takeAll, takeRefused } from '../support/cases.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

const minute = 60_000
const reason = 'because it has to be'

describe('the safety lead\'s inbox', () => {
  it('is sorted by clock, not by date', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a', 'b', 'c', 'd'])
    const disturbing = await file(running, desk, 0, { category: 'disturbing', severity: 'S4' })
    const unsure = await file(running, desk, 1, { category: 'unsure', severity: 'S3' })
    running.clock.pass(10 * minute)
    const grave = await file(running, desk, 2)
    const misuse = await file(running, desk, 3, { category: 'misuse', severity: 'S2' })
    const lead = await workstation(running, 'safety')
    const listed = async () => (await inbox(running, lead)).map(({ escalation }) => escalation)
    expect(await listed()).toEqual([grave, misuse, unsure, disturbing].map(({ escalation }) => escalation))
    await takeAll(running, grave.escalation, [
      [lead, { action: 'acknowledge' }], [lead, { action: 'assess', reason: null }],
      [lead, { action: 'break_glass', authority: 'police', reason, reference: '4711' }],
    ])
    expect(await listed()).toEqual([misuse, grave, unsure, disturbing].map(({ escalation }) => escalation))
    expect((await inbox(running, lead))[1]?.clocks.find(({ metAt }) => metAt === null)?.kind).toBe('ratify')
  })

  it('lists what a case is and nothing of what was said', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    const at = running.clock.now()
    const lead = await workstation(running, 'safety')
    expect(await inbox(running, lead)).toEqual([{
      escalation, filer: desk.station.person.code, locale: 'en-US', durationMs: 1_000, category: 'domestic_violence', severity: 'S1',
      happeningNow: true, state: 'received', awaits: 'nobody', filedAt: at, receivedAt: at, acknowledgedAt: null, decidedAt: null, assignee: null,
      clocks: [{ kind: 'acknowledge', dueAt: at + 5 * minute, metAt: null }, { kind: 'decide', dueAt: at + 15 * minute, metAt: null }],
    }])
    expect(await inbox(running, lead, 'closed')).toEqual([])
  })

  it('is itself logged: looking leaves a trace', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { clip } = await file(running, desk)
    const lead = await workstation(running, 'safety')
    const hour = Date.UTC(2026, 10, 23, 8)
    await inbox(running, lead)
    await inbox(running, lead)
    const reads = () => running.hub.store.selectFrom('access_reads').selectAll().orderBy('hour').execute()
    expect(await reads()).toEqual([{ person: lead.person.person, clip, hour }])
    running.clock.pass(60 * minute)
    await lead.renew()
    await inbox(running, lead)
    expect((await reads()).map(row => row.hour)).toEqual([hour, hour + 60 * minute])
  })
})

describe('a case', () => {
  it('is shown whole: who, what, what was heard, what can be done, and who had the clip in their ears or read the case', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { clip, lease, shift } = desk.at(0)
    desk.stream.append('clip.prepared', { clip, lease })
    running.clock.pass(1_000)
    desk.stream.append('clip.started', { clip, lease, shift })
    running.clock.pass(1_000)
    desk.stream.append('clip.played', { clip, lease, shift, played: [{ from: 0, to: 500 }, { from: 500, to: 800 }], speed: 1 })
    running.clock.pass(1_000)
    const filing = await file(running, desk)
    await send(running, desk.stream, desk.station.token)
    const at = running.clock.now()
    const lead = await workstation(running, 'safety')
    running.clock.pass(1_000)
    const actor = desk.station.person.code
    expect(await read(running, lead, filing.escalation)).toEqual({
      escalation: filing.escalation, filer: actor, clip, locale: 'en-US', durationMs: 1_000, sha256: desk.manifest.clips[0]?.sha256,
      loudness: { peaks: desk.manifest.clips[0]?.peaks, gainDb: -2.9 },
      category: 'domestic_violence', severity: 'S1', happeningNow: true, state: 'received', filedAt: at, receivedAt: at,
      acknowledgedAt: null, decidedAt: null, assignee: null,
      clocks: [{ kind: 'acknowledge', dueAt: at + 5 * minute, metAt: null }, { kind: 'decide', dueAt: at + 15 * minute, metAt: null }],
      span: { from: 200, to: 700 }, heard: [{ from: 0, to: 800 }], transcript: 'please stop', words: 'a plea', sounds: 'a blow',
      inference: 'somebody is hurt', zone: 'Europe/Bucharest', mistaken: false, telephone: false, duplicateOf: null, hold: true, source: null,
      requests: [], similar: [], history: [{ at, actor: 'hub', step: { action: 'receive' } }],
      options: [
        { action: 'acknowledge', kind: null, severity: null }, { action: 'hand_over', kind: null, severity: null }, { action: 'note', kind: null, severity: null },
        ...(['unseal', 'release_hold', 'export'] as const).map(kind => ({ action: 'request', kind, severity: null })),
        { action: 'unseal_break_glass', kind: null, severity: null },
      ],
      custody: [
        { at: at - 3_000, actor, what: 'prepared', span: null },
        { at: at - 2_000, actor, what: 'opened', span: null },
        { at: at - 1_000, actor, what: 'played', span: { from: 0, to: 500 } },
        { at: at - 1_000, actor, what: 'played', span: { from: 500, to: 800 } },
        { at, actor, what: 'filed', span: null },
        { at, actor: 'hub', what: 'receive', span: null },
        { at: at + 1_000, actor: lead.person.code, what: 'read_case', span: null },
      ],
    })
  })

  it('names similar ones: the same clip from a double-blind partner, and the same speaker', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a', 'b'])
    const first = await file(running, desk, 0)
    const second = await file(running, desk, 1)
    const partner = await reviewerAtWork(running, ['c'])
    const same = await file(running, { ...partner, at: () => desk.at(0) }, 0)
    const lead = await workstation(running, 'safety')
    const { similar } = await read(running, lead, first.escalation)
    expect(similar).toEqual(expect.arrayContaining([
      expect.objectContaining({ escalation: same.escalation, why: 'same_clip' }),
      expect.objectContaining({ escalation: second.escalation, why: 'same_speaker' }),
    ]))
    expect(similar).toHaveLength(2)
  })
})

describe('a step', () => {
  it('stops the clock it meets, is seen by the filer and joins history and custody', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    const lead = await workstation(running, 'safety')
    running.clock.pass(2 * minute)
    const at = running.clock.now()
    expect(await take(running, lead, escalation, { action: 'acknowledge' })).toEqual({ escalation, state: 'acknowledged', severity: 'S1' })
    const seen = await read(running, lead, escalation)
    expect(seen).toMatchObject({ acknowledgedAt: at, assignee: lead.person.code })
    expect(seen.clocks.find(({ kind }) => kind === 'acknowledge')).toMatchObject({ metAt: at })
    expect(seen.custody).toContainEqual({ at, actor: lead.person.code, what: 'acknowledge', span: null })
    expect(await running.get('escalations.mine', {}, desk.station.token)).toMatchObject([{ state: 'acknowledged', acknowledgedAt: at }])
    const log = await running.hub.store.selectFrom('case_steps').select(['number', 'person', 'role', 'before', 'after']).orderBy('number').execute()
    expect(log).toEqual([
      { number: 1, person: null, role: 'hub', before: 'filed', after: 'received' },
      { number: 2, person: lead.person.person, role: 'safety', before: 'received', after: 'acknowledged' },
    ])
  })

  it('happens to a case that is there and as it stands, and receiving is not for people', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    const lead = await workstation(running, 'safety')
    expect(await takeRefused(running, lead, escalation, { action: 'receive' })).toBe('forbidden')
    await take(running, lead, escalation, { action: 'acknowledge' })
    expect(await takeRefused(running, lead, escalation, { action: 'acknowledge' })).toBe('wrong_state')
    expect(await takeRefused(running, lead, newId(), { action: 'acknowledge' })).toBe('not_found')
  })

  it('is refused where the page was read before somebody else\'s last step', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
    const { history } = await read(running, bo, escalation)
    await take(running, ana, escalation, { action: 'acknowledge' })
    expect(await takeRefused(running, bo, escalation, { action: 'assess', reason: null }, history.length)).toBe('wrong_state')
    await take(running, bo, escalation, { action: 'assess', reason: null }, history.length + 1)
  })

  it('is not for the one who filed, whatever their role has become', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    await running.hub.store.updateTable('people').set({ role: 'safety' }).where('id', '=', desk.station.person.person).execute()
    expect((await read(running, desk.station, escalation)).options.map(({ action }) => action)).toEqual(['answer_late', 'call_mistaken'])
    expect(await takeRefused(running, desk.station, escalation, { action: 'acknowledge' })).toBe('second_person_needed')
  })

  it('leaves a log and a case that nobody can delete or rewrite', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    await read(running, await workstation(running, 'safety'), escalation)
    const { store } = running.hub
    for (const table of ['escalations', 'case_steps', 'case_reads'] as const) {
      await expect(store.deleteFrom(table).execute()).rejects.toThrow('can only be added to')
    }
    await expect(store.updateTable('case_steps').set({ at: 0 } as never).execute()).rejects.toThrow('can only be added to')
    await expect(store.updateTable('escalations').set({ words: 'nothing' }).execute()).rejects.toThrow('stays as it came')
    await expect(store.updateTable('escalations').set({ filer: newId() } as never).execute()).rejects.toThrow('stays as it came')
  })
})
