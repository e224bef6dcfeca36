import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { verifyHub } from '../../../hub/audit/verify.ts'
import type { SentEvent } from '../../../shared/hub-api/streams.ts'
import { runHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

/** An answer as workstations of protocol 1 take it, and nothing else. */
const EarlierAnswer = z.strictObject({ seq: z.int(), status: z.literal('rejected'), why: z.string().max(400) })

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
      receivedAt: running.clock.now(), why: { code: 'clip_not_leased' },
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

  it('is said in a sentence to laptops and supervisors whose version knows no codes', async () => {
    const { running, station, stream } = await withRejections()
    const { token } = await workstation(running, 'supervisor')
    const older = async (path: string, bearer: string, body?: unknown) => {
      const headers = { 'earshot-protocol': '1', authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
      return (await fetch(`${running.origin}${path}`, { method: body === undefined ? 'GET' : 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).json()
    }
    stream.append('shift.paused', { shift: newId(), kind: 'break' })
    const { answers } = z.looseObject({ answers: z.array(EarlierAnswer) }).parse(await older(`/v1/streams/${stream.id}/events`, station.token, { events: stream.pending(), waiting: 0 }))
    expect(answers).toEqual([{ seq: 5, status: 'rejected', why: 'It could not be used (shift_unknown). Update Earshot to read why.' }])
    const listed = z.array(z.looseObject({ why: z.string() })).parse(await older('/v1/rejections', token))
    expect(listed.map(({ why }) => why)).toEqual(['shift_unknown', 'clip_not_leased'].map(code => `It could not be used (${code}). Update Earshot to read why.`))
  })

  it('stays readable where an earlier version of the hub has kept a sentence', async () => {
    const { running } = await withRejections()
    const { token } = await workstation(running, 'supervisor')
    const said = 'The clip was not leased to this person on this device.'
    const { store } = running.hub
    const { id, ...row } = await store.selectFrom('events').selectAll().where('seq', '=', 3).executeTakeFirstOrThrow()
    await store.insertInto('events').values({ ...row, id: `${id.slice(0, -1)}0`, seq: 9, rejected: said }).execute()
    expect((await running.get('rejections.list', {}, token)).map(({ why }) => why)).toEqual([{ code: 'earlier', said }, { code: 'clip_not_leased' }])
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

  it('tells a supervisor neither what somebody opted out of, nor who contested gold, nor of what kind a pause or an answer was', async () => {
    const { running, station, stream } = await withRejections()
    const [clip, shift] = [newId(), newId()]
    stream.append('shift.unsuited', { shift })
    stream.append('clip.skipped', { clip, batch: newId(), lease: newId(), shift, revision: 1, cause: 'other', handlingMs: null })
    stream.appendRaw('care.opted_out', { categories: 'none that is known' })
    stream.append('gold.contested', { contest: newId(), clip, batch: newId(), reason: 'it is Maine' })
    const { answers } = await send(running, stream, station.token)
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'rejected'))
    const typesFor = async (role: 'supervisor' | 'privacy') => (await running.get('rejections.list', {}, (await workstation(running, role)).token)).map(({ type }) => type).toSorted()
    expect(await typesFor('supervisor')).toEqual(['annotation.submitted', 'annotation.submitted', 'shift.paused'])
    expect(await typesFor('privacy')).toEqual(['care.opted_out', 'gold.contested', 'report.filed'])
  })

  it('is nobody else\'s to ask after', async () => {
    const { running, stream } = await withRejections()
    const stranger = await workstation(running, 'reviewer')
    expect(await running.refusal('streams.rejected', { params: { stream: stream.id } }, stranger.token)).toBe('stream_foreign')
  })
})

describe('what was lost before it could be sent', () => {
  const without = (event: SentEvent): SentEvent => ({ envelope: event.envelope, salt: null, payload: null, lost: true })

  it('keeps its place in the chain, is said to be lost, and stops nothing behind it', async () => {
    const { running, station, stream, at } = await withRejections()
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    stream.append('shift.paused', { shift: at(0).shift, kind: 'break' })
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz'), { revision: 2 }))
    const [answer, pause, kept] = stream.pending()
    if (answer === undefined || pause === undefined || kept === undefined) throw new Error('three events were written')
    const events = [without(answer), without(pause), kept]
    const { answers } = await running.get('streams.send', { params: { stream: stream.id }, body: { events, waiting: 0 } }, station.token)
    expect(answers).toEqual([
      { seq: 5, status: 'rejected', why: { code: 'payload_lost' } }, { seq: 6, status: 'rejected', why: { code: 'payload_lost' } }, { seq: 7, status: 'accepted' },
    ])
    expect(await running.hub.store.selectFrom('decisions').select('revision').execute()).toEqual([{ revision: 2 }])
    const { token } = await workstation(running, 'supervisor')
    expect((await running.get('rejections.list', {}, token)).map(({ seq, why }) => [seq, why])).toEqual([
      [6, { code: 'payload_lost' }], [5, { code: 'payload_lost' }], [3, { code: 'clip_not_leased' }],
    ])
  })

  it('costs no work behind it where it was how a shift began: that begins when it did, and a shift that was never begun does not', async () => {
    const { running, station, stream, at } = await withRejections()
    running.clock.pass(60_000)
    const [shift, later] = [newId(), newId()]
    const began = running.clock.now()
    stream.append('shift.started', { shift, zone: 'UTC' })
    running.clock.pass(60_000)
    stream.append('annotation.submitted', submitted({ ...at(0), shift }, annotation('play jazz')))
    stream.append('shift.paused', { shift: later, kind: 'break' })
    const sendLosing = async () => {
      const events = stream.pending().map(event => (event.envelope.type === 'shift.started' ? without(event) : event))
      return (await running.get('streams.send', { params: { stream: stream.id }, body: { events, waiting: 0 } }, station.token)).answers.map(({ status }) => status)
    }
    expect(await sendLosing()).toEqual(['rejected', 'accepted', 'rejected'])
    stream.append('shift.started', { shift: later, zone: 'UTC' })
    expect(await sendLosing()).toEqual(['rejected'])
    // Told of in a request of its own.
    stream.append('shift.ended', { shift: later, endedAt: running.clock.now(), repaired: false, reason: null })
    stream.append('shift.paused', { shift: newId(), kind: 'break' })
    expect(await sendLosing()).toEqual(['accepted', 'rejected'])
    expect(await running.hub.store.selectFrom('shifts').select(['started_at', 'zone']).where('id', 'in', [shift, later]).orderBy('started_at').execute()).toEqual([
      { started_at: began, zone: expect.any(String) }, { started_at: began + 60_000, zone: expect.any(String) },
    ])
    expect(await verifyHub(running.hub)).toMatchObject({ holds: true })
  })

  it('brings nothing else along, and what is only missing is still refused', async () => {
    const { running, station, stream, at } = await withRejections()
    const pause = stream.append('shift.paused', { shift: at(0).shift, kind: 'break' })
    for (const event of [{ ...pause, lost: true as const }, { ...without(pause), payload: { shift: at(0).shift } }, { envelope: pause.envelope, salt: null, payload: null }]) {
      expect(await running.refusal('streams.send', { params: { stream: stream.id }, body: { events: [event], waiting: 0 } }, station.token)).toBe('invalid_request')
    }
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
