// The columns that import knows. Whatever else a manifest holds is refused by name: that is how names, accounts and
// serial numbers stay out. Names count as they are written; one that only looks like a known one is not known.

export const columns = [
  'file', 'locale', 'hypothesis', 'words', 'intent', 'slots', 'wake_word', 'recorded_at', 'speaker', 'source_ref',
  'sensitivity', 'reference',
] as const
export type Column = (typeof columns)[number]

export const requiredColumns: readonly Column[] = ['file', 'locale', 'hypothesis']

/** What the entries of the two columns that hold lists may say. */
export const entryKeys = {
  words: ['text', 'from', 'to', 'confidence'],
  slots: ['label', 'from', 'to'],
} as const satisfies Partial<Record<Column, readonly string[]>>
export type ListColumn = keyof typeof entryKeys
export const listColumns = Object.keys(entryKeys) as ListColumn[]

const known: readonly string[] = columns
export const isColumn = (name: string): name is Column => known.includes(name)

/** A column's name so that nothing in it stays unseen, with a hint where it looks like a known one. */
export function describeColumn(name: string): string {
  const shown = `"${name.replaceAll(/[\p{C}\p{Z}]/gu, mark => (mark === ' ' ? ' ' : escape(mark)))}"`
  const odd = [...new Set(Array.from(name).filter(character => !isPlain(character)))]
  const spelt = odd.length === 0 ? '' : ` (with ${odd.map(escape).join(', ')})`
  const twin = columns.find(column => skeleton(column) === skeleton(name))
  return twin === undefined ? shown + spelt : `${shown}${spelt}, which is not ${twin}`
}

const isPlain = (character: string): boolean => /^[ -~]$/.test(character)
const escape = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Letters of other scripts that look like Latin ones in most fonts, beside those that Unicode itself folds together. */
const lookAlikes: Record<string, string> = {
  а: 'a', е: 'e', ё: 'e', к: 'k', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ѕ: 's', ԁ: 'd', ԝ: 'w', һ: 'h',
  α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x',
  ɑ: 'a', ı: 'i', ɡ: 'g', ʀ: 'r', ſ: 's', 0: 'o', 1: 'l',
}

const skeleton = (name: string): string =>
  Array.from(name.normalize('NFKD').toLowerCase())
    .map(character => lookAlikes[character] ?? character)
    .join('')
    .replaceAll(/[^a-z]/g, '')
