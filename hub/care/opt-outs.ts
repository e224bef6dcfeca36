import { z } from 'zod'
import { ContentFlag } from '../../shared/domain/exposure.ts'
import type { Store } from '../store/store.ts'
import { byPerson, type Recorders } from '../streams/recording.ts'

const Categories = z.array(ContentFlag)

/** The categories that a person wants no clips of. Asked where work is given out; no route tells of it. */
export async function optedOut(store: Store, person: string): Promise<ContentFlag[]> {
  const row = await store.selectFrom('opt_outs').select('categories').where('person', '=', person).executeTakeFirst()
  return row === undefined ? [] : Categories.parse(JSON.parse(row.categories))
}

/** What was said last holds, from whichever laptop. */
export const careRecorders: Pick<Recorders, 'care.opted_out'> = {
  'care.opted_out': byPerson(async ({ transaction }, { at, payload }, person) => {
    const row = { at, categories: JSON.stringify(payload.categories) }
    await transaction
      .insertInto('opt_outs')
      .values({ person, ...row })
      .onConflict(conflict => conflict.column('person').doUpdateSet(row).where('opt_outs.at', '<=', at))
      .execute()
    return null
  }),
}
