import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createBoard } from '../../../renderer/supervisor/board.ts'
import { createPeriodChoice, shiftPresets } from '../../../renderer/state/period-choice.ts'
import { instantsOf, presetDays } from '../../../shared/domain/periods.ts'
import type { Board } from '../../../shared/contract/board.ts'
import { methods, type MethodInput } from '../../../shared/contract/methods.ts'
import { boardOf, shiftOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused } from '../stage/memory-bridge.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

function make(read: (input: MethodInput<'board.read'>) => Board | Promise<Board>) {
  const bridge = createMemoryBridge({ 'board.read': read })
  const choice = createPeriodChoice('Europe/Bucharest', () => now, shiftPresets, 'today')
  return { store: createBoard(createClient(bridge, methods), choice), choice, bridge }
}

describe('the board', () => {
  test('asks for the days that are chosen, from midnight to midnight in the hub’s zone', async () => {
    const { store, choice, bridge } = make(() => boardOf([]))
    const end = store.follow()
    choice.choose('week')
    choice.between({ from: '2026-11-20', to: '2026-11-18' })
    await expect.poll(() => bridge.calls.length).toBe(3)
    end()
    const at = (from: string, to: string) => instantsOf('Europe/Bucharest', { from, to })
    expect(bridge.calls.map(({ input }) => input)).toEqual([at('2026-11-23', '2026-11-23'), instantsOf('Europe/Bucharest', presetDays('week', '2026-11-23')), at('2026-11-18', '2026-11-20')])
    expect(at('2026-11-23', '2026-11-23').from).toBe(Date.parse('2026-11-22T22:00:00Z'))
  })

  test('never shows one period’s figures under another’s name', async () => {
    const answers: ((board: Board) => void)[] = []
    const { store, choice } = make(() => new Promise<Board>(resolve => answers.push(resolve)))
    const end = store.follow()
    choice.choose('yesterday')
    await expect.poll(() => answers.length).toBe(2)
    answers[0]?.(boardOf([shiftOf(1)]))
    await Promise.resolve()
    expect(store.getState().board).toBeNull()
    answers[1]?.(boardOf([]))
    await expect.poll(() => store.getState().board).toMatchObject({ shifts: [] })
    end()
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
