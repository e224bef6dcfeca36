import type { ShiftStep } from '../../shared/domain/stretches.ts'
import { byPerson, type Recorders, type Recording } from '../streams/recording.ts'

const unknownShift = 'The shift was not started in this stream.'

async function step(recording: Recording, shift: string, seq: number, at: number, kind: ShiftStep): Promise<string | null> {
  if (!(await recording.knowsShift(shift))) return unknownShift
  const { numInsertedOrUpdatedRows } = await recording.transaction
    .insertInto('shift_steps')
    .values({ shift, seq, at, step: kind })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  // A stream that came apart may have told of another step in its place.
  return numInsertedOrUpdatedRows === 0n ? 'Another step of the shift is here in its place.' : null
}

/** Clock-in, away, back, clock-out. What somebody was away for is not taken over. */
export const shiftRecorders: Pick<
  Recorders,
  'shift.started' | 'shift.paused' | 'shift.unsuited' | 'shift.resumed' | 'shift.locked' | 'shift.unlocked' | 'shift.ended'
> = {
  'shift.started': byPerson(async ({ transaction, stream }, { at, payload }, person) => {
    const row = { id: payload.shift, stream, person, zone: payload.zone, started_at: at }
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('shifts')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 0n ? 'The shift was started before.' : null
  }),
  'shift.paused': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'paused'),
  'shift.unsuited': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'paused'),
  'shift.resumed': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'resumed'),
  'shift.locked': (recording, { seq, payload }) => step(recording, payload.shift, seq, payload.since, 'locked'),
  'shift.unlocked': (recording, { seq, at, payload }) => step(recording, payload.shift, seq, at, 'unlocked'),
  async 'shift.ended'(recording, { payload }) {
    if (!(await recording.knowsShift(payload.shift))) return unknownShift
    await recording.transaction.updateTable('shifts').set({ ended_at: payload.endedAt }).where('id', '=', payload.shift).execute()
    return null
  },
}
