/** What the active keyboard layout writes on physical keys: `KeyboardEvent.code` to its character. */
export type KeyNames = ReadonlyMap<string, string>

type KeyboardLayouts = { getLayoutMap(): Promise<KeyNames> }

/** Reads the active layout where the browser tells it (Keyboard Map API); empty elsewhere. */
export async function readKeyNames(): Promise<KeyNames> {
  const { keyboard } = navigator as { keyboard?: KeyboardLayouts }
  return (await keyboard?.getLayoutMap().catch(() => undefined)) ?? new Map()
}

const drawn: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }
const plain = /^(?:Key|Digit|Numpad)(?=.$)/

/** One label for each key of a pattern, in pressing order; `named` translates Enter, Shift and their like. */
export function labelsOf(pattern: string, names: KeyNames, named: (key: string) => string): string[] {
  if (pattern.length === 1) return [pattern]
  return pattern.split('+').map(part => {
    const written = names.get(part)
    if (written !== undefined) return written.toLocaleUpperCase()
    return drawn[part] ?? (plain.test(part) ? part.replace(plain, '') : named(part))
  })
}
