import { matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys'

/** One thing a person can do. Keyboard, footer, overlay and buttons are all drawn from it. */
export type Action = {
  id: string
  label: string
  /**
   * Physical keys as `[Modifier+]KeyboardEvent.code` (`KeyR`, `Shift+KeyA`, `Control+Shift+KeyX`), or one written
   * character (`?`). The first is the one that is shown.
   */
  keys: readonly string[]
  /** Whether a held key acts again and again. */
  repeats?: boolean
  /** Whether it acts even through a panel that keeps all other keys to itself. */
  everywhere?: boolean
  /** Whether it acts in a text field too where its key would write, as digits do in a field that finds labels. */
  overText?: boolean
  available(): boolean
  run(): void
}

/** Actions that hold at the same time. The newest layer is asked first. */
export type KeyLayer = {
  name: string
  actions: readonly Action[]
  /** Keeps every key from the layers below, as an open panel does. */
  exclusive?: boolean
}

/** What the keyboard has to know of a key press beside the event. */
export type Place = {
  /** The focus is in a field that takes text. */
  inText: boolean
  /** The focus is in an open menu, which keeps every key but those that act everywhere. */
  inMenu: boolean
  /** The focus is on a control that acts on Enter, or on Space, by itself. */
  takesEnter: boolean
  takesSpace: boolean
}

const parsed = new Map<string, KeybindingPress>()
function pressOf(pattern: string): KeybindingPress {
  const known = parsed.get(pattern)
  if (known !== undefined) return known
  const written = pattern.length === 1
  const press = parseKeybinding(written ? `[Shift]+${pattern}` : pattern)[0]
  if (press === undefined) throw new Error(`Not a key: ${pattern}`)
  parsed.set(pattern, press)
  return press
}

const printable = /^(?:Key|Digit|Numpad(?!Enter)|Space|Minus|Equal|Bracket|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Intl)/

const plain = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey
const writes = (event: KeyboardEvent): boolean => printable.test(event.code) && plain(event)

/** The action a key press means in these layers (the last is on top), or null where the press is none of ours. */
export function actionFor(layers: readonly KeyLayer[], event: KeyboardEvent, place: Place): Action | null {
  if (event.isComposing || event.key === 'Process') return null
  const writing = place.inText && writes(event)
  if (place.takesEnter && event.key === 'Enter' && plain(event)) return null
  if (place.takesSpace && event.code === 'Space' && plain(event)) return null
  let covered = place.inMenu
  for (const layer of layers.toReversed()) {
    for (const action of layer.actions) {
      if ((covered && action.everywhere !== true) || (writing && action.overText !== true)) continue
      if (action.keys.some(pattern => matchKeybindingPress(event, pressOf(pattern))) && action.available()) return action
    }
    covered ||= layer.exclusive === true
  }
  return null
}
