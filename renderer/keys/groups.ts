import type { Action, KeyLayer } from './action.ts'
import { standardKeymap, type Keymap } from './keymap.ts'
import { isSamePress } from './pattern.ts'

/** Actions that hold together in one place of the work, under the name that people know it by. */
export type ActionGroup = {
  id: string
  name: string
  actions: readonly Action[]
  /** Its keys are pressed while the focus is in a text field. */
  typing?: boolean
  /** It holds beside every other group but open panels. */
  always?: boolean
  /** It is an open panel, which keeps every key to itself but those that act everywhere. */
  panel?: boolean
}

/** One key that would mean two things in the same place. */
export type KeyConflict = { key: string; actions: readonly [Action, Action]; group: string }

type Entry = { group: ActionGroup; action: Action }

const holdTogether = (one: Entry, other: Entry): boolean =>
  one.group.id === other.group.id ||
  (one.group.always === true && other.group.panel !== true) ||
  (other.group.always === true && one.group.panel !== true) ||
  one.action.everywhere === true ||
  other.action.everywhere === true

const entriesOf = (groups: readonly ActionGroup[]): Entry[] =>
  groups.flatMap(group => group.actions.map(action => ({ group, action })))

/** The key that two entries share under a keymap, if any. */
function sharedKey(one: Entry, other: Entry, keymap: Keymap, names?: ReadonlyMap<string, string>): string | null {
  const others = keymap.keysOf(other.action, other.group.typing)
  return keymap.keysOf(one.action, one.group.typing).find(key => others.some(otherKey => isSamePress(key, otherKey, names))) ?? null
}

/**
 * Every conflict of a keymap. Actions that were made to share a key, because never both are available, may go on
 * sharing one; `names` is the active layout, by which a written character can meet a physical key.
 */
export function conflictsOf(groups: readonly ActionGroup[], keymap: Keymap, names?: ReadonlyMap<string, string>): KeyConflict[] {
  const entries = entriesOf(groups)
  return entries.flatMap((one, index) =>
    entries.slice(index + 1).flatMap(other => {
      if (one.action.id === other.action.id || !holdTogether(one, other)) return []
      const key = sharedKey(one, other, keymap, names)
      return key === null || sharedKey(one, other, standardKeymap) !== null ? [] : [{ key, actions: [one.action, other.action] as const, group: one.group.id }]
    }),
  )
}

/** The groups that were made known, and those that are nothing but a layer of the screen in front; what always holds comes last. */
export function groupsOf({ groups, layers }: { groups: readonly ActionGroup[]; layers: readonly KeyLayer[] }): ActionGroup[] {
  const titled: ActionGroup[] = layers.flatMap(({ name, title, actions }) => (title === undefined ? [] : [{ id: name, name: title, actions: actions.filter(({ label }) => label !== '') }]))
  const all = [...titled.filter(({ id }) => groups.every(group => group.id !== id)), ...groups]
  return [...all.filter(({ always }) => always !== true), ...all.filter(({ always }) => always === true)]
}
