import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createInbox } from '../../../renderer/safety/inbox.ts'
import { methods } from '../../../shared/contract/methods.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { caseOf, idOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make(read: () => EscalationCase[], handlers: Handlers = {}) {
  const bridge = createMemoryBridge({ 'escalations.inbox': read, ...handlers })
  const arrived: string[] = []
  const store = createInbox({
    client: createClient(bridge, methods), now: () => Date.now(), onArrival: cases => arrived.push(...cases.map(({ escalation }) => escalation)),
  })
  return { store, bridge, arrived, ids: () => store.getState().cases?.map(({ escalation }) => escalation) }
}

const early = caseOf(1, { dueAt: 100 })
const late = caseOf(2, { dueAt: 200 })

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

  test('acts once, and takes over what the hub answers', async () => {
    const seen = { ...early, state: 'acknowledged' as const, acknowledgedAt: 150, dueAt: null, allowed: [] }
    const { store, bridge, ids } = make(() => [early, late], { 'escalations.act': () => seen })
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    await Promise.all([store.act(idOf(1), 'acknowledge'), store.act(idOf(1), 'acknowledge')])
    expect(bridge.calls.filter(({ method }) => method === 'escalations.act')).toHaveLength(1)
    expect(ids()).toEqual([idOf(2), idOf(1)])
    expect(store.getState().cases?.at(-1)).toEqual(seen)
    end()
  })

  test('says why an action failed and leaves the case as it was', async () => {
    const { store, ids } = make(() => [early], { 'escalations.act': () => { throw new Refused('escalation_moved_on') } })
    const end = store.follow()
    await vi.advanceTimersByTimeAsync(1)
    await store.act(idOf(1), 'acknowledge')
    expect(store.getState()).toMatchObject({ acting: null, actionFailure: { reason: 'escalation_moved_on' } })
    expect(ids()).toEqual([idOf(1)])
    end()
  })
})
