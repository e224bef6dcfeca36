import { describe, expect, it } from 'vitest'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

/** A reviewer of whose events one could not be used, and a report of misuse neither. */
async function withRejections() {
  const running = await runHub()
  const desk = await reviewerAtWork(running, ['play jazz'])
  desk.stream.append('annotation.submitted', submitted({ ...desk.at(0), clip: newId() }, annotation('secret words')))
  desk.stream.appendRaw('report.filed', { escalation: newId(), category: 'misuse', words: 'about my lead' })
  await send(running, desk.stream, desk.station.token)
  return { running, ...desk }
}

describe('what could not be used', () => {
  it('is shown to supervisors by whose it is and why, without its content, until somebody has seen to it', async () => {
    const { running, station, stream } = await withRejections()
    const { token } = await workstation(running, 'supervisor')
    const listed = await running.get('rejections.list', {}, token)
    expect(listed).toEqual([{
      stream: stream.id, seq: 3, type: 'annotation.submitted', person: station.person.code, at: running.clock.now(),
      receivedAt: running.clock.now(), why: 'The clip was not leased to this person on this device.',
    }])
    expect(JSON.stringify(listed)).not.toContain('secret')
    running.clock.pass(1_000)
    await running.get('rejections.settle', { params: { stream: stream.id, seq: 3 } }, token)
    expect(await running.get('rejections.list', {}, token)).toEqual([])
    expect(await running.refusal('rejections.settle', { params: { stream: stream.id, seq: 3 } }, token)).toBe('not_found')
    expect(await running.get('streams.rejected', { params: { stream: stream.id } }, station.token)).toEqual([
      { seq: 3, settledAt: running.clock.now() }, { seq: 4, settledAt: null },
    ])
  })

  it('of a report of harm is shown to safety and privacy alone, whoever it is about', async () => {
    const { running, stream } = await withRejections()
    const supervisor = await workstation(running, 'supervisor')
    expect((await running.get('rejections.list', {}, supervisor.token)).map(({ seq }) => seq)).toEqual([3])
    expect(await running.refusal('rejections.settle', { params: { stream: stream.id, seq: 4 } }, supervisor.token)).toBe('not_found')
    for (const role of ['safety', 'privacy'] as const) {
      const { token } = await workstation(running, role)
      expect((await running.get('rejections.list', {}, token)).map(({ type }) => type)).toEqual(['report.filed'])
    }
  })

  it('is nobody else\'s to ask after', async () => {
    const { running, stream } = await withRejections()
    const stranger = await workstation(running, 'reviewer')
    expect(await running.refusal('streams.rejected', { params: { stream: stream.id } }, stranger.token)).toBe('stream_foreign')
  })
})

describe('what was erased before it was sent', () => {
  it('keeps its place in the chain, and nothing comes of it', async () => {
    const { running, station, stream, at } = await withRejections()
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz'), { revision: 2 }))
    const [erased, kept] = stream.pending()
    if (erased === undefined || kept === undefined) throw new Error('two events were written')
    const { answers } = await running.get('streams.send', {
      params: { stream: stream.id }, body: { events: [{ envelope: erased.envelope, salt: null, payload: null }, kept], waiting: 0 },
    }, station.token)
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect(await running.hub.store.selectFrom('decisions').select('revision').execute()).toEqual([{ revision: 2 }])
    expect(await running.hub.store.selectFrom('event_payloads').select('seq').where('seq', '=', 5).execute()).toEqual([])
    // What was kept cannot be sent again without its content, nor the erased one with another.
    expect(await running.refusal('streams.send', {
      params: { stream: stream.id }, body: { events: [{ ...erased, payload: { other: true } }], waiting: 0 },
    }, station.token)).toBe('invalid_request')
  })
})
