import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nothingDone } from '../../../../renderer/state/escalating.ts'
import { Refused } from '../../stage/memory-bridge.ts'
import { makeDesk } from './small-core.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const takeBack = ({ rows }: ReturnType<typeof makeDesk>, position: number): void => {
  const row = rows[position - 1]
  if (row !== undefined) row.state = 'shredded'
}

describe('a clip that is taken back', () => {
  test('falls silent and disappears from the screen with a plain word, and the next one comes, silent', async () => {
    const made = makeDesk()
    const { open, listen, desk, player, failures, front, settle } = made
    await open()
    await listen(700)
    takeBack(made, 1)
    void desk.giveBack()
    await settle()
    expect(player.getState().playing).toBe(false)
    expect(failures).toEqual(['clip_recalled'])
    expect(front()).toBe(2)
    await settle()
    expect(player.getState().playing).toBe(false)
  })

  test('falls silent and goes at the end of its lease as well, and is told why', async () => {
    let over = false
    const made = makeDesk({ refuse: method => (over && method === 'clips.open' ? new Refused('lease_ended') : null) })
    const { open, listen, desk, player, failures, settle } = made
    await open()
    await listen(700)
    over = true
    void desk.giveBack()
    await settle()
    expect(player.getState().playing).toBe(false)
    expect(failures[0]).toBe('lease_ended')
  })

  test('behind the one in front goes without a word, and is not met', async () => {
    const made = makeDesk()
    const { open, desk, failures, front, settle } = made
    await open()
    takeBack(made, 2)
    void desk.giveBack()
    await settle()
    expect([front(), failures]).toEqual([1, []])
    desk.skip('other')
    await settle()
    expect(front()).toBe(3)
  })

  test('shows also by what is refused of it: it does not come back to the screen', async () => {
    let refusing = false
    const made = makeDesk({ refuse: method => (refusing && method === 'annotations.submit' ? new Refused('clip_recalled') : null) })
    const { open, desk, front, settle } = made
    await open()
    takeBack(made, 1)
    refusing = true
    desk.answerWake('media')
    await settle()
    expect(front()).toBe(2)
  })

  test('never interrupts somebody who tells of harm: it goes once they are done', async () => {
    const made = makeDesk()
    const { open, listen, desk, player, front, settle } = made
    await open()
    await listen(1200)
    desk.telling.raise()
    takeBack(made, 1)
    void desk.giveBack()
    await settle()
    expect(front()).toBe(1)
    desk.telling.settle(nothingDone)
    await settle()
    expect(front()).toBe(2)
    expect(player.getState().playing).toBe(false)
  })
})
