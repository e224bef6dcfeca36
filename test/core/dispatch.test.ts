import { describe, expect, test } from 'vitest'
import { methods, type MethodName } from '../../shared/contract/methods.ts'
import { Role } from '../../shared/domain/values.ts'
import { createDispatch } from '../../electron/core/dispatch.ts'
import { Refusal } from '../../electron/core/refusal.ts'

const names = Object.keys(methods) as MethodName[]
const reached = Object.fromEntries(names.map(name => [name, () => 'reached']))

const dispatchFor = (role: Role | null, report: (method: string, error: unknown) => void = () => undefined) =>
  createDispatch({ methods, front: reached, desk: () => (role === null ? null : { role, handlers: reached }), report })

/** What a caller meets before the input is looked at; written out, so that a changed right shows here. */
const reviewer = [
  'shift.start', 'shift.end', 'shift.repair', 'shift.goOn', 'shift.correct', 'shift.note', 'shifts.mine', 'shifts.ratios', 'shifts.sums', 'shifts.export', 'shift.pause', 'shift.resume', 'counters.read', 'batches.read', 'clips.list', 'clips.current',
  'clips.open', 'clips.prepare', 'clips.start', 'clips.played', 'clips.skip', 'annotations.save', 'annotations.submit',
  'history.undo', 'history.redo', 'guidelines.read', 'guidelines.lastRead', 'guidelines.noteRead', 'catalogue.read', 'handling.pause', 'handling.resume',
  'questions.ask', 'questions.mine', 'questions.seen',
  'clips.ahead', 'care.read', 'care.optOut', 'told.read', 'told.acknowledge',
  'clips.survey', 'batches.list', 'clips.enter', 'search.find', 'mining.propose', 'mining.accept', 'mining.refuse',
  'clips.markSensitive', 'clips.soften', 'leases.read', 'leases.giveBack', 'quality.mine',
]
/** For those who answer questions, whatever their role. */
const answering = ['questions.queue', 'questions.listen', 'questions.start', 'questions.played', 'questions.answer', 'questions.decline']
/** For those who hear clips or seconds of them: telling of harm, and what became of it. */
const reporting = ['escalations.file', 'escalations.recent', 'escalations.phoneCode', 'escalations.mine', 'escalations.reply']
/** Cases of reported harm; who may take which step on one is for the hub to say. */
const casework = [
  'escalations.inbox', 'escalations.read', 'escalations.step', 'escalations.telephone', 'escalations.figures', 'escalations.leads',
  'escalations.listen', 'escalations.start', 'escalations.played', 'escalations.figuresFile',
]
/** What the hub could not use of others' work. */
const seeingTo = ['rejections.list', 'rejections.settle']
/** How far recalls have come, and whether the hub's record holds. */
const recalled = ['recalls.list', 'recalls.read']
const onCall = ['rota.read', 'rota.replace', 'rota.handOver']
/** Deciding between two answers. */
const adjudicating = ['adjudications.list', 'adjudications.read', 'adjudications.listen', 'adjudications.start', 'adjudications.played', 'adjudications.settle', 'gold.contests', 'gold.listen', 'gold.start', 'gold.played', 'gold.decide']
const rights: Record<Role, readonly string[]> = {
  reviewer: ['gold.mine', 'gold.contest', ...reviewer, ...reporting, ...answering],
  safety: [...casework, 'escalations.evidence', 'hubAudit.read', ...onCall, ...seeingTo],
  supervisor: [...adjudicating, 'quality.read', 'quality.file', 'board.read', 'board.file', 'figures.read', 'figures.file', 'batches.follow', 'batches.file', 'needs.read', 'batches.give', 'batches.due', 'escalations.team', 'escalations.step', 'escalations.figures', 'escalations.figuresFile', 'escalations.leads', ...reporting, ...answering, ...onCall, ...seeingTo, ...recalled, 'hubAudit.read'],
  privacy: [...casework, ...onCall, ...seeingTo, ...recalled, 'recalls.issue', 'recalls.confirm', 'accessLog.ask', 'accessLog.queries', 'hubAudit.read', 'hubAudit.ask'],
}
const anybody = ['session.read', 'device.enrol', 'people.join', 'session.unlock', 'session.lock', 'vault.rescue', 'vault.setAside', 'recovery.ask', 'recovery.read', 'recovery.finish']
const anyPerson = ['session.factor', 'session.changePassphrase', 'session.active', 'shift.read', 'sync.status', 'sync.start', 'sync.cancel', 'sync.keepOffline', 'sync.parked', 'rescues.read', 'rescues.save', 'settings.read', 'settings.write', 'audit.read', 'audit.verify', 'vault.checked', 'vault.check', 'vault.doubt']

describe('every method for every role and lock state', () => {
  test('is in the table', () => {
    expect([...new Set([...anybody, ...anyPerson, ...Object.values(rights).flat()])].toSorted()).toEqual([...names].toSorted())
  })

  for (const role of [null, ...Role.options]) {
    test(`${role ?? 'a locked workstation'} reaches what it may and nothing else`, async () => {
      const allowed = [...anybody, ...(role === null ? [] : [...anyPerson, ...rights[role]])]
      for (const name of names) {
        const reply = await dispatchFor(role)(name, null)
        const refused = role === null ? 'vault_locked' : 'role_missing'
        expect(reply.ok ? 'reached' : reply.failure.reason, name).toBe(allowed.includes(name) ? 'input_invalid' : refused)
      }
    })
  }
})

describe('dispatch', () => {
  test('knows no other names, not even those every object has', async () => {
    for (const name of ['', 'constructor', '__proto__', 'toString', 'clips.openall']) {
      expect(await dispatchFor('reviewer')(name, {})).toMatchObject({ ok: false, failure: { reason: 'method_unknown' } })
    }
  })

  test('says where the input is wrong, but not what it said', async () => {
    const reply = await dispatchFor('reviewer')('clips.open', { clip: 'secret words' })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid', facts: { at: 'clip' } } })
    expect(JSON.stringify(reply)).not.toContain('secret')
    expect(await dispatchFor('reviewer')('clips.list', { extra: 1 })).toMatchObject({ ok: false, failure: { reason: 'input_invalid' } })
  })

  test('takes no half characters, which could not be hashed', async () => {
    const clip = '5f0c1ad2-6e0c-4b0e-9a55-3a8d2d3b7d11'
    const annotation = { wake: 'meant', quality: [], transcript: 'half \ud83d', intent: null, slots: [], sensitive: [] }
    const reply = await dispatchFor('reviewer')('annotations.save', { clip, annotation })
    expect(reply).toMatchObject({ ok: false, failure: { reason: 'input_invalid', facts: { at: 'annotation.transcript' } } })
  })

  test('turns what is thrown into a failure and reports only faults of our own', async () => {
    const reported: string[] = []
    const throwing = (error: Error) =>
      createDispatch({
        methods,
        front: { 'session.read': () => { throw error } },
        desk: () => null,
        report: name => reported.push(name),
      })('session.read', {})
    expect(await throwing(new Refusal('disk_full'))).toMatchObject({ failure: { code: 'disk_full' } })
    expect(await throwing(Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toMatchObject({ failure: { reason: 'disk_full' } })
    expect(await throwing(Object.assign(new Error('x'), { code: 'SQLITE_CORRUPT_VTAB' }))).toMatchObject({ failure: { reason: 'vault_damaged' } })
    expect(await throwing(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatchObject({ failure: { reason: 'disk_full' } })
    expect(reported).toEqual([])
    expect(await throwing(new Error('the words of a clip'))).toEqual({ ok: false, failure: { code: 'internal', reason: 'internal_fault', facts: {} } })
    expect(reported).toEqual(['session.read'])
  })
})
