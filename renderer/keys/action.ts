import { holdsAltGr, isComposed, isDigit, isPressed, movesInText, writesText, patternOf } from './pattern.ts'

/** One thing a person can do. Keyboard, footer, overlay and buttons are all drawn from it. */
export type Action = {
  id: string
  label: string
  /**
   * Its keys until a preset or the person moves them: physical keys as `[Modifier+]KeyboardEvent.code` (`KeyR`,
   * `Shift+KeyA`, `Control+Shift+KeyX`), or one written character (`?`). The first is the one that is shown.
   */
  keys: readonly string[]
  /** Whether a held key acts again and again. */
  repeats?: boolean
  /** Whether it acts even through a panel that keeps all other keys to itself. */
  everywhere?: boolean
  /** Whether it acts in a text field too where its key would write, as digits do in a field that finds labels. */
  overText?: boolean
  available(): boolean
  /** Why it is not available, in words, where that is known. */
  whyNot?(): string | null
  run(): void
}

/** What of an action its keys depend on. */
export type Bound = Pick<Action, 'id' | 'keys'>

/** Actions that hold at the same time. The newest layer is asked first. */
export type KeyLayer = {
  name: string
  /** What a person calls it, where the layer belongs to no group of its own. */
  title?: string
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
  /** The focus is on a control that acts on Enter, on Space, or on arrows and their like, by itself. */
  takesEnter: boolean
  takesSpace: boolean
  takesArrows: boolean
}

const plain = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey

/** The action a key press means in these layers (the last is on top), or null where the press is none of ours. */
export function actionFor(
  layers: readonly KeyLayer[], event: KeyboardEvent, place: Place, keysOf: (action: Bound) => readonly string[],
): Action | null {
  if (isComposed(event) || holdsAltGr(event)) return null
  if (place.takesEnter && event.key === 'Enter' && plain(event)) return null
  if (place.takesSpace && event.code === 'Space' && plain(event)) return null
  const press = patternOf(event) ?? ''
  const writing = place.inText && writesText(press)
  const moving = (place.inText || place.takesArrows) && movesInText(press)
  let covered = place.inMenu
  for (const layer of layers.toReversed()) {
    for (const action of layer.actions) {
      if ((covered && action.everywhere !== true) || (writing && action.overText !== true)) continue
      const acts = (pattern: string): boolean =>
        isPressed(pattern, event) &&
        // A field's digits may be lent out, its letters never, whoever remaps what.
        (!writing || isDigit(pattern)) &&
        // Keys that move in a field act over it only where the action was made for that, not where they were moved to it.
        (!moving || action.keys.includes(pattern))
      if (keysOf(action).some(acts) && action.available()) return action
    }
    covered ||= layer.exclusive === true
  }
  return null
}

/** Every action that a key could reach now, each once, those of the top layer first. */
export function heldActions(layers: readonly KeyLayer[]): Action[] {
  const held = new Map<string, Action>()
  let covered = false
  for (const layer of layers.toReversed()) {
    for (const action of layer.actions) {
      if ((!covered || action.everywhere === true) && !held.has(action.id)) held.set(action.id, action)
    }
    covered ||= layer.exclusive === true
  }
  return [...held.values()]
}
