import { describe, expect, it } from 'vitest'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import { filed } from '../support/answers.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

const minute = 60_000

async function file(running: RunningHub, { stream, station, at }: Desk, index: number, changes: Partial<EventPayload<'escalation.filed'>> = {}) {
  const payload = filed(at(index), changes)
  const body = signJson('escalation', stream.append('escalation.filed', payload), station.device.signing)
  await running.get('escalations.file', { body }, station.token)
  return payload
}

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
    const listed = async () => (await running.get('escalations.list', {}, lead.token)).map(({ escalation }) => escalation)
    expect(await listed()).toEqual([grave, misuse, unsure, disturbing].map(({ escalation }) => escalation))
    await running.get('escalations.act', { params: { escalation: grave.escalation }, body: { action: 'acknowledge' } }, lead.token)
    expect(await listed()).toEqual([misuse, unsure, disturbing, grave].map(({ escalation }) => escalation))
  })

  it('shows a case whole: who, what, what was heard, and who had the clip in their ears', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { clip, lease, shift } = desk.at(0)
    desk.stream.append('clip.prepared', { clip, lease })
    running.clock.pass(1_000)
    desk.stream.append('clip.started', { clip, lease, shift })
    running.clock.pass(1_000)
    desk.stream.append('clip.played', { clip, lease, shift, played: [{ from: 0, to: 500 }, { from: 500, to: 800 }], speed: 1 })
    running.clock.pass(1_000)
    const filing = await file(running, desk, 0)
    await send(running, desk.stream, desk.station.token)
    const at = running.clock.now()
    const lead = await workstation(running, 'safety')
    const [found] = await running.get('escalations.list', {}, lead.token)
    const actor = desk.station.person.code
    expect(found).toEqual({
      escalation: filing.escalation, filer: actor, clip, locale: 'en-US', durationMs: 1_000, sha256: desk.manifest.clips[0]?.sha256,
      category: 'domestic_violence', severity: 'S1', happeningNow: true, state: 'received', filedAt: at, receivedAt: at,
      acknowledgedAt: null, dueAt: at + 5 * minute, span: { from: 200, to: 700 }, heard: [{ from: 0, to: 800 }],
      transcript: 'please stop', words: 'a plea', sounds: 'a blow', inference: 'somebody is hurt', hold: true, allowed: ['acknowledge'],
      custody: [
        { at: at - 3_000, actor, what: 'prepared', span: null },
        { at: at - 2_000, actor, what: 'opened', span: null },
        { at: at - 1_000, actor, what: 'played', span: { from: 0, to: 500 } },
        { at: at - 1_000, actor, what: 'played', span: { from: 500, to: 800 } },
        { at, actor, what: 'filed', span: null },
        { at, actor: 'hub', what: 'received', span: null },
      ],
    })
  })

  it('is itself logged: reading who heard a clip leaves a trace', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { clip } = await file(running, desk, 0)
    const lead = await workstation(running, 'safety')
    const hour = Date.UTC(2026, 10, 23, 8)
    await running.get('escalations.list', {}, lead.token)
    await running.get('escalations.list', {}, lead.token)
    const reads = () => running.hub.store.selectFrom('access_reads').selectAll().orderBy('hour').execute()
    expect(await reads()).toEqual([{ person: lead.person.person, clip, hour }])
    running.clock.pass(60 * minute)
    await lead.renew()
    await running.get('escalations.list', {}, lead.token)
    expect((await reads()).map(row => row.hour)).toEqual([hour, hour + 60 * minute])
  })
})

describe('acknowledging', () => {
  it('stops the clock, is seen by the filer and joins the custody', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk, 0)
    const lead = await workstation(running, 'safety')
    running.clock.pass(2 * minute)
    const at = running.clock.now()
    const seen = await running.get('escalations.act', { params: { escalation }, body: { action: 'acknowledge' } }, lead.token)
    expect(seen).toMatchObject({ state: 'acknowledged', acknowledgedAt: at, dueAt: null, allowed: [] })
    expect(seen.custody.at(-1)).toEqual({ at, actor: lead.person.code, what: 'acknowledged', span: null })
    expect(await running.get('escalations.mine', {}, desk.station.token)).toMatchObject([{ state: 'acknowledged', acknowledgedAt: at }])
    const log = await running.hub.store.selectFrom('escalation_transitions').select(['number', 'person', 'before', 'after']).orderBy('number').execute()
    expect(log).toEqual([
      { number: 1, person: null, before: 'filed', after: 'received' },
      { number: 2, person: lead.person.person, before: 'received', after: 'acknowledged' },
    ])
  })

  it('happens once, to a case that is there, and receiving is not for people', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk, 0)
    const lead = await workstation(running, 'safety')
    const act = (id: string, action: 'acknowledge' | 'receive') => running.refusal('escalations.act', { params: { escalation: id }, body: { action } }, lead.token)
    expect(await act(escalation, 'receive')).toBe('wrong_state')
    await running.get('escalations.act', { params: { escalation }, body: { action: 'acknowledge' } }, lead.token)
    expect(await act(escalation, 'acknowledge')).toBe('wrong_state')
    expect(await act(newId(), 'acknowledge')).toBe('not_found')
  })

  it('is not for the one who filed, whatever their role has become', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk, 0)
    await running.hub.store.updateTable('people').set({ role: 'safety' }).where('id', '=', desk.station.person.person).execute()
    expect(await running.get('escalations.list', {}, desk.station.token)).toMatchObject([{ escalation, allowed: [] }])
    const body = { action: 'acknowledge' as const }
    expect(await running.refusal('escalations.act', { params: { escalation }, body }, desk.station.token)).toBe('forbidden')
  })

  it('leaves a log and a case that nobody can delete or rewrite', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk, 0)
    const { store } = running.hub
    await expect(store.deleteFrom('escalations').execute()).rejects.toThrow('can only be added to')
    await expect(store.deleteFrom('escalation_transitions').execute()).rejects.toThrow('can only be added to')
    await expect(store.updateTable('escalation_transitions').set({ at: 0 } as never).execute()).rejects.toThrow('can only be added to')
  })
})
