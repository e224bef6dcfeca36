import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createReading } from '../../../renderer/state/reading.ts'
import type { Calm } from '../../../renderer/state/calm.ts'
import type { Reply } from '../../../shared/contract/failure.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make(calm?: Calm) {
  const answers: ((reply: Reply<number>) => void)[] = []
  let listener: () => void = () => undefined
  const store = createReading<number>({
    read: () => new Promise(resolve => answers.push(resolve)),
    on(_, called) {
      listener = called
      return () => undefined
    },
    events: ['sync.changed'],
    ...(calm === undefined ? {} : { calm }),
  })
  const answer = async (value: number): Promise<void> => {
    answers.shift()?.({ ok: true, value })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { store, answers, answer, tell: () => listener() }
}

describe('a reading', () => {
  test('reads again when the core says that something changed', async () => {
    const { store, answer, tell } = make()
    void store.refresh()
    await answer(1)
    tell()
    await answer(2)
    expect(store.getState()).toMatchObject({ value: 2, failure: null })
  })

  test('never misses a change that comes while it reads, and reads no more than it must', async () => {
    const { answers, store, answer, tell } = make()
    void store.refresh()
    tell()
    tell()
    tell()
    expect(answers).toHaveLength(1)
    await answer(1)
    expect(answers).toHaveLength(1)
    await answer(2)
    expect(store.getState().value).toBe(2)
    expect(answers).toHaveLength(0)
  })

  test('keeps the last value when a read fails, and says why', async () => {
    const { store, answers, answer } = make()
    void store.refresh()
    await answer(1)
    void store.refresh()
    answers.shift()?.({ ok: false, failure: { code: 'locked', reason: 'vault_locked', facts: {} } })
    await vi.advanceTimersByTimeAsync(0)
    expect(store.getState()).toMatchObject({ value: 1, failure: { reason: 'vault_locked' } })
  })

  test('does not let an older answer replace what was put in meanwhile', async () => {
    const { store, answer } = make()
    void store.refresh()
    store.put(5)
    await answer(1)
    expect(store.getState().value).toBe(5)
  })

  test('once cleared shows nothing of what was still on its way', async () => {
    const { store, answer } = make()
    void store.refresh()
    store.clear()
    await answer(1)
    expect(store.getState()).toEqual({ value: null, failure: null, readAt: 0 })
  })

  test('waits for a pause between events where it is told to, but not for ever', async () => {
    const { answers, answer, tell } = make({ quietMs: 1000, mostMs: 5000 })
    tell()
    await vi.advanceTimersByTimeAsync(999)
    expect(answers).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(answers).toHaveLength(1)
    await answer(1)
    for (let n = 0; n < 20; n++) {
      tell()
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(answers).toHaveLength(1)
  })
})
