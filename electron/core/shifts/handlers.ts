import type { Counters, Shift } from '../../../shared/contract/shift.ts'
import { breaksOfferedIn } from '../../../shared/domain/breaks.ts'
import { fitting } from '../../../shared/domain/exposure.ts'
import { throughput, workedMs, workedSinceRest } from '../../../shared/domain/throughput.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createOwnExport } from './export.ts'
import { createOwnShifts } from './own.ts'
import { createOwnRatios } from './ratios.ts'
import { createOwnSums } from './sums.ts'

const hourMs = 3_600_000
const sixthMs = hourMs / 6
/** Time away that counts as a rest. */
const restMs = 5 * 60_000

/** The shift and what it shows the one who works it. */
export function createShiftHandlers(desk: Desk, policy: () => Policy | null): Pick<
  DeskHandlers,
  'shift.read' | 'shift.start' | 'shift.end' | 'shift.repair' | 'shift.goOn' | 'shift.correct' | 'shift.note' | 'shifts.mine' | 'shifts.ratios' | 'shifts.sums' | 'shifts.export' | 'shift.pause' | 'shift.resume' | 'handling.pause' | 'handling.resume' | 'counters.read'
> {
  const { db, shifts, decisions, order, exposure, listening, audio, excerpts, handouts, now, emit } = desk
  const mine = createOwnShifts(desk)
  const ratios = createOwnRatios(desk)
  const sums = createOwnSums({ ...desk, policy, mine })
  const exported = createOwnExport(desk, mine, ratios.kept)

  const changed = <T>(value: T): T => {
    emit('shift.changed')
    return value
  }
  /** No shift, no audio: what was prepared goes, the running handling time stands still. */
  const silence = (): void => {
    audio.forget()
    listening.halt()
    excerpts.halt()
  }

  const inSilence = (change: () => Shift): Shift =>
    db.transaction(() => {
      silence()
      return change()
    })()
  /** It is for the hub as well. */
  const told = <T>(value: T): T => {
    desk.decided()
    return changed(value)
  }

  return {
    'shift.read': () => shifts.current(),
    'shift.start': ({ zone }) => changed(shifts.start(zone)),
    'shift.end': () => told(inSilence(() => shifts.end())),
    'shift.repair': ({ endedAt, reason }) => told(inSilence(() => shifts.repair(endedAt, reason))),
    'shift.goOn': () => changed(shifts.goOn()),
    'shift.correct': ({ shift, ...correction }) => told(shifts.correct(shift, correction)),
    'shift.note': ({ shift, note }) => {
      shifts.note(shift, note)
      return told({})
    },
    'shift.pause': ({ kind }) =>
      changed(
        inSilence(() => {
          const shift = shifts.current()
          const spent = kind === 'protected' && shift !== null && shifts.pausesOf(shift.shift, kind) >= exposure.limits().protectedPauses
          return shifts.pause(spent ? 'wellness' : kind)
        }),
      ),
    'shift.resume': () => changed(shifts.resume()),
    'shifts.mine': ({ from, to }) => mine(from, to),
    'shifts.ratios': ratios.read,
    'shifts.sums': ({ days }) => sums(days),
    'shifts.export': ({ format }) => {
      const file = exported(format)
      return { ticket: handouts.offer(file), name: file.name }
    },
    'handling.pause': db.transaction(() => {
      listening.pause()
      return {}
    }),
    'handling.resume': () => {
      listening.resume()
      return {}
    },
    'counters.read': (): Counters => {
      const shift = shifts.current()
      const at = now()
      const waiting = order.waiting(at)
      const left = waiting.plain + waiting.flagged
      if (shift === null) {
        return {
          workedMs: 0, running: false, done: 0, left, perHour: null, perHourShift: null, medianHandlingMs: null,
          projectedEnd: null, breaksTaken: 0, breaksOffered: 0, sinceRestMs: 0, through: [],
        }
      }
      const stretches = shifts.stretches(shift.shift)
      const decided = decisions.inShift(shift.shift)
      const figures = throughput(decided, stretches)
      const worked = workedMs(stretches)
      // What is kept back in this shift delays nobody's end.
      const suited = waiting.plain + fitting(waiting, exposure.ledger(at), exposure.limits(), at)
      const pace = figures.perHour ?? figures.perHourShift
      const through = Array.from({ length: Math.floor((at - shift.startedAt) / sixthMs) + 1 }, () => 0)
      for (const { at: decidedAt } of decided) {
        const slot = Math.floor((decidedAt - shift.startedAt) / sixthMs)
        through[slot] = (through[slot] ?? 0) + 1
      }
      return {
        ...figures,
        workedMs: worked,
        running: shift.pausedSince === null && shift.quietSince === null,
        left,
        projectedEnd: pace === null || pace === 0 || suited === 0 ? null : Math.round(at + (suited / pace) * hourMs),
        breaksTaken: shifts.pausesOf(shift.shift, 'break'),
        breaksOffered: breaksOfferedIn(worked),
        sinceRestMs: workedSinceRest(stretches, restMs, at),
        through,
      }
    },
  }
}
