import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createBoard } from '../../../renderer/supervisor/board.ts'
import { periodOf } from '../../../renderer/supervisor/periods.ts'
import type { Board } from '../../../shared/contract/board.ts'
import { methods, type MethodInput } from '../../../shared/contract/methods.ts'
import { boardOf, shiftOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused } from '../stage/memory-bridge.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

function make(read: (input: MethodInput<'board.read'>) => Board | Promise<Board>) {
  const bridge = createMemoryBridge({ 'board.read': read })
  return { store: createBoard(createClient(bridge, methods), () => now), bridge }
}

describe('the board', () => {
  test('asks for the period that is chosen', async () => {
    const { store, bridge } = make(() => boardOf([]))
    await store.read()
    await store.choose('week')
    expect(bridge.calls.map(({ input }) => input)).toEqual([periodOf('today', now), periodOf('week', now)])
  })

  test('never shows one period’s figures under another’s name', async () => {
    const answers: ((board: Board) => void)[] = []
    const { store } = make(() => new Promise<Board>(resolve => answers.push(resolve)))
    const today = store.read()
    const yesterday = store.choose('yesterday')
    expect(store.getState().board).toBeNull()
    answers[0]?.(boardOf([shiftOf(1)]))
    await today
    expect(store.getState().board).toBeNull()
    answers[1]?.(boardOf([]))
    await yesterday
    expect(store.getState()).toMatchObject({ period: 'yesterday', board: { shifts: [] } })
  })

  test('keeps the last figures when the next reading fails, and says why', async () => {
    let asked = 0
    const { store } = make(() => {
      if (asked++ > 0) throw new Refused('hub_unreachable')
      return boardOf([shiftOf(1)])
    })
    await store.read()
    await store.read()
    expect(store.getState()).toMatchObject({ board: { shifts: [{ person: 'r-108' }] }, failure: { reason: 'hub_unreachable' } })
  })
})
