import { describe, expect, test } from 'vitest'
import { workedMs } from '../../../shared/domain/throughput.ts'
import { createShifts } from '../../../electron/core/shifts/shifts.ts'
import { makeClip } from '../../support/clips.ts'
import { reasonOf } from '../../support/refusals.ts'
import { openWorkplace } from '../../support/in-test.ts'

const minute = 60_000

describe('a shift', () => {
  test('lets clips open between clock-in and clock-out only', async () => {
    const clip = makeClip('play taylor swift')
    const { ask } = await openWorkplace([clip])
    const open = () => ask('clips.open', { clip: clip.row.clip })
    expect(await reasonOf(open)).toBe('no_shift')
    await ask('shift.start', { zone: 'Europe/Bucharest' })
    expect((await open()).hypothesis).toBe('play taylor swift')
    await ask('shift.pause', { kind: 'break' })
    expect(await reasonOf(open)).toBe('shift_paused')
    await ask('shift.resume', {})
    await open()
    await ask('shift.end', {})
    expect(await reasonOf(open)).toBe('no_shift')
  })

  test('counts worked time without breaks and locks', async () => {
    const { ask, clock, reopen } = await openWorkplace([])
    await ask('shift.start', { zone: 'UTC' })
    clock.pass(30 * minute)
    await ask('shift.pause', { kind: 'break' })
    clock.pass(10 * minute)
    await ask('shift.resume', {})
    clock.pass(5 * minute)
    await reopen()
    clock.pass(7 * minute)
    expect((await ask('counters.read', {})).workedMs).toBe(42 * minute)
    expect((await ask('counters.read', {})).breaksTaken).toBe(1)
  })

  test('that a crash left running counts as locked since the last sign of work', async () => {
    const { vault, clock, device } = await openWorkplace([])
    const shifts = createShifts(vault.db, vault.stream, device.time.now)
    const { shift } = shifts.start('UTC')
    clock.pass(20 * minute)
    const lastSign = device.time.now()
    clock.pass(180 * minute)
    shifts.lock(lastSign)
    shifts.unlock()
    clock.pass(5 * minute)
    expect(workedMs(shifts.stretches(shift))).toBe(25 * minute)
    const locked = vault.stream.unsent(99).find(({ envelope }) => envelope.type === 'shift.locked')
    expect(locked?.payload).toEqual({ shift, since: lastSign })
  })

  test('of a clock that ran ahead counts no hour that has not come, once the hub has put it right', async () => {
    const { ask, clock, device } = await openWorkplace([])
    const real = clock.now()
    device.time.slept()
    await ask('shift.start', { zone: 'UTC' })
    clock.setWall(real + 3 * 60 * minute)
    await ask('shift.pause', { kind: 'break' })
    device.time.learn(real + 10 * minute)
    await ask('shift.resume', {})
    clock.pass(5 * minute)
    expect((await ask('counters.read', {})).workedMs).toBe(15 * minute)
  })

  test('is the running one, though one before began later by a clock that was wrong', async () => {
    const { ask, clock, device } = await openWorkplace([])
    const real = clock.now()
    clock.setWall(real + 24 * 60 * minute)
    await ask('shift.start', { zone: 'UTC' })
    await ask('shift.end', {})
    device.time.learn(real)
    const { shift } = await ask('shift.start', { zone: 'UTC' })
    expect(await ask('shift.read', {})).toMatchObject({ shift })
    expect(await ask('shift.end', {})).toMatchObject({ shift })
  })

  test('is refused twice at once', async () => {
    const { ask } = await openWorkplace([])
    await ask('shift.start', { zone: 'UTC' })
    expect(await reasonOf(() => ask('shift.start', { zone: 'UTC' }))).toBe('shift_running')
  })
})
