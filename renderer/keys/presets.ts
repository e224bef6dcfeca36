import type { Settings } from '../../shared/contract/settings.ts'

/**
 * Where the keys lie for somebody who works with one hand. A preset moves keys, not actions, so an action made tomorrow
 * has its place already; only a few actions, which would otherwise share a key with typing, are named.
 */
export type Preset = {
  /** From a key to those that take its place, the first shown. A key that is not here stays. */
  keys: Readonly<Record<string, readonly string[]>>
  /** Keys of single actions, by id. */
  actions: Readonly<Record<string, readonly string[]>>
}

const standard: Preset = { keys: {}, actions: {} }

/** The left half of the main block; Space, Tab, Shift and Control by the same hand. Arrows are W, A, S and D as well. */
const left: Preset = {
  keys: {
    Digit6: ['Shift+Digit1', 'Digit6'], Digit7: ['Shift+Digit2', 'Digit7'], Digit8: ['Shift+Digit3', 'Digit8'], Digit9: ['Shift+Digit4', 'Digit9'],
    Digit0: ['Shift+Digit5', 'Digit0'],
    Enter: ['Enter', 'KeyF'], KeyF: ['Shift+F3'],
    ArrowLeft: ['ArrowLeft', 'KeyA'], ArrowRight: ['ArrowRight', 'KeyD'], ArrowUp: ['ArrowUp', 'KeyW'], ArrowDown: ['ArrowDown', 'KeyS'],
    Backspace: ['Backspace', 'KeyC'], Delete: ['Delete', 'KeyC'],
    KeyK: ['KeyV'], KeyV: ['Control+KeyE'],
    KeyI: ['Shift+KeyS'], KeyO: ['Shift+KeyE'], KeyL: ['Shift+KeyW'], KeyH: ['Shift+KeyG'], KeyU: ['Shift+KeyX'],
    KeyJ: ['Shift+KeyT'], 'Shift+KeyJ': ['Control+KeyB'], KeyN: ['Shift+KeyV'], 'Shift+KeyN': ['Control+Shift+KeyF'],
    KeyM: ['Control+KeyG'], KeyY: ['Control+Shift+KeyB'], KeyP: ['F3'],
    Comma: ['Control+KeyS'], Period: ['Control+KeyD'],
    Equal: ['Backquote'], NumpadAdd: ['Backquote'], Minus: ['Shift+Backquote'], NumpadSubtract: ['Shift+Backquote'],
    Slash: ['Control+KeyF'], '/': ['Control+KeyF', '/'],
    'Control+KeyJ': ['Control+KeyS', 'Control+KeyJ'], 'Control+KeyK': ['Control+KeyD', 'Control+KeyK'], 'Control+KeyL': ['Control+KeyG', 'Control+KeyL'],
    'Control+Shift+KeyP': ['Control+Shift+KeyE', 'Control+Shift+KeyP'], 'Control+Comma': ['Control+Shift+KeyG', 'Control+Comma'],
    'Control+Shift+KeyL': ['Control+Shift+KeyD', 'Control+Shift+KeyL'],
    'Control+Shift+KeyK': ['Control+Shift+KeyS', 'Control+Shift+KeyK'],
  },
  actions: {
    accept: ['KeyF', 'Enter'],
    previous: ['Shift+KeyF', 'Shift+Enter'],
    escalate: ['Control+Shift+KeyX'],
    'case.reject_request-export': ['Shift+KeyB'],
  },
}

/** Where the arrows and the keys around them lead, for either of the two presets that have them under the hand. */
const arrows: Preset['keys'] = {
  KeyA: ['ArrowLeft'], KeyD: ['ArrowRight'], KeyW: ['ArrowUp'], KeyS: ['ArrowDown'], Comma: ['Control+ArrowLeft'], Period: ['Control+ArrowRight'],
  Tab: ['Tab', 'PageDown'], 'Shift+Tab': ['Shift+Tab', 'Shift+PageDown'],
}

/** Letters of the panel that reports harm; it needs its arrows for the answers, and so keeps these where they are written. */
const besideArrows: Preset['actions'] = { 'escalate.data': ['KeyD'], 'escalate.sound': ['KeyA'], 'escalate.seconds': ['KeyS'] }

/** The right half of the main block with J K L, U I O and 7 8 9 as digits, and the arrows. */
const right: Preset = {
  keys: {
    ...arrows,
    Digit1: ['KeyJ', 'Digit1'], Digit2: ['KeyK', 'Digit2'], Digit3: ['KeyL', 'Digit3'],
    Digit4: ['KeyU', 'Digit4'], Digit5: ['KeyI', 'Digit5'], Digit6: ['KeyO', 'Digit6'],
    KeyE: ['KeyH'], KeyK: ['KeyN'], KeyT: ['KeyM'], KeyX: ['Comma'], KeyZ: ['KeyY'], KeyR: ['Period'],
    KeyL: ['Semicolon'], KeyQ: ['Quote'], KeyG: ['BracketLeft'], KeyH: ['BracketRight'], KeyB: ['Control+Backslash'],
    KeyI: ['Home'], KeyO: ['End'], KeyJ: ['Digit0'], KeyU: ['Insert'], KeyC: ['Delete'],
    KeyN: ['Control+KeyH'], KeyM: ['Control+KeyO'], KeyY: ['Control+KeyP'], KeyF: ['Control+Semicolon'], KeyV: ['Control+Quote'],
    F1: ['F7', 'F1'], F4: ['F9', 'F4'],
  },
  actions: {
    ...besideArrows,
    silence: ['Backslash', 'Escape'],
    search: ['Slash'],
    'mark-clear': ['Backslash', 'Escape'],
  },
}

/** The number pad, and the block of arrows and Home to Page Down beside it. NumLock may be on or off. */
const numpad: Preset = {
  keys: {
    ...arrows,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(number => [`Digit${number}`, [`Numpad${number}`, `Digit${number}`]])),
    Space: ['Numpad0', 'Space'],
    KeyE: ['NumpadMultiply'], KeyK: ['NumpadAdd'], KeyX: ['Insert'], KeyT: ['End'], KeyZ: ['PageUp'], KeyR: ['Home'], KeyB: ['Delete'],
    KeyI: ['Shift+End'], KeyO: ['Shift+Insert'], KeyL: ['Control+Home'], KeyQ: ['Control+End'], KeyG: ['Control+Insert'], KeyH: ['Control+Delete'],
    KeyJ: ['Backspace'], KeyP: ['Control+Backspace'], KeyU: ['Control+Shift+Home'], KeyN: ['Control+Shift+End'], 'Shift+KeyN': ['Control+Shift+Insert'],
    KeyC: ['F6'], KeyV: ['Control+F6'], KeyM: ['Control+F7'], KeyF: ['Control+F9'], KeyY: ['Shift+F9'],
    Equal: ['Control+ArrowUp'], NumpadAdd: [], Minus: ['Control+ArrowDown'], NumpadSubtract: [],
    Slash: ['F9'], '/': ['F9', '/'],
    F1: ['F7', 'F1'], F4: ['Pause', 'F4'],
    'Control+Shift+KeyP': ['Shift+F7', 'Control+Shift+KeyP'], 'Control+Comma': ['Control+Shift+F7', 'Control+Comma'],
    'Control+Shift+KeyL': ['Control+Shift+F9', 'Control+Shift+KeyL'],
    'Control+Shift+KeyK': ['Control+Shift+Pause', 'Control+Shift+KeyK'],
  },
  actions: {
    ...besideArrows,
    silence: ['NumpadDecimal', 'Escape'],
    'mark-clear': ['NumpadDecimal', 'Escape'],
    previous: ['NumpadSubtract', 'Shift+Enter'],
    escalate: ['NumpadDivide', 'F8'],
    'case.reject_request-release_hold': ['Shift+F6'],
  },
}

export const presets: Readonly<Record<Settings['keyPreset'], Preset>> = { standard, left, right, numpad }
