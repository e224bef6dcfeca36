import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createDoors } from '../../../renderer/escalate/doors.ts'
import { createEscalating, noDrafts } from '../../../renderer/escalate/escalating.ts'
import type { EscalationOutcome, RaisedFrom } from '../../../renderer/state/escalating.ts'
import type { HeardClip } from '../../../shared/contract/escalations.ts'
import { methods } from '../../../shared/contract/methods.ts'
import type { PauseKind } from '../../../shared/contract/shift.ts'
import { idOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

const onClip: RaisedFrom = {
  subject: { clip: idOf(12), position: 12, durationMs: 6840, span: { from: 1000, to: 6000 } }, heard: true, left: null,
}
const filed = { escalation: idOf(99), next: idOf(13) }
const pausedShift = (kind: PauseKind) =>
  ({ shift: idOf(5), zone: 'UTC', startedAt: 1, endedAt: null, pausedSince: 2, pauseKind: kind, protectedLeft: 2, quietSince: null })
const heardEarlier = (n: number, changes: Partial<HeardClip> = {}): HeardClip =>
  ({ clip: idOf(n), position: n, durationMs: 3000, span: { from: 0, to: 2900 }, heardAt: n, ...changes })

function make(handlers: Handlers = {}, { raised = onClip, drafts = noDrafts() } = {}) {
  const bridge = createMemoryBridge({ 'escalations.file': () => filed, 'escalations.recent': () => [], ...handlers })
  const left: EscalationOutcome[] = []
  const client = createClient(bridge, methods)
  let ids = 500
  const store = createEscalating({ client, raised, drafts, newId: () => idOf(++ids), onLeave: outcome => left.push(outcome) })
  const filings = () => bridge.calls.filter(({ method }) => method === 'escalations.file').map(({ input }) => input as { attempt: string; clip: string | null; category: string })
  return { store, left, drafts, calls: bridge.calls, filings, doors: createDoors(client) }
}

describe('reporting harm', () => {
  test('files once, however often it is sent', async () => {
    const { store, filings } = make()
    await Promise.all([store.send(), store.send(), store.send(true)])
    expect(filings()).toHaveLength(1)
    expect(store.getState()).toMatchObject({ step: 'filed', filed: { ...filed, clip: idOf(12) } })
  })

  test('cannot be left while it is under way, so that nobody takes it for sent or unsent', async () => {
    const { store, left } = make()
    const sent = store.send()
    await store.leave()
    expect(left).toEqual([])
    await sent
    await store.leave()
    expect(left).toEqual([{ left: idOf(12), next: idOf(13), changed: null, resting: false }])
  })

  test('keeps all that was entered when it fails, and says why', async () => {
    const { store } = make({ 'escalations.file': () => { throw new Refused('disk_full') } })
    store.change({ category: 'threat', words: 'what they said' })
    await store.send()
    expect(store.getState()).toMatchObject({ step: 'asking', failure: { reason: 'disk_full' }, draft: { category: 'threat', words: 'what they said' } })
  })

  test('goes again as the same attempt when its answer was lost on the way, also from a panel opened anew', async () => {
    let away = 2
    const handlers: Handlers = {
      'escalations.file': () => {
        if (away-- > 0) throw new Refused('host_away')
        return filed
      },
    }
    const first = make(handlers)
    await first.store.send()
    expect(first.store.getState()).toMatchObject({ step: 'asking', failure: { reason: 'host_away' } })
    const again = make(handlers, { drafts: first.drafts })
    await again.store.send()
    expect(again.store.getState().step).toBe('filed')
    expect(new Set([...first.filings(), ...again.filings()].map(({ attempt }) => attempt)).size).toBe(1)
  })

  test('is another attempt once something else is reported', async () => {
    const { store, filings } = make({ 'escalations.file': () => { throw new Refused('disk_full') } })
    await store.send()
    store.change({ category: 'threat' })
    await store.send()
    expect(new Set(filings().map(({ attempt }) => attempt)).size).toBe(2)
  })

  test('closed without sending files nothing and finds its words again', async () => {
    const first = make()
    first.store.change({ category: 'threat', inference: 'played in the kitchen' })
    await first.store.leave()
    expect(first.left).toEqual([{ left: null, next: null, changed: null, resting: false }])
    expect(first.filings()).toEqual([])
    expect(make({}, { drafts: first.drafts }).store.getState().draft).toMatchObject({ category: 'threat', inference: 'played in the kitchen' })
  })

  test('leaves no draft behind once it is filed', async () => {
    const { store, drafts } = make()
    store.change({ category: 'threat' })
    await store.send()
    expect(drafts.byClip.size + drafts.attempts.size).toBe(0)
  })

  test('leads into a protected pause', async () => {
    const paused: string[] = []
    const { store, left } = make({
      'shift.pause': ({ kind }) => {
        paused.push(kind)
        return pausedShift(kind)
      },
    })
    await store.send()
    await store.leave(true)
    expect(paused).toEqual(['protected'])
    expect(left).toMatchObject([{ left: idOf(12), next: idOf(13), resting: true }])
  })

  test('stays open and says so when the pause cannot begin', async () => {
    const { store, left } = make({ 'shift.pause': () => { throw new Refused('no_shift') } })
    await store.send()
    await store.leave(true)
    expect(left).toEqual([])
    expect(store.getState()).toMatchObject({ step: 'filed', filed: { pauseFailed: true } })
  })
})

describe('the clip that a report is about', () => {
  const silentNext: RaisedFrom = { ...onClip, heard: false, left: idOf(11) }
  const recent: Handlers = { 'escalations.recent': () => [heardEarlier(11), heardEarlier(9)] }

  test('is the one just left while the one in front has made no sound', async () => {
    const { store, filings } = make(recent, { raised: silentNext })
    await store.begin()
    expect(store.subject()).toMatchObject({ clip: idOf(11), how: 'left', span: { from: 0, to: 2900 } })
    await store.send()
    expect(filings()).toMatchObject([{ clip: idOf(11) }])
  })

  test('is the one in front once it sounded; the one just left is a key away, then earlier ones, then it again', async () => {
    const { store } = make(recent, { raised: { ...silentNext, heard: true } })
    await store.begin()
    const seen = [1, 2, 3, 4].map(() => {
      const now = store.subject()
      store.switchClip()
      return now?.how
    })
    expect(seen).toEqual(['front', 'left', 'earlier', 'front'])
  })

  test('is the last one heard where none is in front; without any, nothing but misuse can be sent', async () => {
    const nowhere: RaisedFrom = { subject: null, heard: false, left: null }
    const some = make(recent, { raised: nowhere })
    await some.store.begin()
    expect(some.store.subject()).toMatchObject({ clip: idOf(11) })
    const none = make({}, { raised: nowhere })
    await none.store.begin()
    await none.store.send()
    await none.store.send(true)
    expect(none.filings()).toEqual([])
    none.store.change({ category: 'misuse' })
    await none.store.send()
    expect(none.filings()).toMatchObject([{ clip: null, category: 'misuse' }])
  })

  test('is none for misuse, unless it is chosen', async () => {
    const { store, filings } = make(recent)
    await store.begin()
    store.change({ category: 'misuse' })
    expect(store.subject()).toBeNull()
    store.switchClip()
    expect(store.subject()).toMatchObject({ clip: idOf(12) })
    await store.send()
    expect(filings()).toMatchObject([{ clip: idOf(12), category: 'misuse' }])
  })

  test('is marked by what was just heard, and its edges never cross nor leave it', () => {
    const { store } = make()
    store.setEdge('from', 9000)
    expect(store.subject()?.span).toEqual({ from: 5800, to: 6000 })
    store.setEdge('to', 90_000)
    expect(store.subject()?.span).toEqual({ from: 5800, to: 6840 })
  })
})

describe('a way out that is no report', () => {
  test('is carried out before the panel closes, and files nothing', async () => {
    const handlers: Handlers = {
      'clips.markSensitive': () => ({}),
      'clips.soften': () => ({}),
      'clips.skip': () => ({ next: idOf(13) }),
      'shift.pause': ({ kind }) => pausedShift(kind),
    }
    const span = { from: 1000, to: 6000 }
    const ways = [
      ['data', 'clips.markSensitive', { clip: idOf(12), span }, { left: null, changed: idOf(12), resting: false }],
      ['sound', 'clips.soften', { clip: idOf(12), span }, { left: null, changed: idOf(12), resting: false }],
      ['person', 'clips.skip', { clip: idOf(12), cause: 'known_person', played: null }, { left: idOf(12), next: idOf(13), resting: false }],
      ['rest', 'shift.pause', { kind: 'protected' }, { left: null, resting: true }],
    ] as const
    for (const [name, method, input, outcome] of ways) {
      const { store, left, filings, calls, doors } = make(handlers)
      expect(await store.takeDoor(doors[name]), name).toBe(true)
      expect(calls).toEqual([{ method, input }])
      expect(left).toMatchObject([outcome])
      expect(filings()).toEqual([])
    }
  })

  test('leaves the panel open where it fails, and says why', async () => {
    const { store, left, doors } = make({ 'clips.markSensitive': () => { throw new Refused('sensitive_unasked') } })
    expect(await store.takeDoor(doors.data)).toBe(false)
    expect(left).toEqual([])
    expect(store.getState()).toMatchObject({ step: 'asking', failure: { reason: 'sensitive_unasked' } })
  })
})
