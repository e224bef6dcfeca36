import type { Settings } from '../../shared/contract/settings.ts'
import type { Bound } from './action.ts'
import { isWritten, joined, movesInText, partsOf, writesText } from './pattern.ts'
import { presets, type Preset } from './presets.ts'
import { escalateKey, refusalOf, silenceKey } from './refusals.ts'

/** Which keys each action has, for one person. */
export type Keymap = {
  /**
   * The keys that an action has: the person's own, else its preset's, else those it was made with. `typing` leaves out
   * what cannot act while the focus is in a text field. The first is the one to show.
   */
  keysOf(action: Bound, typing?: boolean): readonly string[]
}

type KeymapSettings = Pick<Settings, 'keyPreset' | 'keys'>

/** Keys that an action never loses. */
export const keptKeys = ({ keys }: Bound): readonly string[] =>
  keys.includes(escalateKey) ? keys : keys.filter(key => key === silenceKey)

/** Actions that are the same to a person, by the one whose keys they share: F8 again is F8. */
const follows: Readonly<Record<string, string>> = { 'escalate.again': 'escalate' }

export function createKeymap({ keyPreset, keys: own }: KeymapSettings): Keymap {
  const preset = presets[keyPreset]
  const known = new WeakMap<Bound, readonly string[]>()

  function chosen(action: Bound): readonly string[] {
    const id = follows[action.id] ?? action.id
    const personal = own[id]
    if (personal !== undefined) return personal.filter(key => refusalOf(key) === null || action.keys.includes(key))
    return preset.actions[id] ?? action.keys.flatMap(key => movedBy(preset, key))
  }
  function keysOf(action: Bound): readonly string[] {
    const cached = known.get(action)
    if (cached !== undefined) return cached
    const keys = [...new Set([...chosen(action), ...keptKeys(action)])]
    known.set(action, keys)
    return keys
  }
  return {
    keysOf: (action, typing = false) =>
      typing ? keysOf(action).filter(key => action.keys.includes(key) || !(writesText(key) || movesInText(key))) : keysOf(action),
  }
}

/** Where a preset puts a key; with Shift held it goes to the same place, with Shift. */
function movedBy({ keys }: Preset, pattern: string): readonly string[] {
  const found = keys[pattern]
  if (found !== undefined) return found
  const { modifiers, key } = partsOf(pattern)
  const base = modifiers.join() === 'Shift' ? keys[key] : undefined
  const shifted = (base ?? []).flatMap(target => {
    const parts = partsOf(target)
    return isWritten(target) || parts.modifiers.includes('Shift') ? [] : [joined([...parts.modifiers, 'Shift'], parts.key)]
  })
  return shifted.length === 0 ? [pattern] : shifted
}

export const standardKeymap = createKeymap({ keyPreset: 'standard', keys: {} })
