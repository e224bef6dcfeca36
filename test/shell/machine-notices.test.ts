import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchMachine } from '../../electron/shell/machine-notices.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch(platform: NodeJS.Platform) {
  const machine = Object.assign(new EventEmitter(), { state: 'active', asked: 0, getSystemIdleState: () => (machine.asked++, machine.state) })
  const told: string[] = []
  watchMachine(machine as unknown as PowerMonitor, platform, notice => told.push(notice))
  return { machine, told }
}

describe('a locked screen', () => {
  it('is asked for on Linux, where nothing says it, and told once each way', () => {
    const { machine, told } = watch('linux')
    vi.advanceTimersByTime(20_000)
    machine.state = 'locked'
    vi.advanceTimersByTime(20_000)
    machine.state = 'idle'
    vi.advanceTimersByTime(20_000)
    expect(told).toEqual(['screen-locked', 'screen-unlocked'])
  })

  it.each(['darwin', 'win32'] as const)('is told by the system on %s, and nobody asks how long somebody was away', platform => {
    const { machine, told } = watch(platform)
    machine.emit('lock-screen')
    machine.emit('suspend')
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual(['screen-locked', 'suspend'])
    expect(machine.asked).toBe(0)
  })
})
