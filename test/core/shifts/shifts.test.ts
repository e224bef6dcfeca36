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

const hour = 60 * minute

describe('a shift that nobody ended', () => {
  const forgotten = async () => {
    const place = await openWorkplace([makeClip('play taylor swift')])
    const started = await place.ask('shift.start', { zone: 'UTC' })
    place.clock.pass(3 * hour)
    await place.lock()
    const lastSign = started.startedAt + 3 * hour
    place.clock.pass(15 * hour)
    place.unlock()
    return { ...place, started, lastSign }
  }

  test('asks about the last sign of work before anything sounds', async () => {
    const { ask, lastSign, started } = await forgotten()
    expect(await ask('shift.read', {})).toMatchObject({ shift: started.shift, quietSince: lastSign, endedAt: null })
    expect(await ask('counters.read', {})).toMatchObject({ running: false, workedMs: 3 * hour })
    expect(await reasonOf(async () => ask('clips.open', { clip: (await ask('clips.list', {}))[0]?.clip ?? '' }))).toBe('shift_quiet')
  })

  test('is ended at that time, with its reason', async () => {
    const { ask, vault, lastSign, started } = await forgotten()
    expect(await ask('shift.repair', { endedAt: lastSign, reason: 'forgot to clock out' })).toMatchObject({ endedAt: lastSign, quietSince: null })
    expect(await ask('shift.read', {})).toBeNull()
    const { payload } = vault.stream.unsent(99).findLast(({ envelope }) => envelope.type === 'shift.ended') ?? {}
    expect(payload).toEqual({ shift: started.shift, endedAt: lastSign, repaired: true, reason: 'forgot to clock out' })
    expect((await ask('shift.start', { zone: 'UTC' })).shift).not.toBe(started.shift)
  })

  test('goes on where it was not over, and the hours count as time away', async () => {
    const { ask, clock } = await forgotten()
    await ask('shift.goOn', {})
    clock.pass(10 * minute)
    expect(await ask('counters.read', {})).toMatchObject({ running: true, workedMs: 3 * hour + 10 * minute })
  })

  test('asks no end that lies outside it', async () => {
    const { ask, clock, started } = await forgotten()
    expect(await reasonOf(() => ask('shift.repair', { endedAt: started.startedAt - 1, reason: 'early' }))).toBe('correction_unfit')
    expect(await reasonOf(() => ask('shift.repair', { endedAt: clock.now() + 1, reason: 'late' }))).toBe('correction_unfit')
  })

  test('asks again after another lock, until somebody has answered', async () => {
    const { ask, reopen, lastSign } = await forgotten()
    await reopen()
    expect(await ask('shift.read', {})).toMatchObject({ quietSince: lastSign })
  })

  test('was over when the break began that nobody came back from', async () => {
    const { ask, clock, lock, unlock } = await openWorkplace([])
    const { startedAt } = await ask('shift.start', { zone: 'UTC' })
    clock.pass(hour)
    await ask('shift.pause', { kind: 'break' })
    clock.pass(10 * minute)
    await lock()
    clock.pass(9 * hour)
    unlock()
    expect(await ask('shift.read', {})).toMatchObject({ quietSince: startedAt + hour })
    expect(await ask('shift.repair', { endedAt: startedAt + hour, reason: 'went home' })).toMatchObject({ endedAt: startedAt + hour, pausedSince: null })
  })

  test('that stood still for a long lunch is not asked about', async () => {
    const { ask, clock, lock, unlock } = await openWorkplace([])
    await ask('shift.start', { zone: 'UTC' })
    await lock()
    clock.pass(4 * hour)
    unlock()
    expect(await ask('shift.read', {})).toMatchObject({ quietSince: null })
  })
})

describe('a correction', () => {
  const ended = async () => {
    const place = await openWorkplace([])
    const { shift, startedAt } = await place.ask('shift.start', { zone: 'Europe/Bucharest' })
    place.clock.pass(4 * hour)
    await place.ask('shift.end', {})
    const shifts = createShifts(place.vault.db, place.vault.stream, place.device.time.now)
    return { ...place, shift, startedAt, worked: () => workedMs(shifts.stretches(shift)) }
  }

  test('puts a break in that nobody had begun, whatever it overlaps', async () => {
    const { ask, shift, startedAt, worked, vault } = await ended()
    const between = (from: number, to: number) =>
      ask('shift.correct', { shift, kind: 'break', from: startedAt + from, to: startedAt + to, reason: 'lunch' })
    await between(hour, 2 * hour)
    expect(worked()).toBe(3 * hour)
    await between(90 * minute, 150 * minute)
    expect(worked()).toBe(150 * minute)
    const told = vault.stream.unsent(99).filter(({ envelope }) => envelope.type === 'shift.corrected')
    expect(told.map(({ payload }) => payload)).toMatchObject([{ shift, kind: 'break', from: startedAt + hour, to: startedAt + 2 * hour, reason: 'lunch' }, {}])
  })

  test('puts a break into a shift that still runs', async () => {
    const { ask, clock } = await openWorkplace([])
    const { shift, startedAt } = await ask('shift.start', { zone: 'UTC' })
    clock.pass(hour)
    await ask('shift.correct', { shift, kind: 'break', from: startedAt + 10 * minute, to: startedAt + 30 * minute, reason: 'the door' })
    expect(await ask('counters.read', {})).toMatchObject({ workedMs: 40 * minute, breaksTaken: 1 })
  })

  test('moves the end, and keeps what it was', async () => {
    const { ask, shift, startedAt, worked, vault } = await ended()
    const end = startedAt + 3 * hour
    expect(await ask('shift.correct', { shift, kind: 'end', from: 0, to: end, reason: 'left at three' })).toMatchObject({ endedAt: end })
    expect(worked()).toBe(3 * hour)
    expect(vault.stream.unsent(99).at(-1)?.payload).toEqual({ shift, kind: 'end', from: startedAt + 4 * hour, to: end, reason: 'left at three' })
  })

  test('that cannot be true is refused, and nothing is kept of it', async () => {
    const { ask, shift, startedAt, clock, vault } = await ended()
    const before = vault.stream.head()
    const correct = (kind: 'end' | 'break', from: number, to: number) =>
      reasonOf(() => ask('shift.correct', { shift, kind, from: startedAt + from, to: startedAt + to, reason: 'so' }))
    expect(await correct('break', -minute, minute)).toBe('correction_unfit')
    expect(await correct('break', hour, hour)).toBe('correction_unfit')
    expect(await correct('break', hour, 4 * hour + 1)).toBe('correction_unfit')
    expect(await correct('end', 0, -1)).toBe('correction_unfit')
    expect(await correct('end', 0, 4 * hour + 1)).toBe('correction_unfit')
    expect(await reasonOf(() => ask('shift.correct', { shift: crypto.randomUUID(), kind: 'end', from: 0, to: startedAt, reason: 'so' }))).toBe('shift_unknown')
    expect(vault.stream.head()).toEqual(before)
    clock.pass(hour)
    const next = await ask('shift.start', { zone: 'UTC' })
    clock.pass(hour)
    expect(await correct('end', 0, next.startedAt - startedAt + 1)).toBe('correction_unfit')
    await ask('shift.correct', { shift, kind: 'end', from: 0, to: next.startedAt, reason: 'so' })
    expect(await reasonOf(() => ask('shift.correct', { shift: next.shift, kind: 'end', from: 0, to: next.startedAt, reason: 'so' }))).toBe('correction_unfit')
  })
})
