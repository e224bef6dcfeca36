import { leastPeople } from '../../shared/hub-api/shifts.ts'
import { sha256, toText } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'

/** A group as it is now: what of each of its people goes into it, and what would be told of it. */
export type Group<T> = { key: string; people: ReadonlyMap<string, unknown>; value: T }

/** Each person with a mark that changes with what they did and does not say what it was. */
type Marks = Readonly<Record<string, string>>

const marksOf = (people: ReadonlyMap<string, unknown>): Marks => Object.fromEntries([...people].map(([person, did]) => [person, toText(sha256(JSON.stringify(did)))]))

const changed = (before: Marks, after: Marks): number =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(person => before[person] !== after[person]).length

/**
 * What may be told of a group, as the group's people are: nothing of fewer than five, and once something was told, the
 * same again until at least five people have done something else since. Who asks before and after somebody's laptop has
 * sent its shift would else read that shift off the difference.
 */
export const tellGroup = <T>(store: Store, { key, people, value }: Group<T>): Promise<T | null> =>
  store.transaction().execute(async transaction => {
    const row = await transaction.selectFrom('told_groups').select(['people', 'value']).where('key', '=', key).executeTakeFirst()
    const before = row === undefined ? null : (JSON.parse(row.value) as T)
    if (people.size < leastPeople || row?.people === null) return before
    const marks = marksOf(people)
    if (row !== undefined && changed(JSON.parse(row.people) as Marks, marks) < leastPeople) return before
    const told = { people: JSON.stringify(marks), value: JSON.stringify(value) }
    await transaction.insertInto('told_groups').values({ key, ...told }).onConflict(conflict => conflict.column('key').doUpdateSet(told)).execute()
    return value
  })

/** What was told of a group last; null where nothing was. */
export async function toldOf<T>(store: Store, key: string): Promise<T | null> {
  const row = await store.selectFrom('told_groups').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.value) as T)
}

/** From now on a day is told as it was told last, and nobody is marked in it any more; its batches are told no longer. */
export async function closeGroups(transaction: Store, day: string): Promise<void> {
  await transaction.updateTable('told_groups').set({ people: null }).where('key', 'in', [`day ${day}`, `causes ${day}`]).execute()
  await transaction.deleteFrom('told_groups').where('key', 'like', `wave ${day} %`).execute()
}
