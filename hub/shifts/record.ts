import type { Insertable } from 'kysely'
import { fitsShift } from '../../shared/domain/shift-corrections.ts'
import type { ShiftStep } from '../../shared/domain/stretches.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { ShiftCorrectionRow, ShiftNoteRow, ShiftStepRow } from '../store/rows/work.ts'
import { byPerson, type Recorders, type Recording } from '../streams/recording.ts'

const unknownShift: RejectionReason = { code: 'shift_unknown' }

type Place = { shift: string; seq: number }

/** Writes what is told of a shift, unless something else of it is here in its place. */
async function add(recording: Recording, row: (Insertable<ShiftStepRow> | Insertable<ShiftCorrectionRow> | Insertable<ShiftNoteRow>) & Place): Promise<RejectionReason | null> {
  if (!(await recording.knowsShift(row.shift))) return unknownShift
  const insert = 'step' in row
    ? recording.transaction.insertInto('shift_steps').values(row)
    : 'note' in row
      ? recording.transaction.insertInto('shift_notes').values(row)
      : recording.transaction.insertInto('shift_corrections').values(row)
  const { numInsertedOrUpdatedRows } = await insert.onConflict(conflict => conflict.doNothing()).executeTakeFirstOrThrow()
  // A stream that came apart may have told of another step in its place.
  return numInsertedOrUpdatedRows === 0n ? { code: 'shift_step_known' } : null
}

const step = (recording: Recording, shift: string, seq: number, at: number, kind: ShiftStep): Promise<RejectionReason | null> =>
  add(recording, { shift, seq, at, step: kind })

const setEnd = ({ transaction }: Recording, shift: string, endedAt: number) =>
  transaction.updateTable('shifts').set({ ended_at: endedAt }).where('id', '=', shift).execute()

/** Clock-in, away, back, clock-out, and what was put right of them afterwards. What somebody was away for is not taken over. */
export const shiftRecorders: Pick<
  Recorders,
  'shift.started' | 'shift.paused' | 'shift.unsuited' | 'shift.resumed' | 'shift.locked' | 'shift.unlocked' | 'shift.ended' | 'shift.corrected' | 'shift.noted'
> = {
  'shift.started': byPerson(async ({ transaction, stream }, { at, payload }, person) => {
    const row = { id: payload.shift, stream, person, zone: payload.zone, started_at: at }
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('shifts')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 0n ? { code: 'shift_known' } : null
  }),
  'shift.paused': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'paused'),
  'shift.unsuited': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'paused'),
  'shift.resumed': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'resumed'),
  'shift.locked': (recording, { seq, payload }) => step(recording, payload.shift, seq, payload.since, 'locked'),
  'shift.unlocked': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'unlocked'),
  async 'shift.ended'(recording, { seq, at, payload: { shift, endedAt, repaired, reason } }) {
    if (!(await recording.knowsShift(shift))) return unknownShift
    if (repaired) await add(recording, { shift, seq, at, kind: 'end', from_at: at, to_at: endedAt, reason: reason ?? '' })
    await setEnd(recording, shift, endedAt)
    return null
  },
  async 'shift.corrected'(recording, { seq, at, payload: { shift, kind, from, to, reason } }) {
    if (!(await recording.knowsShift(shift))) return unknownShift
    const { started_at: startedAt, ended_at: endedAt } = await recording.transaction
      .selectFrom('shifts').select(['started_at', 'ended_at']).where('id', '=', shift).executeTakeFirstOrThrow()
    if (!fitsShift({ kind, from, to }, { startedAt, endedAt, latest: at })) return { code: 'correction_unfit' }
    const objection = await add(recording, { shift, seq, at, kind, from_at: from, to_at: to, reason })
    if (objection === null && kind === 'end') await setEnd(recording, shift, to)
    return objection
  },
  'shift.noted': (recording, { seq, at, payload: { shift, note } }) => add(recording, { shift, seq, at, note }),
}
