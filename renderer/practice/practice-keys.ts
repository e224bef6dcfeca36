import type { Action, Bound } from '../keys/action.ts'

/** The actions of the clip screen that have a key to show, by id. */
export type PracticeKeys = ReadonlyMap<string, Bound>

export function practiceKeys(actions: readonly Action[]): PracticeKeys {
  return new Map(actions.flatMap(action => (action.keys.length === 0 ? [] : [[action.id, action] as const])))
}
