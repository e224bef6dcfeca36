/** What the active keyboard layout writes on physical keys: `KeyboardEvent.code` to its character. */
export type KeyNames = ReadonlyMap<string, string>

type KeyboardLayouts = { getLayoutMap(): Promise<KeyNames> }

/** Reads the active layout where the browser tells it (Keyboard Map API); empty elsewhere. */
export async function readKeyNames(): Promise<KeyNames> {
  const { keyboard } = navigator as { keyboard?: KeyboardLayouts }
  return (await keyboard?.getLayoutMap().catch(() => undefined)) ?? new Map()
}

/** What the keys have on them where no layout is known. */
const drawn: Record<string, string> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓',
  Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\', Semicolon: ';', Quote: "'", Backquote: '`', Comma: ',', Period: '.', Slash: '/',
}
/** The pad's digits equal the row's, but nothing else has a 0 of its own. */
const plain = /^(?:Key|Digit|Numpad)(?=[^0]$)|^Digit(?=0$)/
const combining = /^\p{M}/u

/** One label for each key of a pattern, in pressing order; `named` translates Enter, Shift and their like. */
export function labelsOf(pattern: string, names: KeyNames, named: (key: string) => string): string[] {
  if (pattern.length === 1) return [pattern]
  return pattern.split('+').map(part => {
    // The top row means its digits on every layout, also where it writes something else without Shift.
    const written = part.startsWith('Digit') ? undefined : names.get(part)
    if (written !== undefined && written.trim() !== '') return combining.test(written) ? `◌${written}` : upper(written)
    return drawn[part] ?? (plain.test(part) ? part.replace(plain, '') : named(part))
  })
}

/** A capital as key caps have it; ß has none. */
const upper = (written: string): string => (written.toLocaleUpperCase().length === written.length ? written.toLocaleUpperCase() : written)
