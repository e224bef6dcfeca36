import { describe, expect, it } from 'vitest'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import { verifyHub } from '../../../hub/audit/verify.ts'
import { readStatus } from '../../../hub/status/status.ts'
import { filed } from '../support/answers.ts'
import { inbox, read } from '../support/cases.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

const minute = 60_000

/** Files an escalation on the first clip, in the stream and as the signed copy that goes ahead. */
function fileFirst({ stream, at, station }: Desk, changes: Parameters<typeof filed>[1] = {}) {
  const payload = filed(at(0), changes)
  const event = stream.append('escalation.filed', payload)
  return { payload, event, body: signJson('escalation', event, station.device.signing) }
}

const holds = async (running: RunningHub): Promise<(number | null)[]> =>
  (await running.hub.store.selectFrom('clips').select('held_at').orderBy('number').execute()).map(({ held_at: held }) => held)

describe('an escalation filed ahead of its stream', () => {
  it('is received at once, its clock running from the hub\'s receipt, and its clip held', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop', 'play jazz'])
    const { body, payload } = fileFirst(desk)
    running.clock.pass(3 * 3_600_000)
    await desk.station.renew()
    const own = await running.get('escalations.file', { body }, desk.station.token)
    const now = running.clock.now()
    expect(own).toEqual({ escalation: payload.escalation, state: 'received', severity: 'S1', receivedAt: now, acknowledgedAt: null, decidedAt: null, question: null, outcome: null })
    expect(await running.get('escalations.mine', {}, desk.station.token)).toEqual([own])
    expect(await holds(running)).toEqual([now, null])
    const row = await running.hub.store.selectFrom('escalations').select(['due_at', 'filed_at']).executeTakeFirstOrThrow()
    expect(row).toEqual({ due_at: now + 5 * minute, filed_at: now - 3 * 3_600_000 })
  })

  it('may be filed again and again', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { body } = fileFirst(desk)
    const first = await running.get('escalations.file', { body }, desk.station.token)
    running.clock.pass(minute)
    expect(await running.get('escalations.file', { body }, desk.station.token)).toEqual(first)
  })

  it('is joined by the same event when its turn in the stream comes', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { body, payload } = fileFirst(desk)
    await running.get('escalations.file', { body }, desk.station.token)
    expect((await readStatus(running.hub)).escalations).toMatchObject({ open: 1, apart: 1 })
    const { answers } = await send(running, desk.stream, desk.station.token)
    expect(answers.at(-1)).toMatchObject({ status: 'accepted' })
    expect((await readStatus(running.hub)).escalations).toMatchObject({ open: 1, apart: 0 })
    expect(await running.get('escalations.mine', {}, desk.station.token)).toMatchObject([{ escalation: payload.escalation }])
    expect((await readStatus(running.hub)).findings).toEqual([])
  })

  it('and then told otherwise in the stream stands, and the difference is shown', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { body, payload } = fileFirst(desk)
    await running.get('escalations.file', { body }, desk.station.token)
    const rewritten = createStream(running, { device: desk.station.device.id, person: desk.station.person.person })
    rewritten.append('escalation.filed', { ...payload, category: 'disturbing', severity: 'S4' })
    const { answers } = await send(running, rewritten, desk.station.token)
    expect(answers.at(-1)).toMatchObject({ status: 'rejected' })
    const { findings } = await readStatus(running.hub)
    expect(findings).toMatchObject([{ kind: 'escalation_mismatch', escalation: payload.escalation, stream: rewritten.id, seq: 2 }])
    const row = await running.hub.store.selectFrom('escalations').select(['category', 'severity', 'joined_at']).executeTakeFirstOrThrow()
    expect(row).toEqual({ category: 'domestic_violence', severity: 'S1', joined_at: null })
  })

  it('is not replaced by another filing under its id', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { body, payload } = fileFirst(desk)
    await running.get('escalations.file', { body }, desk.station.token)
    const other = createStream(running, { device: desk.station.device.id, person: desk.station.person.person })
    const again = signJson('escalation', other.append('escalation.filed', { ...payload, words: '' }), desk.station.device.signing)
    expect(await running.refusal('escalations.file', { body: again }, desk.station.token)).toBe('wrong_state')
    expect((await readStatus(running.hub)).findings).toMatchObject([{ kind: 'escalation_mismatch' }])
  })

  it('is joined by its event also where the laptop has lost what that said, because the copy is what it commits to', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { body, payload } = fileFirst(desk)
    await running.get('escalations.file', { body }, desk.station.token)
    const never = desk.stream.append('escalation.filed', filed(desk.at(0)))
    const events = desk.stream.pending().map(event => (event.envelope.type === 'escalation.filed' ? { envelope: event.envelope, salt: null, payload: null, lost: true as const } : event))
    const { answers } = await running.get('streams.send', { params: { stream: desk.stream.id }, body: { events, waiting: 0 } }, desk.station.token)
    expect(answers.slice(-2)).toEqual([{ seq: never.envelope.seq - 1, status: 'accepted' }, { seq: never.envelope.seq, status: 'rejected', why: { code: 'payload_lost' } }])
    const rows = await running.hub.store.selectFrom('escalations').select(['id', 'joined_at']).execute()
    expect(rows).toEqual([{ id: payload.escalation, joined_at: running.clock.now() }])
    expect(await verifyHub(running.hub)).toMatchObject({ holds: true, streams: [{ lost: [never.envelope.seq] }] })
    const { token } = await workstation(running, 'safety')
    expect(await running.get('rejections.list', {}, token)).toMatchObject([{ seq: never.envelope.seq, type: 'escalation.filed', why: { code: 'payload_lost' } }])
  })

  it('has to be signed by the device of the session, and be what its envelope commits to', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const other = await workstation(running, 'reviewer')
    const { event, body, payload } = fileFirst(desk)
    expect(await running.refusal('escalations.file', { body }, other.token)).toBe('bad_signature')
    const file = (sent: unknown) => running.refusal('escalations.file', { body: signJson('escalation', sent, desk.station.device.signing) }, desk.station.token)
    expect(await file({ ...event, payload: { ...payload, words: 'nothing' } })).toBe('invalid_request')
    expect(await file(desk.stream.append('shift.paused', { shift: desk.shift, kind: 'break' }))).toBe('invalid_request')
    expect(await file({ hello: 1 })).toBe('invalid_request')
    expect(await running.hub.store.selectFrom('escalations').select('id').execute()).toEqual([])
  })

  it('leads somewhere even when the hub does not know the clip, and holds no clip that the filer was not given', async () => {
    const running = await runHub()
    const other = await reviewerAtWork(running, ['not theirs'])
    const desk = await reviewerAtWork(running, ['please stop'])
    const unknown = fileFirst(desk, { clip: newId() })
    expect((await running.ask('escalations.file', { body: unknown.body }, desk.station.token)).value).toMatchObject({ state: 'received' })
    running.clock.pass(1)
    const foreign = fileFirst(desk, { clip: other.at(0).clip })
    expect((await running.ask('escalations.file', { body: foreign.body }, desk.station.token)).value).toMatchObject({ state: 'received' })
    expect(await holds(running)).toEqual([null, null])
    const lead = await workstation(running, 'safety')
    expect(await inbox(running, lead)).toMatchObject([{ locale: null, durationMs: null }, { locale: 'en-US' }])
    expect(await read(running, lead, unknown.payload.escalation)).toMatchObject({ clip: unknown.payload.clip, sha256: null, hold: false })
    expect(await read(running, lead, foreign.payload.escalation)).toMatchObject({ clip: foreign.payload.clip, hold: false })
    const { answers } = await send(running, desk.stream, desk.station.token)
    expect(answers.slice(-2).map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  })

  it('takes the graver severity where category and claim differ', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { body } = fileFirst(desk, { category: 'child_danger', severity: 'S4', happeningNow: false })
    await running.get('escalations.file', { body }, desk.station.token)
    expect(await running.hub.store.selectFrom('escalations').select('severity').executeTakeFirst()).toEqual({ severity: 'S1' })
  })
})

describe('an escalation that comes in its stream alone', () => {
  it('opens its case there', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const { payload } = fileFirst(desk)
    await send(running, desk.stream, desk.station.token)
    expect(await running.get('escalations.mine', {}, desk.station.token)).toMatchObject([{ escalation: payload.escalation, state: 'received' }])
    expect(await holds(running)).toEqual([running.clock.now()])
  })
})
