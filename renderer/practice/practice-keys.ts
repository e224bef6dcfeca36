import type { Action } from '../keys/action.ts'

/** The key that is shown for each action of the clip screen, by the action's id. */
export type PracticeKeys = ReadonlyMap<string, string>

export function practiceKeys(actions: readonly Action[]): PracticeKeys {
  return new Map(actions.flatMap(({ id, keys: [key] }) => (key === undefined ? [] : [[id, key] as const])))
}
