import type { PauseKind, Shift } from '../../../shared/contract/shift.ts'
import { fitsShift, type Correction } from '../../../shared/domain/shift-corrections.ts'
import { without, type Stretch } from '../../../shared/domain/throughput.ts'
import type { Stream } from '../audit/stream.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** Clock-in to clock-out, as durable facts. */
export type Shifts = {
  current(): Shift | null
  /** The running shift or the one before, null where there never was one. */
  last(): Shift | null
  /** The same; refuses with `no_shift` where there never was one. */
  latest(): Shift
  /** The running shift's id; refuses with `no_shift` or `shift_paused`. */
  requireRunning(): string
  start(zone: string): Shift
  end(): Shift
  /** Ends the running shift at the time when it was over; refuses with `correction_unfit` where that is not within it. */
  repair(endedAt: number, reason: string): Shift
  /** Goes on after hours without a sign of work. */
  goOn(): Shift
  /** The person's clock-out and breaks as they say they were; refuses with `shift_unknown` or `correction_unfit`. */
  correct(shift: string, correction: Correction): Shift
  pause(kind: PauseKind): Shift
  resume(): Shift
  /** Refuses with `shift_unknown`. */
  note(shift: string, note: string): void
  /** The screen was locked at `since`; nothing where no shift runs or it is locked already. */
  lock(since: number): void
  /** Runs on, unless it was locked for so long that it may have been over: then that is asked. */
  unlock(): void
  /** Worked time so far, without breaks and locks. */
  stretches(shift: string): Stretch[]
  /** How many pauses of a kind were taken in a shift. */
  pausesOf(shift: string, kind: PauseKind): number
}

type ShiftRow = { id: string; zone: string; started_at: number; ended_at: number | null }
type PauseRow = { kind: PauseKind | 'lock'; from_at: number; to_at: number | null }

/** How many protected pauses a shift has. */
const protectedPauses = 3
/** After so long without a sign of work, clocking out may have been forgotten. */
const quietMs = 4 * 3_600_000

/** Each change runs in a transaction of its own, or in the caller's. */
export function createShifts(db: Db, stream: Stream, now: () => number): Shifts {
  // A clock that was put right may have given one before a later beginning.
  const last = db.prepare<[], ShiftRow>('SELECT * FROM shift ORDER BY ended_at IS NULL DESC, rowid DESC LIMIT 1')
  const insert = db.prepare('INSERT INTO shift (id, zone, started_at) VALUES (?, ?, ?)')
  const close = db.prepare('UPDATE shift SET ended_at = ? WHERE id = ?')
  const byId = db.prepare<[string], ShiftRow>('SELECT * FROM shift WHERE id = ?')
  const pauses = db.prepare<[string], PauseRow>('SELECT kind, from_at, to_at FROM shift_pause WHERE shift = ? ORDER BY from_at, id')
  const openPause = db.prepare('INSERT INTO shift_pause (shift, kind, from_at) VALUES (?, ?, ?)')
  const closePause = db.prepare(`UPDATE shift_pause SET to_at = ? WHERE shift = ? AND to_at IS NULL AND (kind = 'lock') = ?`)

  const nextStart = db.prepare<[number], number | null>('SELECT min(started_at) FROM shift WHERE started_at > ?').pluck()
  const keepCorrection = db.prepare('INSERT INTO shift_correction (shift, at, kind, from_at, to_at, reason) VALUES (?, ?, ?, ?, ?, ?)')
  const keepNote = db.prepare('INSERT INTO shift_note (shift, at, note) VALUES (?, ?, ?)')
  const putBreak = db.prepare(`INSERT INTO shift_pause (shift, kind, from_at, to_at) VALUES (?, 'break', ?, ?)`)

  const openOf = (shift: string, lock: boolean): PauseRow | undefined =>
    pauses.all(shift).find(pause => pause.to_at === null && (pause.kind === 'lock') === lock)
  const describe = (row: ShiftRow): Shift => {
    const pause = openOf(row.id, false)
    const lock = openOf(row.id, true)
    return {
      shift: row.id,
      zone: row.zone,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      pausedSince: pause?.from_at ?? null,
      pauseKind: pause === undefined || pause.kind === 'lock' ? null : pause.kind,
      quietSince: row.ended_at !== null || lock === undefined ? null : Math.min(lock.from_at, pause?.from_at ?? lock.from_at),
      protectedLeft: Math.max(0, protectedPauses - pauses.all(row.id).filter(({ kind }) => kind === 'protected').length),
    }
  }
  const current = (): Shift | null => {
    const row = last.get()
    return row === undefined || row.ended_at !== null ? null : describe(row)
  }
  const latest = (): Shift | null => {
    const row = last.get()
    return row === undefined ? null : describe(row)
  }
  const requireShift = (): Shift => {
    const shift = current()
    if (shift === null) throw new Refusal('no_shift')
    return shift
  }
  const again = (shift: string): Shift => {
    const row = byId.get(shift)
    if (row === undefined) throw new Refusal('no_shift')
    return describe(row)
  }
  const resume = (shift: Shift): void => {
    const { at } = stream.append('shift.resumed', { shift: shift.shift })
    closePause.run(at, shift.shift, 0)
  }
  const unlock = ({ shift }: Shift): void => {
    const { at } = stream.append('shift.unlocked', { shift })
    closePause.run(at, shift, 1)
  }
  /** `repair`: why it ended earlier than now. */
  const end = (shift: Shift, endedAt: number, repair: string | null): Shift => {
    if (shift.pausedSince !== null) resume(shift)
    const { at } = stream.append('shift.ended', { shift: shift.shift, endedAt, repaired: repair !== null, reason: repair })
    closePause.run(at, shift.shift, 1)
    close.run(endedAt, shift.shift)
    if (repair !== null) keepCorrection.run(shift.shift, at, 'end', at, endedAt, repair)
    return again(shift.shift)
  }

  return {
    current,
    last: latest,
    latest() {
      const shift = latest()
      if (shift === null) throw new Refusal('no_shift')
      return shift
    },
    requireRunning() {
      const shift = requireShift()
      if (shift.quietSince !== null) throw new Refusal('shift_quiet')
      if (shift.pausedSince !== null) throw new Refusal('shift_paused')
      return shift.shift
    },
    start: db.transaction((zone: string) => {
      if (current() !== null) throw new Refusal('shift_running')
      const shift = stream.newId()
      const { at } = stream.append('shift.started', { shift, zone })
      insert.run(shift, zone, at)
      return again(shift)
    }),
    end: db.transaction(() => {
      const shift = requireShift()
      return end(shift, now(), null)
    }),
    repair: db.transaction((endedAt: number, reason: string) => {
      const shift = requireShift()
      if (endedAt < shift.startedAt || endedAt > now()) throw new Refusal('correction_unfit')
      return end(shift, endedAt, reason)
    }),
    goOn: db.transaction(() => {
      const shift = requireShift()
      if (shift.quietSince !== null) unlock(shift)
      return again(shift.shift)
    }),
    correct: db.transaction((id: string, { kind, from, to, reason }: Correction) => {
      const row = byId.get(id)
      if (row === undefined) throw new Refusal('shift_unknown')
      const { started_at: startedAt, ended_at: endedAt } = row
      if (!fitsShift({ kind, from, to }, { startedAt, endedAt, latest: Math.min(now(), nextStart.get(startedAt) ?? Infinity) })) throw new Refusal('correction_unfit')
      const stood = kind === 'end' ? endedAt ?? to : from
      const { at } = stream.append('shift.corrected', { shift: id, kind, from: stood, to, reason })
      keepCorrection.run(id, at, kind, stood, to, reason)
      if (kind === 'end') close.run(to, id)
      else putBreak.run(id, from, to)
      return again(id)
    }),
    pause: db.transaction((asked: PauseKind) => {
      const shift = requireShift()
      if (shift.pausedSince !== null) throw new Refusal('shift_paused')
      // Nobody who needs a pause hears a no: it goes by the name that is left.
      const kind = asked === 'protected' && shift.protectedLeft === 0 ? 'wellness' : asked
      const { at } = kind === 'unsuited'
        ? stream.append('shift.unsuited', { shift: shift.shift })
        : stream.append('shift.paused', { shift: shift.shift, kind })
      openPause.run(shift.shift, kind, at)
      return again(shift.shift)
    }),
    resume: db.transaction(() => {
      const shift = requireShift()
      if (shift.pausedSince !== null) resume(shift)
      return again(shift.shift)
    }),
    note: db.transaction((id: string, note: string) => {
      if (byId.get(id) === undefined) throw new Refusal('shift_unknown')
      const { at } = stream.append('shift.noted', { shift: id, note })
      keepNote.run(id, at, note)
    }),
    lock: db.transaction((since: number) => {
      const shift = current()
      if (shift === null || openOf(shift.shift, true) !== undefined) return
      const from = Math.max(since, shift.startedAt)
      stream.append('shift.locked', { shift: shift.shift, since: from })
      openPause.run(shift.shift, 'lock', from)
    }),
    unlock: db.transaction(() => {
      const shift = current()
      if (shift === null || shift.quietSince === null || now() - shift.quietSince > quietMs) return
      unlock(shift)
    }),
    stretches(shift) {
      const row = byId.get(shift)
      if (row === undefined) return []
      const to = row.ended_at ?? now()
      // Its beginning may have come of a clock that was ahead.
      if (to <= row.started_at) return []
      return without([{ from: row.started_at, to }], pauses.all(shift).map(pause => ({ from: pause.from_at, to: pause.to_at ?? to })))
    },
    pausesOf: (shift, kind) => pauses.all(shift).filter(pause => pause.kind === kind).length,
  }
}
