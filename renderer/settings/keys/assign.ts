import type { Settings } from '../../../shared/contract/settings.ts'
import type { Action } from '../../keys/action.ts'
import { conflictsOf, type ActionGroup } from '../../keys/groups.ts'
import { createKeymap, keptKeys } from '../../keys/keymap.ts'
import { isDigit, isSamePress } from '../../keys/pattern.ts'
import { refusalOf, type KeyRefusal } from '../../keys/refusals.ts'

type OwnKeys = Settings['keys']
type KeySettings = Pick<Settings, 'keyPreset' | 'keys'>

/** What comes of giving a key to an action: its keys, a reason against it, or somebody else's key and two ways out. */
export type Assigned =
  | { kind: 'given'; keys: OwnKeys }
  | { kind: 'refused'; key: string; why: KeyRefusal }
  | {
      kind: 'conflict'
      key: string
      others: readonly { action: Action; group: ActionGroup }[]
      /** The key is taken from those that have it. */
      take: OwnKeys
      /** Whoever had the key gets the one that it replaces; null where there is none to give. */
      swap: OwnKeys | null
    }

type Assigning = {
  groups: readonly ActionGroup[]
  settings: KeySettings
  action: Action
  group: ActionGroup
  key: string
  /** Beside the keys the action has, or in their place. */
  adds: boolean
  /** What the active layout writes on its keys. */
  names: ReadonlyMap<string, string>
}

/** How many keys of its own an action can have. */
export const mostKeys = 4

/** Gives a key to an action, on paper: nothing is written before the person has decided about conflicts. */
export function assign({ groups, settings, action, group, key, adds, names }: Assigning): Assigned {
  const why = refusalOf(key, group.typing === true && !(action.overText === true && isDigit(key)))
  if (why !== null) return { kind: 'refused', key, why }
  const keymap = createKeymap(settings)
  const before = keymap.keysOf(action)
  const kept = adds ? before : keptKeys(action)
  const keys: OwnKeys = { ...settings.keys, [action.id]: [key, ...kept.filter(other => other !== key)].slice(0, mostKeys) }

  const met = conflictsOf(groups, createKeymap({ ...settings, keys }), names)
    .filter(conflict => isSamePress(conflict.key, key, names))
    .flatMap(({ actions }) => (actions.some(({ id }) => id === action.id) ? actions.filter(({ id }) => id !== action.id) : []))
  const others = [...new Map(met.map(other => [other.id, other])).values()].map(other => ({
    action: other, group: groups.find(({ actions }) => actions.includes(other)) ?? group,
  }))
  if (others.length === 0) return { kind: 'given', keys }
  if (others.some(other => keptKeys(other.action).some(one => isSamePress(one, key, names)))) return { kind: 'refused', key, why: 'safety' }

  const withoutKey = (other: Action): string[] => keymap.keysOf(other).filter(one => !isSamePress(one, key, names))
  const taken = (instead: readonly string[]): OwnKeys => ({
    ...keys, ...Object.fromEntries(others.map(other => [other.action.id, [...instead, ...withoutKey(other.action)].slice(0, mostKeys)])),
  })
  const free = adds ? undefined : before.find(one => !keptKeys(action).includes(one) && others.every(other => refusalOf(one, other.group.typing) === null))
  return { kind: 'conflict', key, others, take: taken([]), swap: free === undefined || others.length > 1 ? null : taken([free]) }
}

/** The person's keys without those of one action. */
export function withoutOwn(keys: OwnKeys, id: string): OwnKeys {
  const { [id]: _, ...rest } = keys
  return rest
}
