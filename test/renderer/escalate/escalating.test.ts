import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createEscalating, type Drafts } from '../../../renderer/escalate/escalating.ts'
import type { EscalationOutcome, EscalationSubject } from '../../../renderer/state/escalating.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { idOf, reportOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

const subject: EscalationSubject = {
  clip: idOf(12), position: 12, durationMs: 6840, span: null, played: { spans: [{ from: 0, to: 3400 }], speed: 1 },
}
const filed = { escalation: idOf(99), next: idOf(13) }

function make(handlers: Handlers, drafts: Drafts = new Map()) {
  const bridge = createMemoryBridge({ 'escalations.file': () => filed, ...handlers })
  const left: EscalationOutcome[] = []
  const store = createEscalating({ client: createClient(bridge, methods), subject, drafts, onLeave: outcome => left.push(outcome) })
  return { store, left, drafts, calls: bridge.calls, filings: () => bridge.calls.filter(({ method }) => method === 'escalations.file') }
}

describe('reporting harm', () => {
  test('files once, however often it is sent', async () => {
    const { store, filings } = make({})
    await Promise.all([store.send(), store.send(), store.send(true)])
    expect(filings()).toHaveLength(1)
    expect(store.getState()).toMatchObject({ step: 'filed', filed })
  })

  test('cannot be left while it is under way, so that nobody takes it for sent or unsent', async () => {
    const { store, left } = make({})
    const sent = store.send()
    await store.leave()
    expect(left).toEqual([])
    await sent
    await store.leave()
    expect(left).toEqual([{ filed: true, next: idOf(13), resting: false }])
  })

  test('keeps all that was entered when it fails, and says why', async () => {
    const { store } = make({ 'escalations.file': () => { throw new Refused('disk_full') }, 'escalations.mine': () => [] })
    store.change({ category: 'threat', words: 'what they said' })
    await store.send()
    expect(store.getState()).toMatchObject({ step: 'asking', failure: { reason: 'disk_full' }, draft: { category: 'threat', words: 'what they said' } })
  })

  test('is filed when the core holds it, though its answer was lost', async () => {
    const { store } = make({
      'escalations.file': () => { throw new Refused('host_away') },
      'escalations.mine': () => [reportOf({ clip: subject.clip })],
      'clips.current': () => ({ clip: idOf(14), upcoming: [] }),
    })
    await store.send()
    expect(store.getState()).toMatchObject({ step: 'filed', filed: { escalation: idOf(70), next: idOf(14) } })
  })

  test('is worth more than the record of what was played', async () => {
    const { store, filings } = make({
      'escalations.file': ({ played }) => {
        if (played !== null) throw new Refused('played_implausible')
        return filed
      },
    })
    await store.send()
    expect(store.getState().step).toBe('filed')
    expect(filings()).toHaveLength(2)
  })

  test('closed without sending files nothing and finds its words again', async () => {
    const first = make({})
    first.store.change({ category: 'misuse', inference: 'played in the kitchen' })
    await first.store.leave()
    expect(first.left).toEqual([{ filed: false }])
    expect(first.calls).toEqual([])
    expect(make({}, first.drafts).store.getState().draft).toMatchObject({ category: 'misuse', inference: 'played in the kitchen' })
  })

  test('leaves no draft behind once it is filed', async () => {
    const { store, drafts } = make({})
    store.change({ category: 'threat' })
    await store.send()
    expect(drafts.size).toBe(0)
  })

  test('leads into a protected break', async () => {
    const paused: string[] = []
    const { store, left } = make({
      'shift.pause': ({ kind }) => {
        paused.push(kind)
        return { shift: idOf(5), zone: 'UTC', startedAt: 1, endedAt: null, pausedSince: 2, pauseKind: kind }
      },
    })
    await store.send()
    await store.leave(true)
    expect(paused).toEqual(['protected'])
    expect(left).toEqual([{ filed: true, next: idOf(13), resting: true }])
  })

  test('stays open and says so when the break cannot begin', async () => {
    const { store, left } = make({ 'shift.pause': () => { throw new Refused('no_shift') } })
    await store.send()
    await store.leave(true)
    expect(left).toEqual([])
    expect(store.getState()).toMatchObject({ step: 'filed', filed: { pauseFailed: true } })
  })
})
