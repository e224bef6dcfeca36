import type { Counters } from '../../../shared/contract/shift.ts'
import { throughput, workedMs } from '../../../shared/domain/throughput.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

const hourMs = 3_600_000
const sixthMs = hourMs / 6
/** Ten minutes in fifty are offered. */
const breakEveryMs = 50 * 60_000

/** The shift and what it shows the one who works it. */
export function createShiftHandlers(desk: Desk): Pick<
  DeskHandlers,
  'shift.read' | 'shift.start' | 'shift.end' | 'shift.pause' | 'shift.resume' | 'handling.pause' | 'handling.resume' | 'counters.read'
> {
  const { db, shifts, decisions, clips, listening, audio, excerpts, now, emit } = desk

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

  return {
    'shift.read': () => shifts.current(),
    'shift.start': ({ zone }) => changed(shifts.start(zone)),
    'shift.end': () => {
      const ended = db.transaction(() => {
        silence()
        return shifts.end()
      })()
      desk.decided()
      return changed(ended)
    },
    'shift.pause': ({ kind }) =>
      changed(
        db.transaction(() => {
          silence()
          return shifts.pause(kind)
        })(),
      ),
    'shift.resume': () => changed(shifts.resume()),
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
      const left = clips.remaining(at)
      if (shift === null) {
        return {
          workedMs: 0, running: false, done: 0, left, perHour: null, perHourShift: null, medianHandlingMs: null,
          projectedEnd: null, breaksTaken: 0, breaksOffered: 0, through: [],
        }
      }
      const stretches = shifts.stretches(shift.shift)
      const decided = decisions.inShift(shift.shift)
      const figures = throughput(decided, stretches)
      const worked = workedMs(stretches)
      const pace = figures.perHour ?? figures.perHourShift
      const through = Array.from({ length: Math.floor((at - shift.startedAt) / sixthMs) + 1 }, () => 0)
      for (const { at: decidedAt } of decided) {
        const slot = Math.floor((decidedAt - shift.startedAt) / sixthMs)
        through[slot] = (through[slot] ?? 0) + 1
      }
      return {
        ...figures,
        workedMs: worked,
        running: shift.pausedSince === null,
        left,
        projectedEnd: pace === null || pace === 0 || left === 0 ? null : Math.round(at + (left / pace) * hourMs),
        breaksTaken: shifts.breaks(shift.shift),
        breaksOffered: Math.floor(worked / breakEveryMs),
        through,
      }
    },
  }
}
