import { strokesOf, type LayoutName, type Stroke } from './layouts.ts'

export type Press = { code: string; key?: string; shift?: boolean; ctrl?: boolean; alt?: boolean; altGraph?: boolean; composing?: boolean; keyCode?: number }

/** A `keydown` as a browser sends it. */
export function press({ code, key = code.replace(/^(Key|Digit|Numpad)/, '').toLowerCase(), shift = false, ctrl = false, alt = false, altGraph = false, composing = false, keyCode = 0 }: Press): KeyboardEvent {
  const held: Record<string, boolean> = { Shift: shift, Control: ctrl, Alt: alt, Meta: false, AltGraph: altGraph }
  return {
    code, key, shiftKey: shift, ctrlKey: ctrl, altKey: alt, metaKey: false, isComposing: composing, keyCode,
    getModifierState: (modifier: string) => held[modifier] ?? false,
  } as KeyboardEvent
}

/** A stroke as Linux reports it, and as Windows does where AltGr is Control and Alt. */
export const pressesOf = ({ code, key, shift, altGr }: Stroke): KeyboardEvent[] =>
  altGr
    ? [press({ code, key, altGraph: true }), press({ code, key, ctrl: true, alt: true }), press({ code, key, ctrl: true, alt: true, altGraph: true })]
    : [press({ code, key, shift })]

/** The press that a pattern asks for on a layout; null where no key of the layout writes its character. */
export function pressFor(pattern: string, layout: LayoutName): KeyboardEvent | null {
  const strokes = strokesOf(layout)
  if (pattern.length === 1) {
    const stroke = strokes.find(({ key, altGr }) => key === pattern && !altGr)
    return stroke === undefined ? null : press(stroke)
  }
  const parts = pattern.split('+')
  const code = parts.pop() ?? ''
  const [shift, ctrl, alt] = ['Shift', 'Control', 'Alt'].map(modifier => parts.includes(modifier))
  const key = strokes.find(stroke => stroke.code === code && stroke.shift === shift && !stroke.altGr)?.key ?? keyOf(code)
  return press({ code, key, shift: shift === true, ctrl: ctrl === true, alt: alt === true })
}

const pad: Record<string, string> = { Add: '+', Subtract: '-', Multiply: '*', Divide: '/', Decimal: '.', Enter: 'Enter' }
const keyOf = (code: string): string => (code === 'Space' ? ' ' : code.startsWith('Numpad') ? (pad[code.slice(6)] ?? code.slice(6)) : code)
