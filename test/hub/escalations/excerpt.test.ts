import { describe, expect, it } from 'vitest'
import { askerAtWork, colleague, countingClip } from '../support/asking.ts'
import { addClips } from '../support/clips.ts'
import { file, read, takeAll } from '../support/cases.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send, workstation, type Workstation } from '../support/workstation.ts'

const span = { from: 500, to: 2_500 }

const listen = (running: RunningHub, { token }: Workstation, escalation: string, seconds = span) =>
  running.get('escalations.excerpt', { params: { escalation }, body: { span: seconds } }, token)
const refused = (running: RunningHub, { token }: Workstation, escalation: string, seconds = span) =>
  running.refusal('escalations.excerpt', { params: { escalation }, body: { span: seconds } }, token)

describe('seconds of a case', () => {
  it('are given to a safety lead though the clip is held, and who heard which of them is in its custody', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const { escalation, clip } = await file(running, desk)
    const lead = await colleague(running, 'safety')
    const { grant, durationMs, ...given } = await listen(running, lead.station, escalation)
    expect({ durationMs, clip: given.clip, span: given.span }).toEqual({ durationMs: 2_000, clip, span })
    lead.stream.append('excerpt.played', { grant, clip, shift: null, played: [{ from: 500, to: 1_900 }], speed: 1 })
    expect((await send(running, lead.stream, lead.station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    const actor = lead.station.person.code
    const { custody } = await read(running, lead.station, escalation)
    expect(custody.filter(entry => entry.actor === actor && entry.span !== null)).toMatchObject([
      { what: 'granted', span }, { what: 'played', span: { from: 500, to: 1_900 } },
    ])
  })

  it('are refused beyond the clip\'s end, of no case, of a closed one, and to whoever filed it', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const { escalation } = await file(running, desk, 0, { category: 'disturbing', severity: 'S4' })
    const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'privacy')]
    expect(await refused(running, ana, escalation, { from: 0, to: 4_001 })).toBe('invalid_request')
    expect(await refused(running, ana, newId())).toBe('not_found')
    await running.hub.store.updateTable('people').set({ role: 'safety' }).where('id', '=', desk.station.person.person).execute()
    expect(await refused(running, desk.station, escalation)).toBe('second_person_needed')
    await takeAll(running, escalation, [
      [ana, { action: 'acknowledge' }], [ana, { action: 'assess', reason: null }],
      [ana, { action: 'propose_no_action', reason: 'a film', line: 'It was a film.' }], [bo, { action: 'approve_no_action' }],
    ])
    expect(await refused(running, ana, escalation)).toBe('wrong_state')
  })

  it('come to an end after an hour of such sound in a day, until the day is over', async () => {
    const running = await runHub()
    await addClips(running, [countingClip('please stop', 60_000)])
    const desk = await reviewerAtWork(running, [])
    const { escalation, clip } = await file(running, desk)
    const lead = await colleague(running, 'safety')
    const whole = { from: 0, to: 60_000 }
    const hear = async () => {
      const { grant } = await listen(running, lead.station, escalation, whole)
      lead.stream.append('excerpt.played', { grant, clip, shift: null, played: [whole], speed: 1 })
      await send(running, lead.stream, lead.station.token)
      running.clock.pass(2 * 60_000)
      await lead.station.renew()
    }
    for (let minute = 0; minute < 60; minute++) await hear()
    expect(await refused(running, lead.station, escalation)).toBe('exposure_reached')
    running.clock.pass(24 * 3_600_000)
    await lead.station.renew()
    await listen(running, lead.station, escalation)
  })
})
