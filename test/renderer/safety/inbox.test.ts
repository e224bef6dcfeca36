import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createCasework } from '../../../renderer/safety/casework.ts'
import { methods } from '../../../shared/contract/methods.ts'
import type { EscalationSummary } from '../../../shared/hub-api/escalations.ts'
import { caseOf, due, idOf, lineOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make(read: () => EscalationSummary[], handlers: Handlers = {}) {
  const bridge = createMemoryBridge({ 'escalations.inbox': read, 'escalations.read': ({ escalation }) => caseOf(escalation === idOf(1) ? 1 : 2), ...handlers })
  const arrived: string[] = []
  const casework = createCasework({
    client: createClient(bridge, methods), which: 'open', now: () => Date.now(), onTaken: () => undefined,
    onArrival: cases => arrived.push(...cases.map(({ escalation }) => escalation)),
  })
  const { inbox: store, stepping, follow, front } = casework
  const choose = (id: string): void => {
    const choice = front()?.choices.find(one => one.id === id)
    if (choice !== undefined) stepping.choose(choice)
  }
  return { store, stepping, follow, choose, bridge, arrived, ids: () => store.getState().cases?.map(({ escalation }) => escalation) }
}

const early = lineOf(caseOf(1, due(100)))
const late = lineOf(caseOf(2, due(200)))

describe('the inbox', () => {
  test('opens on the case that is due first', async () => {
    const { store, follow, ids } = make(() => [late, early])
    const end = follow()
    await vi.advanceTimersByTimeAsync(1)
    expect(ids()).toEqual([idOf(1), idOf(2)])
    expect(store.getState().selected).toBe(idOf(1))
    end()
  })

  test('keeps the open case open when a more urgent one arrives, and tells of the arrival', async () => {
    let cases = [late]
    const { store, follow, bridge, arrived, ids } = make(() => cases)
    const end = follow()
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
    const { follow, bridge } = make(() => [early])
    const end = follow()
    await vi.advanceTimersByTimeAsync(13_000)
    const read = bridge.calls.length
    expect(read).toBeGreaterThanOrEqual(3)
    end()
    await vi.advanceTimersByTimeAsync(13_000)
    expect(bridge.calls).toHaveLength(read)
  })

  test('shows what it knew, and since when, while the hub is away', async () => {
    let away = false
    const { store, follow, ids } = make(() => {
      if (away) throw new Refused('hub_unreachable')
      return [early]
    })
    const end = follow()
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
    const { store, stepping, follow, choose, bridge, ids } = make(() => cases, {
      'escalations.step': ({ escalation }) => {
        cases = [seen, late]
        return { escalation, state: 'acknowledged', severity: 'S1' }
      },
    })
    const end = follow()
    await vi.advanceTimersByTimeAsync(1)
    choose('acknowledge')
    choose('acknowledge')
    await vi.advanceTimersByTimeAsync(1)
    expect(stepping.getState().acting).toBeNull()
    expect(bridge.calls.filter(({ method }) => method === 'escalations.step')).toHaveLength(1)
    expect(ids()).toEqual([idOf(2), idOf(1)])
    expect(store.getState().cases?.at(-1)).toEqual(seen)
    end()
  })

  test('says why a step was not taken and leaves the case as it was', async () => {
    const { stepping, follow, choose, ids } = make(() => [early], { 'escalations.step': () => { throw new Refused('escalation_moved_on') } })
    const end = follow()
    await vi.advanceTimersByTimeAsync(1)
    choose('acknowledge')
    await vi.advanceTimersByTimeAsync(1)
    expect(stepping.getState()).toMatchObject({ acting: null, failure: { reason: 'escalation_moved_on' } })
    expect(ids()).toEqual([idOf(1)])
    end()
  })

  test('keeps a case in front that somebody writes about, even when it has left the list', async () => {
    const assessing = caseOf(1, { ...due(100), state: 'assessing', options: [{ action: 'note', kind: null, severity: null }] })
    let cases = [early, late]
    const { store, stepping, follow, choose, bridge, ids } = make(() => cases, { 'escalations.read': () => assessing })
    const end = follow()
    await vi.advanceTimersByTimeAsync(1)
    choose('note')
    stepping.fill('text', 'The caller rang again')
    cases = [late]
    bridge.emit('escalations.changed')
    await vi.advanceTimersByTimeAsync(1)
    expect(store.getState().selected).toBe(idOf(1))
    expect(stepping.getState().form?.values).toEqual({ text: 'The caller rang again' })
    stepping.leave()
    bridge.emit('escalations.changed')
    await vi.advanceTimersByTimeAsync(1)
    expect(ids()).toEqual([idOf(2)])
    expect(store.getState().selected).toBe(idOf(2))
    end()
  })
})
