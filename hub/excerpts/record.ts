import { byPerson, type Recorders } from '../streams/recording.ts'

/** The access log of excerpts: which of the seconds that were given have sounded. */
export const excerptRecorders: Pick<Recorders, 'excerpt.played'> = {
  'excerpt.played': byPerson(async ({ transaction, stream, owner, knowsShift }, { seq, at, payload }, person) => {
    const { grant, clip, shift, played, speed } = payload
    const given = await transaction
      .selectFrom('excerpts')
      .select('id')
      .where('id', '=', grant)
      .where('clip', '=', clip)
      .where('person', '=', person)
      .where('device', '=', owner.device)
      .executeTakeFirst()
    if (given === undefined) return { code: 'excerpt_not_given' }
    if (shift !== null && !(await knowsShift(shift))) return { code: 'shift_unknown' }
    const row = { stream, seq, excerpt: grant, clip, shift, person, at, played: JSON.stringify(played), speed }
    await transaction.insertInto('excerpt_plays').values(row).execute()
    return null
  }),
}
