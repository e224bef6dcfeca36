import type { PauseKind, Shift } from '../../../shared/contract/shift.ts'
import type { Stretch } from '../../../shared/domain/throughput.ts'
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
  pause(kind: PauseKind): Shift
  resume(): Shift
  /** The screen was locked at `since`; nothing where no shift runs or it is locked already. */
  lock(since: number): void
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

  const openOf = (shift: string, lock: boolean): PauseRow | undefined =>
    pauses.all(shift).find(pause => pause.to_at === null && (pause.kind === 'lock') === lock)
  const describe = (row: ShiftRow): Shift => {
    const pause = openOf(row.id, false)
    return {
      shift: row.id,
      zone: row.zone,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      pausedSince: pause?.from_at ?? null,
      pauseKind: pause === undefined || pause.kind === 'lock' ? null : pause.kind,
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
      if (shift.pausedSince !== null) resume(shift)
      const endedAt = now()
      stream.append('shift.ended', { shift: shift.shift, endedAt, repaired: false, reason: null })
      close.run(endedAt, shift.shift)
      return again(shift.shift)
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
    lock: db.transaction((since: number) => {
      const shift = current()
      if (shift === null || openOf(shift.shift, true) !== undefined) return
      const from = Math.max(since, shift.startedAt)
      stream.append('shift.locked', { shift: shift.shift, since: from })
      openPause.run(shift.shift, 'lock', from)
    }),
    unlock: db.transaction(() => {
      const shift = current()
      if (shift === null || openOf(shift.shift, true) === undefined) return
      const { at } = stream.append('shift.unlocked', { shift: shift.shift })
      closePause.run(at, shift.shift, 1)
    }),
    stretches(shift) {
      const row = byId.get(shift)
      if (row === undefined) return []
      const end = row.ended_at ?? now()
      const worked: Stretch[] = []
      let from = row.started_at
      for (const pause of pauses.all(shift)) {
        const to = Math.min(pause.from_at, end)
        if (to > from) worked.push({ from, to })
        from = Math.max(from, to, pause.to_at ?? end)
      }
      if (end > from) worked.push({ from, to: end })
      return worked
    },
    pausesOf: (shift, kind) => pauses.all(shift).filter(pause => pause.kind === kind).length,
  }
}
