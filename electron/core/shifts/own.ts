import type { OwnShift } from '../../../shared/contract/shift.ts'
import { doneClips, shiftFigures } from '../../../shared/domain/shift-figures.ts'
import { dayIn } from '../../../shared/domain/zones.ts'
import type { Db } from '../database/open.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { Shifts } from './shifts.ts'

type Row = { shift: string; zone: string; startedAt: number; endedAt: number | null }

/** A person's own shifts: the same figures as at the hub, by the same rules, out of what lies here. */
export function createOwnShifts({ db, shifts, decisions, retain, now }: { db: Db; shifts: Shifts; decisions: Decisions; retain(): number; now: () => number }) {
  const select = db.prepare<[number, number], Row>(
    'SELECT id AS shift, zone, started_at AS startedAt, ended_at AS endedAt FROM shift WHERE started_at >= ? AND started_at < ? ORDER BY started_at DESC',
  )
  const corrections = db.prepare<[string], OwnShift['corrections'][number]>(
    'SELECT at, kind, from_at AS "from", to_at AS "to", reason FROM shift_correction WHERE shift = ? ORDER BY id',
  )
  const notes = db.prepare<[string], OwnShift['notes'][number]>('SELECT at, note FROM shift_note WHERE shift = ? ORDER BY id')

  /** Those that began from `from` to before `to`, newest first; one that still runs is counted up to now. */
  return (from: number, to: number): OwnShift[] => {
    retain()
    return select.all(from, to).map(row => {
      const { shift, zone, startedAt, endedAt } = row
      const stretches = shifts.stretches(shift)
      return {
        ...row,
        day: dayIn(zone, startedAt),
        ...shiftFigures(startedAt, Math.max(startedAt, endedAt ?? now()), stretches, doneClips(decisions.recordedIn(shift))),
        breaksTaken: shifts.pausesOf(shift, 'break'),
        corrections: corrections.all(shift),
        notes: notes.all(shift),
      }
    })
  }
}
