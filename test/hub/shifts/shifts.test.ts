import { describe, expect, it } from 'vitest'
import { readStatus } from '../../../hub/status/status.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

const minute = 60_000

const board = async (running: RunningHub, from = 0, to = Date.UTC(2030, 0, 1)) => {
  const { token } = await workstation(running, 'supervisor')
  return (await running.get('shifts.list', { query: { from, to } }, token)).shifts
}

describe('a supervisor\'s board', () => {
  it('computes a shift from its events', async () => {
    const running = await runHub()
    const startedAt = running.clock.now()
    const { station, stream, at, shift, manifest } = await reviewerAtWork(running, ['play some jazz', 'turn of the light', 'stop', 'what'])
    running.clock.pass(5 * minute)
    stream.append('annotation.submitted', submitted(at(0), annotation('play some jazz', { slots: [{ label: 'genre', words: { from: 2, to: 3 } }] }), { handlingMs: 4_000 }))
    stream.append('shift.paused', { shift, kind: 'break' })
    running.clock.pass(10 * minute)
    stream.append('shift.resumed', { shift })
    running.clock.pass(minute)
    stream.append('annotation.submitted', submitted(at(1), annotation('turn off the lights'), { handlingMs: 8_000 }))
    running.clock.pass(4 * minute)
    stream.append('clip.skipped', { ...at(2), revision: 1, cause: 'other_language', handlingMs: 6_000 })
    stream.append('shift.ended', { shift, endedAt: running.clock.now(), repaired: false, reason: null })
    await send(running, stream, station.token, 3)
    const endedAt = running.clock.now()
    running.clock.pass(minute)
    expect(await board(running)).toEqual([{
      shift, person: station.person.code, zone: 'Europe/Bucharest', startedAt, endedAt, workedMs: 10 * minute, awayMs: 10 * minute,
      clips: 3, through: [1, 1, 1], perHour: 18, medianHandlingMs: 6_000, handlingSpreadMs: 1_000, audioMs: 3_000,
      wordsCorrected: 2, slots: 1, ofMedian: null, breaksOffered: 0, breaksPossible: 0, corrections: [], notes: [], waiting: 3, lastContactAt: endedAt, leaseEndsAt: manifest.endsAt,
    }])
  })

  it('counts a clip once, by the answer that stands, and not at all when it was taken back', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz', 'stop'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play punk'), { handlingMs: 3_000 }))
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz'), { revision: 2, handlingMs: 5_000 }))
    stream.append('annotation.submitted', submitted(at(1), annotation('stop that'), { handlingMs: 2_000 }))
    await send(running, stream, station.token)
    expect(await board(running)).toMatchObject([{ clips: 2, medianHandlingMs: 3_500, wordsCorrected: 1 }])
    stream.append('decision.withdrawn', { ...at(0), revision: 2 })
    stream.append('decision.withdrawn', { ...at(1), revision: 1 })
    await send(running, stream, station.token)
    expect(await board(running)).toMatchObject([{ clips: 1, medianHandlingMs: 3_000, wordsCorrected: 1 }])
  })

  it('cannot be read for who skipped and who escalated: the same work gives the same figures', async () => {
    const figures = async (decide: 'annotate' | 'skip' | 'escalate') => {
      const running = await runHub()
      const { station, stream, at } = await reviewerAtWork(running, ['play jazz', 'stop'])
      running.clock.pass(3 * minute)
      stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
      if (decide === 'annotate') stream.append('annotation.submitted', submitted(at(1), annotation('stop'), { handlingMs: null }))
      if (decide === 'skip') stream.append('clip.skipped', { ...at(1), revision: 1, cause: 'broken_audio', handlingMs: null })
      if (decide === 'escalate') stream.append('escalation.filed', filed(at(1)))
      await send(running, stream, station.token)
      const [row] = await board(running)
      const { shift: _, person: __, ...rest } = row ?? { shift: '', person: '' }
      return rest
    }
    const annotated = await figures('annotate')
    expect(annotated).toMatchObject({ clips: 2 })
    expect(await figures('skip')).toEqual(annotated)
    expect(await figures('escalate')).toEqual(annotated)
  })

  it('tells a running shift up to the last word of its workstation', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    running.clock.pass(20 * minute)
    await send(running, stream, station.token)
    running.clock.pass(30 * minute)
    expect(await board(running)).toMatchObject([{ endedAt: null, workedMs: 20 * minute, clips: 0, perHour: 0, medianHandlingMs: null, through: [0, 0, 0] }])
  })

  it('takes a lock from the instant it is known to have begun', async () => {
    const running = await runHub()
    const { station, stream, shift } = await reviewerAtWork(running, ['play jazz'])
    const startedAt = running.clock.now()
    running.clock.pass(60 * minute)
    stream.append('shift.locked', { shift, since: startedAt + 10 * minute })
    stream.append('shift.unlocked', { shift })
    running.clock.pass(5 * minute)
    await station.renew()
    await send(running, stream, station.token)
    expect(await board(running)).toMatchObject([{ workedMs: 15 * minute, awayMs: 50 * minute }])
  })

  it('holds the shifts that touch the period, and no other', async () => {
    const running = await runHub()
    const startedAt = running.clock.now()
    const { station, stream, shift } = await reviewerAtWork(running, ['play jazz'])
    running.clock.pass(60 * minute)
    stream.append('shift.ended', { shift, endedAt: running.clock.now(), repaired: true, reason: 'forgotten' })
    await station.renew()
    await send(running, stream, station.token)
    expect(await board(running, startedAt - 10, startedAt)).toEqual([])
    expect(await board(running, startedAt - 10, startedAt + 1)).toHaveLength(1)
    expect(await board(running, startedAt + 60 * minute, startedAt + 90 * minute)).toHaveLength(1)
    expect(await board(running, startedAt + 60 * minute + 1, startedAt + 90 * minute)).toEqual([])
  })

  it('follows what a reviewer puts right afterwards, however late it comes', async () => {
    const running = await runHub()
    const startedAt = running.clock.now()
    const { station, stream, at, shift } = await reviewerAtWork(running, ['play jazz'])
    running.clock.pass(5 * minute)
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    stream.append('shift.locked', { shift, since: startedAt + 30 * minute })
    running.clock.pass(15 * 60 * minute)
    stream.append('shift.ended', { shift, endedAt: startedAt + 30 * minute, repaired: true, reason: 'forgot to clock out' })
    await station.renew()
    await send(running, stream, station.token)
    expect(await board(running)).toMatchObject([{ workedMs: 30 * minute, awayMs: 0, endedAt: startedAt + 30 * minute }])
    const between = (from: number, to: number) => ({ from: startedAt + from * minute, to: startedAt + to * minute })
    stream.append('shift.corrected', { shift, kind: 'break', ...between(10, 20), reason: 'a break' })
    stream.append('shift.corrected', { shift, kind: 'break', ...between(15, 35), reason: 'longer than it was' })
    stream.append('shift.corrected', { shift, kind: 'end', ...between(30, 26), reason: 'left before' })
    stream.append('shift.noted', { shift, note: 'The network was away for most of it.' })
    const { answers } = await send(running, stream, station.token)
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted', 'accepted'])
    expect(await board(running)).toMatchObject([{ workedMs: 16 * minute, awayMs: 10 * minute, endedAt: startedAt + 26 * minute, clips: 1 }])
    expect(await running.hub.store.selectFrom('shift_corrections').select(['kind', 'reason']).orderBy('seq').execute()).toEqual([
      { kind: 'end', reason: 'forgot to clock out' }, { kind: 'break', reason: 'a break' }, { kind: 'end', reason: 'left before' },
    ])
    const [told] = await board(running)
    expect(told?.corrections.map(({ kind, reason }) => ({ kind, reason }))).toEqual([
      { kind: 'end', reason: 'forgot to clock out' }, { kind: 'break', reason: 'a break' }, { kind: 'end', reason: 'left before' },
    ])
    expect(told?.notes).toMatchObject([{ note: 'The network was away for most of it.' }])
  })

  it('takes no correction of a shift of somebody else', async () => {
    const running = await runHub()
    const one = await reviewerAtWork(running, ['play jazz'])
    const other = await reviewerAtWork(running, ['stop'])
    await send(running, one.stream, one.station.token)
    other.stream.append('shift.corrected', { shift: one.shift, kind: 'break', from: 1, to: 2, reason: 'so' })
    other.stream.append('shift.noted', { shift: one.shift, note: 'so' })
    const { answers } = await send(running, other.stream, other.station.token)
    expect(answers.slice(-2).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('refuses a period that is none', async () => {
    const running = await runHub()
    const { token } = await workstation(running, 'supervisor')
    expect(await running.refusal('shifts.list', { query: { from: -5, to: 1 } }, token)).toBe('invalid_request')
    expect(await running.refusal('shifts.list', { query: { from: Number.NaN, to: 1 } }, token)).toBe('invalid_request')
  })
})

describe('two workstations of one person', () => {
  it('clocked in at once are told of once, and no more when that was put right', async () => {
    const running = await runHub()
    const startedAt = running.clock.now()
    const first = await reviewerAtWork(running, ['play jazz'])
    const second = await workstation(running, 'reviewer', { person: first.station.person.person })
    const secondStream = createStream(running, { device: second.device.id, person: second.person.person })
    running.clock.pass(10 * minute)
    const shift = newId()
    secondStream.append('shift.started', { shift, zone: 'UTC' })
    running.clock.pass(20 * minute)
    for (const [stream, ended] of [[first.stream, first.shift], [secondStream, shift]] as const) {
      stream.append('shift.ended', { shift: ended, endedAt: running.clock.now(), repaired: false, reason: null })
    }
    const { code } = first.station.person
    await send(running, first.stream, first.station.token)
    await send(running, secondStream, second.token)
    const overlaps = async () => (await readStatus(running.hub)).warnings.filter(({ kind }) => kind === 'shifts_overlap')
    expect(await overlaps()).toEqual([{ kind: 'shifts_overlap', person: code, from: startedAt + 10 * minute, to: startedAt + 30 * minute }])
    first.stream.append('shift.corrected', { shift: first.shift, kind: 'end', from: startedAt + 30 * minute, to: startedAt + 10 * minute, reason: 'moved to the other laptop' })
    await send(running, first.stream, first.station.token)
    expect(await overlaps()).toEqual([])
  })
})
