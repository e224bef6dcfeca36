import { describe, expect, it } from 'vitest'
import { emptyHead } from '../../../shared/domain/chain.ts'
import type { SentEvent } from '../../../shared/hub-api/streams.ts'
import { readStatus } from '../../../hub/status/status.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, enrolDevice, headOf, newId, send, sessionBody, workstation, type TestStream } from '../support/workstation.ts'

const post = (running: RunningHub, stream: TestStream, events: readonly SentEvent[], token: string) =>
  running.ask('streams.send', { params: { stream: stream.id }, body: { events: [...events], waiting: 0 } }, token)

const count = async (running: RunningHub, table: 'events' | 'event_payloads' | 'decisions' | 'accesses' | 'streams'): Promise<number> =>
  Number((await running.hub.store.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

describe('a stream of events', () => {
  it('is taken in order, kept with its payloads, and its head answered', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    const { answers, head } = await send(running, stream, station.token, 7)
    expect(answers).toEqual([1, 2, 3].map(seq => ({ seq, status: 'accepted' })))
    expect(head).toEqual({ stream: stream.id, epoch: 1, ...stream.head(), watermark: 0, state: 'open' })
    expect(await headOf(running, stream, station.token)).toEqual(head)
    expect([await count(running, 'events'), await count(running, 'event_payloads'), await count(running, 'decisions')]).toEqual([3, 3, 1])
    const [state] = (await readStatus(running.hub)).streams
    expect(state).toMatchObject({ stream: stream.id, person: station.person.code, seq: 3, waiting: 7, lastContactAt: running.clock.now() })
  })

  it('has no head before its first event', async () => {
    const running = await runHub()
    const { token } = await workstation(running, 'reviewer')
    const id = newId()
    expect(await headOf(running, { id, head: () => emptyHead }, token)).toEqual({ stream: id, epoch: 1, seq: 0, hash: null, watermark: 0, state: 'open' })
  })

  it('may be sent twice, whole or overlapping, and counts once', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    const first = stream.pending()
    await post(running, stream, first, station.token)
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    const all = [...first, ...stream.pending()]
    const { value } = await post(running, stream, all, station.token)
    expect(value.answers.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'accepted'])
    const again = await post(running, stream, all, station.token)
    expect(again.value.answers.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'duplicate'])
    expect(again.value.head).toEqual(value.head)
    expect([await count(running, 'events'), await count(running, 'decisions')]).toEqual([3, 1])
  })

  it('that forks is refused whole, stored nowhere and shown in the status once', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    const [opened, started] = stream.pending()
    if (opened === undefined || started === undefined) throw new Error('two events were written')
    await post(running, stream, [opened, started], station.token)
    const other = createStream(running, { device: station.device.id, person: station.person.person })
    const fork = other.append('shift.started', { shift: newId(), zone: 'UTC' })
    const forked = { ...fork, envelope: { ...fork.envelope, stream: stream.id, prev: started.envelope.prev } }
    for (let attempt = 0; attempt < 2; attempt++) {
      expect((await post(running, stream, [opened, forked], station.token)).problem).toMatchObject({ status: 409, code: 'stream_fork' })
    }
    const { findings } = await readStatus(running.hub)
    expect(findings).toMatchObject([{ kind: 'stream_fork', stream: stream.id, seq: 2, device: station.device.id }])
    expect(await count(running, 'events')).toBe(2)
  })

  it('whose next event does not name the hash before it is a fork as well', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    const [opened, started] = stream.pending()
    if (opened === undefined || started === undefined) throw new Error('two events were written')
    const astray = { ...started, envelope: { ...started.envelope, prev: started.envelope.commitment } }
    expect((await post(running, stream, [opened, astray], station.token)).problem?.code).toBe('stream_fork')
    expect([await count(running, 'streams'), await count(running, 'events')]).toEqual([0, 0])
  })

  it('with a gap is refused, and told which event is expected', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    const [opened, started, answered] = stream.pending()
    if (opened === undefined || started === undefined || answered === undefined) throw new Error('three events were written')
    expect((await post(running, stream, [started], station.token)).problem).toMatchObject({ code: 'stream_gap', detail: expect.stringContaining('event 1') })
    await post(running, stream, [opened], station.token)
    expect((await post(running, stream, [answered], station.token)).problem).toMatchObject({ code: 'stream_gap', detail: expect.stringContaining('event 2') })
    expect((await post(running, stream, [started, answered], station.token)).status).toBe(200)
  })

  it('speaks only in the sessions of the device and the person it began with', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    const stranger = await workstation(running, 'reviewer')
    const events = stream.pending()
    expect((await post(running, stream, events, stranger.token)).problem?.code).toBe('stream_foreign')
    await post(running, stream, events, station.token)
    const colleague = await workstation(running, 'reviewer', { device: station.device })
    const elsewhere = await workstation(running, 'reviewer', { person: station.person.person })
    for (const { token } of [stranger, colleague, elsewhere]) {
      expect((await post(running, stream, events, token)).problem?.code).toBe('stream_foreign')
      expect(await running.refusal('streams.head', { params: { stream: stream.id }, query: { seq: 1 } }, token)).toBe('stream_foreign')
    }
  })

  it('of a device itself speaks in every session of that device and tells of no person\'s work', async () => {
    const running = await runHub()
    const device = await enrolDevice(running)
    const { token } = await running.get('sessions.open', { body: sessionBody(running, device, null) })
    const stream = createStream(running, { device: device.id, person: null })
    stream.append('access.unlock_failed', { person: newId(), failures: 2 })
    stream.append('shift.started', { shift: newId(), zone: 'UTC' })
    const { answers } = await send(running, stream, token)
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'rejected'])
  })

  it('begins by saying whose it is', async () => {
    const running = await runHub()
    const { device, token } = await workstation(running, 'reviewer')
    const stream = createStream(running, { device: device.id, person: newId() })
    expect((await post(running, stream, stream.pending(), token)).problem?.code).toBe('stream_foreign')
  })

  it('is refused where an envelope names another stream', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    const other = createStream(running, { device: station.device.id, person: station.person.person })
    expect((await post(running, other, stream.pending(), station.token)).problem?.code).toBe('stream_foreign')
  })

  it('is refused where a payload is not the one committed to, and the true one can still be sent', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    const events = stream.pending()
    const altered = events.map(event => (event.envelope.seq === 3 ? { ...event, payload: submitted(at(0), annotation('play punk')) } : event))
    const { problem } = await post(running, stream, altered, station.token)
    expect(problem).toMatchObject({ code: 'invalid_request', detail: expect.stringContaining('Event 3') })
    expect(await count(running, 'events')).toBe(0)
    const salted = events.map(event => ({ ...event, salt: events[0]?.salt ?? '' }))
    expect((await post(running, stream, salted, station.token)).problem?.code).toBe('invalid_request')
    expect((await post(running, stream, events, station.token)).status).toBe(200)
  })
})

describe('an event whose content cannot be used', () => {
  it('is kept, answered with the reason, and answered so again', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.appendRaw('annotation.submitted', { ...submitted(at(0), annotation('x')), mood: 'tired' })
    stream.appendRaw('coffee.brewed', { cups: 2 })
    stream.append('annotation.submitted', submitted({ ...at(0), clip: newId() }, annotation('x')))
    stream.append('annotation.submitted', submitted({ ...at(0), lease: newId() }, annotation('x')))
    stream.append('annotation.submitted', submitted({ ...at(0), batch: newId() }, annotation('x')))
    stream.append('annotation.submitted', submitted({ ...at(0), shift: newId() }, annotation('x')))
    stream.append('clip.started', { clip: newId(), lease: at(0).lease, shift: at(0).shift })
    stream.append('shift.paused', { shift: newId(), kind: 'break' })
    stream.append('decision.withdrawn', { ...at(0), revision: 4 })
    stream.append('stream.opened', { device: station.device.id, person: station.person.person })
    stream.append('annotation.submitted', submitted(at(0), annotation('x')))
    stream.append('annotation.submitted', submitted(at(0), annotation('once more')))
    const events = stream.pending()
    const { value } = await post(running, stream, events, station.token)
    expect(value.answers.map(({ status }) => status)).toEqual([
      'accepted', 'accepted', ...Array.from({ length: 10 }, () => 'rejected'), 'accepted', 'rejected',
    ])
    expect(value.answers.flatMap(answer => (answer.status === 'rejected' ? [answer.why] : []))).toEqual([
      { code: 'payload_unfit', fields: [] },
      ...['type_unknown', 'clip_not_leased', 'clip_not_leased', 'lease_of_other_batch', 'shift_unknown', 'clip_not_leased', 'shift_unknown', 'answer_missing', 'opened_twice', 'revision_known'].map(code => ({ code })),
    ])
    expect([await count(running, 'events'), await count(running, 'event_payloads'), await count(running, 'decisions')]).toEqual([14, 14, 1])
    const again = await post(running, stream, events, station.token)
    expect(again.value.answers.filter(({ status }) => status === 'rejected')).toEqual(value.answers.filter(({ status }) => status === 'rejected'))
    expect((await readStatus(running.hub)).rejectedEvents).toBe(11)
  })

  it('does not fit because the clip is leased to somebody else', async () => {
    const running = await runHub()
    const theirs = await reviewerAtWork(running, ['theirs'])
    const mine = await reviewerAtWork(running, ['mine'])
    mine.stream.append('annotation.submitted', submitted({ ...theirs.at(0), shift: mine.shift }, annotation('stolen')))
    const { answers } = await send(running, mine.stream, mine.station.token)
    expect(answers.at(-1)).toMatchObject({ status: 'rejected' })
    expect(await count(running, 'decisions')).toBe(0)
  })
})

describe('the access log', () => {
  it('holds every clip prepared, opened and played, and cannot be altered', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    const { clip, lease, shift } = at(0)
    stream.append('clip.prepared', { clip, lease })
    stream.append('clip.started', { clip, lease, shift })
    stream.append('clip.played', { clip, lease, shift, played: [{ from: 0, to: 400 }, { from: 300, to: 900 }], speed: 1.5 })
    await send(running, stream, station.token)
    const rows = await running.hub.store.selectFrom('accesses').select(['kind', 'clip', 'person', 'played', 'speed']).orderBy('seq').execute()
    const common = { clip, person: station.person.person }
    expect(rows).toEqual([
      { kind: 'prepared', ...common, played: null, speed: null },
      { kind: 'opened', ...common, played: null, speed: null },
      { kind: 'played', ...common, played: '[{"from":0,"to":400},{"from":300,"to":900}]', speed: 1.5 },
    ])
    const { store } = running.hub
    await expect(store.deleteFrom('accesses').execute()).rejects.toThrow('can only be added to')
    await expect(store.deleteFrom('events').execute()).rejects.toThrow('can only be added to')
  })
})
