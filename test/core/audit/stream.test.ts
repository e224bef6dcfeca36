import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { commitmentOf, emptyHead, findChainFault } from '../../../shared/domain/chain.ts'
import { streamTables } from '../../../electron/core/audit/tables.ts'
import { foundStream } from '../../../electron/core/audit/stream.ts'
import { digest } from '../../../electron/core/crypto/digest.ts'
import { openDatabase } from '../../../electron/core/database/open.ts'
import { temporaryFolder } from '../../support/folders.ts'

function makeStream() {
  const db = openDatabase(`${temporaryFolder()}/x.db`, randomBytes(32))
  db.exec(streamTables)
  const device = randomUUID()
  const stream = foundStream(db, () => 1_000, randomBytes, { device, person: null })
  const unlock = () => stream.append('access.unlocked', { person: randomUUID() })
  return { db, stream, unlock }
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
    stream.acknowledge({ ...head, seq: 4 }, [{ seq: 2, why: 'unknown clip' }])
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
    stream.acknowledge({ stream: stream.id, epoch: 1, hash: null, watermark: 0, seq: 3 }, [])
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
})
