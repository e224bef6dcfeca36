import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../../electron/core/database/migrate.ts'
import { closeDatabase, openDatabase } from '../../../electron/core/database/open.ts'
import { createDocumentStore } from '../../../electron/core/documents/store.ts'
import { initial } from '../../../electron/core/vault/migrations/0001-initial.ts'
import { documents } from '../../../electron/core/vault/migrations/0002-documents.ts'
import { search } from '../../../electron/core/vault/migrations/0003-search.ts'
import { questions } from '../../../electron/core/vault/migrations/0004-questions.ts'
import { cases } from '../../../electron/core/vault/migrations/0005-cases.ts'
import { care } from '../../../electron/core/vault/migrations/0006-care.ts'
import { reports } from '../../../electron/core/vault/migrations/0007-reports.ts'
import { shiftEvents } from '../../../electron/core/vault/migrations/0013-shift-events.ts'
import { erasures } from '../../../electron/core/vault/migrations/0014-erasures.ts'
import { createOwnRetention } from '../../../electron/core/shifts/retention.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import { temporaryFolder } from '../../support/folders.ts'

const batch = {
  id: 'b', lease: 'l', name: 'Home', purpose: 'p', legal_basis: 'c', retain_until: '2027-01-31', state: 'leased', starts_at: 1, ends_at: 2,
  task: '{}', manifest: Buffer.from('{}'), signature: '', received_at: 1,
}

/** A vault as an earlier build left it, with a batch. */
function vaultBefore(migrations: Parameters<typeof migrate>[1]) {
  const db = openDatabase(join(temporaryFolder(), 'vault.db'), randomBytes(32))
  migrate(db, migrations)
  const columns = Object.keys(batch)
  db.prepare(`INSERT INTO batch (${columns.join(', ')}) VALUES (${columns.map(column => `:${column}`).join(', ')})`).run(batch)
  return db
}

test('a vault of before documents keeps its batches, which come with none', () => {
  const db = vaultBefore([initial])
  migrate(db, [initial, documents])
  expect(db.prepare('SELECT * FROM batch').all()).toEqual([{ ...batch, guidelines: null, guidelines_version: null, catalogue: null }])
  expect(createDocumentStore(db).guidelines('b')).toBeNull()
  closeDatabase(db)
})

test('a vault of before cases keeps its reports, which are asked nothing, and its clips, which are not withdrawn', () => {
  const db = vaultBefore([initial, documents, search, questions])
  db.exec(`
    INSERT INTO clip (id, batch, place, position, state, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, wrapped_key)
      VALUES ('c', 'b', 0, 1, 'escalated', 'bl', 'en', 1, '', 1, '', 0, '[]', '', '[]', '[]', x'00');
    INSERT INTO escalation VALUES ('e', 'c', 'threat', 'S1', 'acknowledged', 1, 2, 3, NULL, NULL);`)
  const before = db.prepare('SELECT * FROM escalation').get() as object
  migrate(db, [initial, documents, search, questions, cases])
  expect(db.prepare('SELECT * FROM escalation').all()).toEqual([{ ...before, question: null }])
  expect(db.prepare('SELECT id, state, shredded_for FROM clip').all()).toEqual([{ id: 'c', state: 'escalated', shredded_for: null }])
  closeDatabase(db)
})

test('a vault of before care keeps its shifts with their pauses, and has met nothing', () => {
  const before = [initial, documents, search, questions, cases]
  const db = vaultBefore(before)
  db.exec(`
    INSERT INTO shift (id, zone, started_at) VALUES ('s', 'UTC', 1);
    INSERT INTO shift_pause (shift, kind, from_at, to_at) VALUES ('s', 'break', 2, 3), ('s', 'lock', 4, NULL);`)
  const pauses = db.prepare('SELECT * FROM shift_pause ORDER BY id').all()
  migrate(db, [...before, care])
  expect(db.prepare('SELECT * FROM shift_pause ORDER BY id').all()).toEqual(pauses)
  db.exec(`INSERT INTO shift_pause (shift, kind, from_at) VALUES ('s', 'unsuited', 5)`)
  expect(db.prepare('SELECT count(*) AS n FROM flagged_sound').get()).toEqual({ n: 0 })
  closeDatabase(db)
})

test('a vault of before reports apart keeps its reports, which know their lease and were no slip, and its clips, which are as loud', () => {
  const db = vaultBefore([initial, documents, search, questions, cases])
  db.exec(`
    INSERT INTO clip (id, batch, place, position, state, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, wrapped_key)
      VALUES ('c', 'b', 0, 1, 'escalated', 'bl', 'en', 1, '', 1, '', 0, '[]', '', '[]', '[]', x'00');
    INSERT INTO escalation VALUES ('e', 'c', 'threat', 'S1', 'needs_info', 1, 2, 3, NULL, NULL, 'one voice?');`)
  const before = db.prepare('SELECT * FROM escalation').get() as object
  migrate(db, [initial, documents, search, questions, cases, reports])
  expect(db.prepare('SELECT * FROM escalation').all()).toEqual([{ ...before, attempt: null, lease: 'l', mistaken: 0 }])
  expect(db.prepare('SELECT softer_db FROM clip').all()).toEqual([{ softer_db: 0 }])
  closeDatabase(db)
})

test('a vault of before shifts had an index finds of a shift exactly what it was told, its beginning left alone', () => {
  const before = vaultMigrations.slice(0, vaultMigrations.indexOf(shiftEvents))
  const db = vaultBefore(before)
  db.exec(`
    INSERT INTO stream (id, seq, acked_seq) VALUES ('st', 5, 5);
    INSERT INTO shift (id, zone, started_at, ended_at) VALUES ('s', 'UTC', 1, 2);`)
  const types = ['shift.started', 'shift.paused', 'clip.played', 'shift.ended', 'shifty']
  for (const [index, type] of types.entries()) {
    db.prepare('INSERT INTO event (seq, id, type, at, envelope, hash) VALUES (?, ?, ?, 1, ?, ?)').run(index + 1, `e${index}`, type, '{}', 'h')
    db.prepare('INSERT INTO event_payload (seq, clip, salt, payload) VALUES (?, NULL, ?, ?)').run(index + 1, 's', '{"shift":"s"}')
  }
  migrate(db, vaultMigrations)
  const policy = { statistics: { retentionDays: 30 }, zone: 'UTC' } as Policy
  expect(createOwnRetention({ db, policy: () => policy, now: () => 40 * 86_400_000 })()).toBe(1)
  const left = db.prepare('SELECT e.type FROM event e JOIN event_payload p ON p.seq = e.seq ORDER BY e.seq').pluck().all()
  expect(left).toEqual(['shift.started', 'clip.played', 'shifty'])
  expect(db.prepare('SELECT type FROM event WHERE erased = 1 ORDER BY seq').pluck().all()).toEqual(['shift.paused', 'shift.ended'])
  closeDatabase(db)
})

test('a vault of before losses were told from erasures takes for erased what the hub has or what went with a clip, and nothing else', () => {
  const before = vaultMigrations.slice(0, vaultMigrations.indexOf(erasures))
  const db = vaultBefore(before)
  db.exec("INSERT INTO stream (id, seq, acked_seq) VALUES ('st', 6, 2)")
  const events = [['clip.played', false], ['clip.played', true], ['annotation.submitted', false], ['clip.skipped', false], ['question.asked', false], ['clip.played', true]] as const
  for (const [index, [type, here]] of events.entries()) {
    db.prepare('INSERT INTO event (seq, id, type, at, envelope, hash) VALUES (?, ?, ?, 1, ?, ?)').run(index + 1, `e${index}`, type, '{}', 'h')
    if (here) db.prepare('INSERT INTO event_payload (seq, clip, salt, payload) VALUES (?, NULL, ?, ?)').run(index + 1, 's', '{}')
  }
  migrate(db, [...before, erasures])
  expect(db.prepare('SELECT seq FROM event WHERE erased = 1 ORDER BY seq').pluck().all()).toEqual([1, 3, 5])
  closeDatabase(db)
})
