import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import { inbox, read } from '../support/cases.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

// Reports that stand apart from any lease, and what is told of a clip without a report.

type Report = EventPayload<'report.filed'>
const misuse = (changes: Partial<Report> = {}): Report => ({
  escalation: randomUUID(), clip: null, shift: null, category: 'misuse', severity: 'S2', happeningNow: true, span: null,
  words: 'played in the kitchen', sounds: '', inference: '', zone: 'UTC', ...changes,
})

async function fileApart(running: RunningHub, { stream, station }: Desk, payload: Report) {
  const body = signJson('escalation', stream.append('report.filed', payload), station.device.signing)
  return running.get('escalations.file', { body }, station.token)
}

describe('a report of misuse without a recording', () => {
  it('is a case like any other, goes past the supervisor, and joins its own event once', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const lead = await workstation(running, 'safety')
    const supervisor = await workstation(running, 'supervisor')
    const report = misuse()
    expect(await fileApart(running, desk, report)).toMatchObject({ escalation: report.escalation, state: 'received', severity: 'S2' })
    expect((await send(running, desk.stream, desk.station.token)).answers.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(await inbox(running, lead)).toMatchObject([{ escalation: report.escalation, category: 'misuse' }])
    expect(await read(running, lead, report.escalation)).toMatchObject({ clip: null, words: 'played in the kitchen' })
    expect(await running.get('escalations.team', {}, supervisor.token)).toEqual([])
    const held = await running.hub.store.selectFrom('clips').select('held_at').execute()
    expect(held).toEqual([{ held_at: null }])
  })
})

describe('a sound that hurt', () => {
  it('is taken into the stream of the one who heard it, and only on a clip of theirs', async () => {
    const running = await runHub()
    const { stream, station, at } = await reviewerAtWork(running, ['play jazz'])
    const { clip, batch, lease, shift } = at(0)
    stream.append('sound.incident', { clip, batch, lease, shift, span: { from: 0, to: 400 } })
    stream.append('sound.incident', { clip: randomUUID(), batch, lease, shift, span: null })
    const { answers } = await send(running, stream, station.token)
    expect(answers.slice(-2).map(({ status }) => status)).toEqual(['accepted', 'rejected'])
  })
})
