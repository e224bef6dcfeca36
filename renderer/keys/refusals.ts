import { isWritten, movesInText, partsOf, writesText } from './pattern.ts'

/** Why a key cannot be given to an action. */
export type KeyRefusal =
  | 'input_method' | 'alt_letter' | 'browser_tab' | 'safety' | 'editing' | 'browser' | 'system' | 'writes' | 'moves' | 'alt_gr'

/** F8 always escalates and Esc always silences or closes: whoever remaps, those keys stay. */
export const escalateKey = 'F8'
export const silenceKey = 'Escape'

const editing = new Set(['Control+KeyA', 'Control+KeyC', 'Control+KeyV', 'Control+KeyX', 'Control+KeyY', 'Control+KeyZ', 'Control+Shift+KeyZ'])
const lockKeys = new Set(['CapsLock', 'NumLock', 'ScrollLock', 'PrintScreen', 'ContextMenu', 'Fn', 'FnLock', 'Power', 'Sleep'])

/** Presses that a browser, or the menu of the desktop app, keeps: closing, quitting, reloading, zooming, locking. */
const browsers = new Set([
  'Control+KeyN', 'Control+KeyT', 'Control+KeyW', 'Control+KeyQ', 'Control+KeyM', 'Control+KeyR', 'Control+Shift+KeyN', 'Control+Shift+KeyT',
  'Control+Shift+KeyW', 'Control+Shift+KeyQ', 'Control+Shift+KeyR', 'Control+Shift+KeyI', 'Control+Shift+KeyJ',
  'Control+Shift+KeyV', 'Control+Tab', 'Control+Shift+Tab', 'Control+PageUp', 'Control+PageDown', 'Control+Equal', 'Control+Minus',
  'Control+Shift+Equal', 'Control+NumpadAdd', 'Control+NumpadSubtract', 'Control+Shift+Delete', 'F5', 'Shift+F5', 'Control+F5', 'F11', 'F12',
])
/** Presses that desktops take before any app sees them, or that move the focus into the menu bar. */
const systems = new Set(['Alt+Tab', 'Alt+Shift+Tab', 'Alt+F4', 'Alt+Escape', 'Control+Escape', 'Control+Shift+Escape', 'F10', 'Shift+F10'])

/** Why a pattern cannot be a key at all, or, with `typing`, not one that acts while typing; null where it can. */
export function refusalOf(pattern: string, typing = false): KeyRefusal | null {
  if (isWritten(pattern)) return typing ? 'writes' : null
  const { modifiers, key } = partsOf(pattern)
  const held = new Set(modifiers)
  if (key === silenceKey && modifiers.length > 0) return 'system'
  if (pattern === silenceKey || pattern === escalateKey) return 'safety'
  if (lockKeys.has(key) || held.has('Meta') || systems.has(pattern)) return 'system'
  if (held.has('Control') && held.has('Alt')) return 'alt_gr'
  if (held.has('Control') && key === 'Space') return 'input_method'
  if (held.has('Alt') && key.startsWith('Key')) return 'alt_letter'
  if (held.has('Control') && /^(?:Digit|Numpad)\d$/.test(key)) return 'browser_tab'
  if (editing.has(pattern)) return 'editing'
  if (browsers.has(pattern)) return 'browser'
  if (typing && writesText(pattern)) return 'writes'
  if (typing && movesInText(pattern)) return 'moves'
  return null
}
