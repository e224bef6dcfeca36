import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { commitmentOf, emptyHead, findChainFault } from '../../../shared/domain/chain.ts'
import { streamColumns, streamErasures, streamTables } from '../../../electron/core/audit/tables.ts'
import { foundStream } from '../../../electron/core/audit/stream.ts'
import { digest } from '../../../electron/core/crypto/digest.ts'
import { openDatabase } from '../../../electron/core/database/open.ts'
import { temporaryFolder } from '../../support/folders.ts'

function makeStream() {
  const db = openDatabase(`${temporaryFolder()}/x.db`, randomBytes(32))
  db.exec(streamTables)
  db.exec(streamColumns + streamErasures)
  const device = randomUUID()
  const stream = foundStream(db, () => 1_000, randomBytes, { device, person: null })
  const unlock = () => stream.append('access.unlocked', { person: randomUUID() })
  return { db, device, stream, unlock }
}

describe('a stream', () => {
  test('is an unbroken chain whose commitments hold', () => {
    const { stream, unlock } = makeStream()
    for (let i = 0; i < 20; i++) unlock()
    const events = stream.unsent(100)
    expect(events).toHaveLength(21)
    expect(findChainFault(digest, stream.id, emptyHead, events.map(({ envelope }) => envelope))).toBeNull()
    for (const { envelope, salt, payload } of events) expect(commitmentOf(digest, salt ?? '', payload)).toBe(envelope.commitment)
  })

  test('shows a changed, a missing and a foreign event', () => {
    const { stream, unlock } = makeStream()
    for (let i = 0; i < 5; i++) unlock()
    const envelopes = stream.unsent(100).map(({ envelope }) => envelope)
    const changed = envelopes.map(envelope => (envelope.seq === 3 ? { ...envelope, at: 2_000 } : envelope))
    expect(findChainFault(digest, stream.id, emptyHead, changed)).toEqual({ seq: 4, fault: 'broken' })
    const missing = envelopes.filter(({ seq }) => seq !== 3)
    expect(findChainFault(digest, stream.id, emptyHead, missing)).toEqual({ seq: 4, fault: 'gap' })
    expect(findChainFault(digest, randomUUID(), emptyHead, envelopes)).toEqual({ seq: 1, fault: 'foreign' })
  })

  test('is sent on from where the hub is, and again when the hub knows less', () => {
    const { stream, unlock } = makeStream()
    for (let i = 0; i < 9; i++) unlock()
    const head = { stream: stream.id, epoch: 1, hash: null, watermark: 0 }
    stream.acknowledge({ ...head, seq: 4 }, [{ seq: 2, why: { code: 'clip_not_leased' } }])
    expect(stream.unsent(2).map(({ envelope }) => envelope.seq)).toEqual([5, 6])
    expect(stream.counts()).toEqual({ waiting: 0, parked: 1 })
    stream.rewind({ ...head, epoch: 2, seq: 1 })
    expect(stream.unsent(1).map(({ envelope }) => envelope.seq)).toEqual([2])
  })

  test('counts as waiting what somebody did, not the log of what was opened and heard', () => {
    const { stream, unlock } = makeStream()
    const inBatch = { clip: randomUUID(), batch: randomUUID(), lease: randomUUID(), shift: randomUUID() }
    stream.append('clip.prepared', { clip: inBatch.clip, lease: inBatch.lease })
    expect(stream.counts().waiting).toBe(0)
    stream.append('clip.skipped', { ...inBatch, revision: 1, cause: 'no_sound', handlingMs: 900 })
    stream.append('decision.withdrawn', { ...inBatch, revision: 1 })
    unlock()
    expect(stream.counts().waiting).toBe(2)
    stream.acknowledge({ epoch: 1, watermark: 0, seq: 3 }, [])
    expect(stream.counts().waiting).toBe(1)
  })

  test('keeps its chain when a payload is erased', () => {
    const { db, stream, unlock } = makeStream()
    const { seq } = unlock()
    unlock()
    db.prepare('DELETE FROM event_payload WHERE seq = ?').run(seq)
    const envelopes = db.prepare('SELECT envelope FROM event ORDER BY seq').pluck().all().map(text => JSON.parse(String(text)))
    expect(findChainFault(digest, stream.id, emptyHead, envelopes)).toBeNull()
  })

  test('sends an event that has lost what it said as just that, and one whose words were erased as erased', () => {
    const { db, stream, unlock } = makeStream()
    const clip = randomUUID()
    stream.append('question.declined', { question: randomUUID(), clip, shift: null })
    unlock()
    const broken = unlock()
    const whole = unlock()
    stream.erase(clip, ['question.declined'])
    db.prepare('DELETE FROM event_payload WHERE seq = 3').run()
    db.prepare("UPDATE event_payload SET payload = '{\"person\": \"' WHERE seq = ?").run(broken.seq)
    expect(stream.unsent(9).slice(1).map(({ envelope, salt, payload, lost }) => [envelope.seq, salt === null, payload === null, lost ?? false])).toEqual([
      [2, true, true, false], [3, true, true, true], [broken.seq, true, true, true], [whole.seq, false, false, false],
    ])
  })

  test('takes back what its transaction takes back', () => {
    const { db, stream, unlock } = makeStream()
    expect(() =>
      db.transaction(() => {
        unlock()
        throw new Error('rolled back')
      })(),
    ).toThrow('rolled back')
    unlock()
    expect(findChainFault(digest, stream.id, emptyHead, stream.unsent(9).map(({ envelope }) => envelope))).toBeNull()
  })

  test('lets go of what a verified backup has as well, and of nothing else', () => {
    const { db, stream, unlock } = makeStream()
    const shift = () => stream.append('shift.started', { shift: randomUUID(), zone: 'UTC' })
    for (let i = 0; i < 5; i++) unlock()
    shift()
    unlock()
    const contents = () => db.prepare<[], number>('SELECT seq FROM event_payload ORDER BY seq').pluck().all()
    stream.acknowledge({ epoch: 1, seq: 8, watermark: 0 }, [{ seq: 3, why: { code: 'clip_not_leased' } }])
    expect(contents()).toHaveLength(8)
    stream.acknowledge({ epoch: 1, seq: 8, watermark: 4 }, [])
    expect(contents()).toEqual([1, 3, 5, 6, 7, 8])
    // The running shift's stays here, and what nobody has seen to yet; and whose the stream is.
    stream.acknowledge({ epoch: 1, seq: 8, watermark: 8 }, [])
    expect(contents()).toEqual([1, 3, 7, 8])
    stream.settle([{ seq: 3, settledAt: 5_000 }])
    stream.acknowledge({ epoch: 1, seq: 8, watermark: 8 }, [])
    expect(contents()).toEqual([1, 7, 8])
    expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(8)
  })

  test('sends what it has let go of as an envelope without content, where a hub asks for it all the same', () => {
    const { stream, unlock } = makeStream()
    for (let i = 0; i < 3; i++) unlock()
    stream.acknowledge({ epoch: 1, seq: 4, watermark: 4 }, [])
    stream.append('shift.started', { shift: randomUUID(), zone: 'UTC' })
    stream.acknowledge({ epoch: 1, seq: 5, watermark: 4 }, [])
    stream.rewind({ epoch: 2, seq: 2, hash: stream.hashAt(2), watermark: 0 })
    expect(stream.unsent(9).map(({ envelope: { seq }, salt, lost }) => [seq, salt === null, lost ?? false])).toEqual([[3, true, false], [4, true, false], [5, false, false]])
  })

  test('shows what the hub could not use until somebody has seen to it, and no longer once a restored hub takes it', () => {
    const { stream, unlock } = makeStream()
    unlock()
    const { id } = unlock()
    stream.acknowledge({ epoch: 1, seq: 3, watermark: 0 }, [{ seq: 3, why: { code: 'clip_not_leased' } }])
    expect(stream.parked()).toEqual([{ id, type: 'access.unlocked', at: 1_000, why: { code: 'clip_not_leased' }, settledAt: null }])
    stream.settle([{ seq: 3, settledAt: 4_000 }])
    expect(stream.counts().parked).toBe(0)
    expect(stream.parked()).toMatchObject([{ settledAt: 4_000 }])
    stream.rewind({ epoch: 2, seq: 1, hash: stream.hashAt(1), watermark: 0 })
    stream.acknowledge({ epoch: 2, seq: 3, watermark: 0 }, [])
    expect(stream.parked()).toEqual([])
  })

  test('is never moved on to an event of the hub\'s that is another one here', () => {
    const { stream, unlock } = makeStream()
    for (let i = 0; i < 4; i++) unlock()
    stream.rewind({ epoch: 1, seq: 3, hash: stream.hashAt(3), watermark: 0 })
    expect(stream.acknowledged()).toBe(3)
    stream.rewind({ epoch: 1, seq: 5, hash: stream.hashAt(2), watermark: 0 })
    expect(stream.acknowledged()).toBe(3)
  })
})

describe('a stream that goes on in a new one', () => {
  test('carries over what lies beyond the last event in common, each with its id, time and commitment', () => {
    const { db, device, stream, unlock } = makeStream()
    for (let i = 0; i < 5; i++) unlock()
    const before = stream.unsent(99)
    const { id: old } = stream
    db.prepare('DELETE FROM event_payload WHERE seq = 6').run()
    stream.branch(3, { device, person: null })
    expect(stream.id).not.toBe(old)
    const after = stream.unsent(99)
    expect(after.map(({ envelope: { seq, type, stream: of } }) => [seq, type, of])).toEqual([
      [4, 'stream.opened', stream.id], [5, 'access.unlocked', stream.id], [6, 'access.unlocked', stream.id], [7, 'access.unlocked', stream.id],
    ])
    expect(after[0]?.payload).toEqual({ device, person: null, continues: { stream: old, seq: 3 } })
    const facts = (events: typeof after) => events.map(({ envelope: { id, at, commitment }, salt, payload }) => ({ id, at, commitment, salt, payload }))
    expect(facts(after.slice(1, 3))).toEqual(facts(before.slice(3, 5)))
    expect(after[3]).toMatchObject({ salt: null, lost: true, envelope: { id: before[5]?.envelope.id } })
    expect(findChainFault(digest, stream.id, { seq: 3, hash: stream.hashAt(3) }, after.map(({ envelope }) => envelope))).toBeNull()
    stream.rewind({ epoch: 1, seq: 0, hash: null, watermark: 0 })
    expect(stream.acknowledged()).toBe(3)
    unlock()
    expect(stream.head().seq).toBe(8)
  })

  test('knows what was erased and what is lost as before', () => {
    const { db, device, stream, unlock } = makeStream()
    const clip = randomUUID()
    stream.append('question.declined', { question: randomUUID(), clip, shift: null })
    unlock()
    stream.erase(clip, ['question.declined'])
    db.prepare('DELETE FROM event_payload WHERE seq = 3').run()
    stream.branch(1, { device, person: null })
    expect(stream.unsent(9).map(({ envelope, lost }) => [envelope.type, lost ?? false])).toEqual([['stream.opened', false], ['question.declined', false], ['access.unlocked', true]])
  })

  test('has nothing to carry over where the vault was merely set back, and can come apart again', () => {
    const { device, stream, unlock } = makeStream()
    unlock()
    stream.branch(2, { device, person: null })
    expect(stream.unsent(9).map(({ envelope }) => envelope.type)).toEqual(['stream.opened'])
    unlock()
    const { id: first } = stream
    stream.branch(3, { device, person: null })
    expect(stream.unsent(9).map(({ envelope: { seq, type } }) => [seq, type])).toEqual([[4, 'stream.opened'], [5, 'access.unlocked']])
    expect(stream.unsent(1)[0]?.payload).toMatchObject({ continues: { stream: first, seq: 3 } })
  })
})
