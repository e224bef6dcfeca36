import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { durationMs, idOf, makeDesk } from './small-core.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('asking', () => {
  const calls = (bridge: ReturnType<typeof makeDesk>['bridge']) => bridge.calls.map(({ method }) => method).filter(method => /^(handling|clips.played)/.test(method))

  test('falls silent, marks the last seconds heard, and lets handling time stand still until the panel is left', async () => {
    const questioning = Promise.withResolvers<void>()
    const { open, listen, desk, player, asked, bridge, settle } = makeDesk({ questioning })
    await open()
    await listen(1600)
    void desk.ask()
    expect(player.getState().playing).toBe(false)
    expect(asked).toEqual([{ clip: idOf(1), span: { from: 0, to: 1600 } }])
    expect(desk.store.getState().panel).toBe('ask')
    await settle()
    expect(calls(bridge)).toEqual(['clips.played', 'handling.pause'])
    questioning.resolve()
    await settle()
    expect(desk.store.getState().panel).toBeNull()
    expect(calls(bridge)).toEqual(['clips.played', 'handling.pause', 'handling.resume'])
    await listen(400)
    expect(player.getState().playing).toBe(true)
  })

  test('takes a marked stretch where there is one, and the whole clip where nothing was heard', async () => {
    const { open, desk, asked, settle } = makeDesk()
    await open()
    await desk.ask()
    desk.store.setState({ selection: { from: 700, to: 900 } })
    await desk.ask()
    await settle()
    expect(asked.map(({ span }) => span)).toEqual([{ from: 0, to: durationMs }, { from: 700, to: 900 }])
  })

  test('never opens twice, nor over a report of harm, and lets handling time run on however quickly it is left', async () => {
    const questioning = Promise.withResolvers<void>()
    const { open, desk, asked, bridge, settle } = makeDesk({ questioning })
    await open()
    void desk.ask()
    void desk.ask()
    questioning.resolve()
    await settle()
    expect(asked).toHaveLength(1)
    expect(calls(bridge)).toEqual(['handling.pause', 'handling.resume'])
    desk.store.setState({ escalating: true })
    await desk.ask()
    expect(asked).toHaveLength(1)
  })
})
