import { matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys'

// A key pattern is `[Modifier+]KeyboardEvent.code` (`KeyR`, `Shift+KeyA`, `Control+Shift+KeyX`), which means a physical
// key whatever the layout writes there, or one written character (`?`), which means whichever key writes it.

const parsed = new Map<string, KeybindingPress>()

function pressOf(pattern: string): KeybindingPress {
  const known = parsed.get(pattern)
  if (known !== undefined) return known
  const press = parseKeybinding(isWritten(pattern) ? `[Shift]+${pattern}` : pattern)[0]
  if (press === undefined) throw new Error(`Not a key: ${pattern}`)
  parsed.set(pattern, press)
  return press
}

export const isWritten = (pattern: string): boolean => pattern.length === 1

const printable = /^(?:Key|Digit|Numpad(?!Enter)|Space|Minus|Equal|Bracket|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Intl)/
const moving = /^(?:Arrow|Home$|End$|Page|Insert$|Delete$|Backspace$)/

/** The parts of a pattern: the modifiers in their usual order, and the key. */
export function partsOf(pattern: string): { modifiers: string[]; key: string } {
  if (isWritten(pattern)) return { modifiers: [], key: pattern }
  const parts = pattern.split('+')
  const key = parts.pop() ?? ''
  return { modifiers: modifierOrder.filter(modifier => parts.includes(modifier)), key }
}

const modifierOrder = ['Control', 'Alt', 'Shift', 'Meta']

export const joined = (modifiers: readonly string[], key: string): string =>
  [...modifierOrder.filter(modifier => modifiers.includes(modifier)), key].join('+')

/** Whether the pattern writes a character in a text field. */
export function writesText(pattern: string): boolean {
  if (isWritten(pattern)) return true
  const { modifiers, key } = partsOf(pattern)
  return printable.test(key) && modifiers.every(modifier => modifier === 'Shift')
}

/** Whether the pattern moves or deletes in a text field, or moves along a row of choices. */
export const movesInText = (pattern: string): boolean => moving.test(partsOf(pattern).key)

/** Whether the pattern is a digit, of the top row or of the number pad. */
export const isDigit = (pattern: string): boolean => /^(?:Digit|Numpad)\d$/.test(pattern)

/**
 * Whether AltGr is held, which writes characters: Linux reports it as a modifier of its own, Windows as Control and Alt.
 * Nothing is ever bound to it.
 */
export const holdsAltGr = (event: KeyboardEvent): boolean =>
  event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey)

/** Whether an input method is at work on this press; browsers say so in three ways, one of them through `keyCode` alone. */
export const isComposed = (event: KeyboardEvent): boolean =>
  event.isComposing || event.key === 'Process' || event.keyCode === composingKeyCode

const composingKeyCode = 229

/** A number pad's keys mean themselves, with NumLock or without; only its Enter is an Enter. */
const meantKey = ({ key, code }: KeyboardEvent): string =>
  code === 'NumpadEnter' ? 'Enter' : code.startsWith('Numpad') ? code : key

/** Whether a key press is the one that the pattern names. */
export function isPressed(pattern: string, event: KeyboardEvent): boolean {
  const seen = { key: meantKey(event), code: event.code, getModifierState: (modifier: string) => event.getModifierState(modifier) }
  return matchKeybindingPress(seen as KeyboardEvent, pressOf(pattern))
}

/** The pattern of a key press, null for a modifier alone. */
export function patternOf({ code, key, ctrlKey, altKey, shiftKey, metaKey }: KeyboardEvent): string | null {
  if (/^(?:Shift|Control|Alt|Meta|OS)/.test(code) || ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(key)) return null
  const held = { Control: ctrlKey, Alt: altKey, Shift: shiftKey, Meta: metaKey }
  const named = code === '' ? key : code
  return named === '' || named === 'Unidentified' ? null : joined(modifierOrder.filter(modifier => held[modifier as keyof typeof held]), named)
}

/** Whether two patterns can be the same press; `names` tells where the layout writes what. */
export function isSamePress(one: string, other: string, names: ReadonlyMap<string, string> = new Map()): boolean {
  const canonical = (pattern: string): string => (isWritten(pattern) ? pattern : joined(partsOf(pattern).modifiers, partsOf(pattern).key.replace('NumpadEnter', 'Enter')))
  if (canonical(one) === canonical(other)) return true
  const [written, physical] = isWritten(one) ? [one, other] : [other, one]
  return isWritten(written) && names.get(physical) === written
}
