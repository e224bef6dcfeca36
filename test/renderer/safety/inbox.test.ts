import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createInbox } from '../../../renderer/safety/inbox.ts'
import { methods } from '../../../shared/contract/methods.ts'
import type { EscalationSummary } from '../../../shared/hub-api/escalations.ts'
import { caseOf, due, idOf, lineOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make(read: () => EscalationSummary[], handlers: Handlers = {}) {
  const bridge = createMemoryBridge({ 'escalations.inbox': read, 'escalations.read': ({ escalation }) => caseOf(escalation === idOf(1) ? 1 : 2), ...handlers })
  const arrived: string[] = []
  const store = createInbox({
    client: createClient(bridge, methods), now: () => Date.now(), onArrival: cases => arrived.push(...cases.map(({ escalation }) => escalation)),
  })
  return { store, bridge, arrived, ids: () => store.getState().cases?.map(({ escalation }) => escalation) }
}

const early = lineOf(caseOf(1, due(100)))
const late = lineOf(caseOf(2, due(200)))

describe('the inbox', () => {
  test('opens on the case that is due first', async () => {
    const { store, ids } = make(() => [late, early])
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    expect(ids()).toEqual([idOf(1), idOf(2)])
    expect(store.getState().selected).toBe(idOf(1))
    end()
  })

  test('keeps the open case open when a more urgent one arrives, and tells of the arrival', async () => {
    let cases = [late]
    const { store, bridge, arrived, ids } = make(() => cases)
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    expect(arrived).toEqual([])
    cases = [late, early]
    bridge.emit('escalations.changed')
    await vi.advanceTimersByTimeAsync(1)
    expect(ids()).toEqual([idOf(1), idOf(2)])
    expect(store.getState().selected).toBe(idOf(2))
    expect(arrived).toEqual([idOf(1)])
    end()
  })

  test('reads again by itself every few seconds, and no longer once nobody looks', async () => {
    const { store, bridge } = make(() => [early])
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(13_000)
    const read = bridge.calls.length
    expect(read).toBeGreaterThanOrEqual(3)
    end()
    await vi.advanceTimersByTimeAsync(13_000)
    expect(bridge.calls).toHaveLength(read)
  })

  test('shows what it knew, and since when, while the hub is away', async () => {
    let away = false
    const { store, ids } = make(() => {
      if (away) throw new Refused('hub_unreachable')
      return [early]
    })
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    const { readAt } = store.getState()
    away = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(ids()).toEqual([idOf(1)])
    expect(store.getState()).toMatchObject({ readAt, failure: { reason: 'hub_unreachable' } })
    end()
  })

  test('acts once, and reads again what came of it', async () => {
    const seen = { ...early, state: 'acknowledged' as const, acknowledgedAt: 150, clocks: [] }
    let cases = [early, late]
    const { store, bridge, ids } = make(() => cases, {
      'escalations.step': ({ escalation }) => {
        cases = [seen, late]
        return { escalation, state: 'acknowledged', severity: 'S1' }
      },
    })
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    await Promise.all([store.acknowledge(idOf(1)), store.acknowledge(idOf(1))])
    expect(bridge.calls.filter(({ method }) => method === 'escalations.step')).toHaveLength(1)
    expect(ids()).toEqual([idOf(2), idOf(1)])
    expect(store.getState().cases?.at(-1)).toEqual(seen)
    end()
  })

  test('says why an action failed and leaves the case as it was', async () => {
    const { store, ids } = make(() => [early], { 'escalations.step': () => { throw new Refused('escalation_moved_on') } })
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    await store.acknowledge(idOf(1))
    expect(store.getState()).toMatchObject({ acting: null, actionFailure: { reason: 'escalation_moved_on' } })
    expect(ids()).toEqual([idOf(1)])
    end()
  })
})
