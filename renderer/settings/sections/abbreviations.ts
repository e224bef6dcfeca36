import type { Settings } from '../../../shared/contract/settings.ts'

export type Abbreviation = Settings['abbreviations'][number]

/** Why a row is not kept yet, null where it is, or where it is the empty one at the end. */
export function abbreviationFault(rows: readonly Abbreviation[], at: number): 'typed' | 'text' | 'twice' | null {
  const row = rows[at]
  if (row === undefined || (row.typed === '' && row.text.trim() === '')) return null
  if (row.typed === '') return 'typed'
  if (row.text.trim() === '') return 'text'
  return rows.slice(0, at).some(({ typed }) => typed === row.typed) ? 'twice' : null
}

/** The rows that are whole and say something of their own. */
export const keptOf = (rows: readonly Abbreviation[]): Abbreviation[] =>
  rows
    .filter((row, index) => row.typed !== '' && row.text.trim() !== '' && abbreviationFault(rows, index) === null)
    .map(({ typed, text }) => ({ typed, text: text.trim() }))
