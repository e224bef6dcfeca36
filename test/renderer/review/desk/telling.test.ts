import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nothingDone } from '../../../../renderer/state/escalating.ts'
import { durationMs, idOf, makeDesk } from './small-core.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('when harm is told of', () => {
  test('it falls silent before anything else, marks the last heard seconds and veils the clip', async () => {
    const { open, listen, desk, player, settle, called, front } = makeDesk()
    await open()
    await listen(1200)
    const told = desk.telling.raise()
    expect(player.getState().playing).toBe(false)
    expect(desk.store.getState().escalating).toBe(true)
    // What sounded is with the core before any report can be.
    expect(called('clips.played')).toMatchObject([{ played: { spans: [{ from: 0, to: 1200 }] } }])
    expect(told).toEqual({ subject: { clip: idOf(1), position: 1, durationMs, span: { from: 0, to: 1200 } }, heard: true, left: null })
    desk.telling.settle(nothingDone)
    await settle()
    expect(front()).toBe(1)
    expect(desk.store.getState().escalating).toBe(false)
  })

  test('soon after a clip was left, it says which one that was', async () => {
    const { open, listen, desk, settle } = makeDesk()
    await open()
    await listen(1200)
    desk.skip('other_language')
    await settle()
    expect(desk.telling.raise()).toMatchObject({ subject: { clip: idOf(2) }, heard: false, left: idOf(1) })
    desk.telling.settle(nothingDone)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(desk.telling.raise()).toMatchObject({ left: null })
  })

  test('it goes on with another clip, in silence, once a report was filed', async () => {
    const { open, listen, desk, player, settle, front } = makeDesk()
    await open()
    await listen(1200)
    desk.telling.raise()
    desk.telling.settle({ left: idOf(1), next: idOf(2), changed: null, resting: false })
    await settle()
    expect(front()).toBe(2)
    expect(player.getState().playing).toBe(false)
  })

  test('it stays with its clip when the report was about another one, and waits in a break', async () => {
    const { open, listen, desk, settle, front } = makeDesk()
    await open()
    await listen(1200)
    desk.skip('other_language')
    await settle()
    desk.telling.raise()
    desk.telling.settle({ left: idOf(1), next: idOf(2), changed: null, resting: false })
    await settle()
    expect(front()).toBe(2)
    expect(desk.store.getState().escalating).toBe(false)
  })
})
