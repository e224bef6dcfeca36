/** A cell of RFC 4180; what a programme would take for a formula is told as text. */
export const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

export type Cell = string | number | null

/** One table: a name for each column, and what stands there in a row. Text that somebody typed goes through `cell`. */
export type Column<R> = readonly [name: string, value: (row: R) => Cell]

const line = (cells: readonly Cell[]): string => `${cells.map(one => one ?? '').join(',')}\r\n`

export const csvTable = <R>(columns: readonly Column<R>[], rows: readonly R[]): string =>
  [columns.map(([name]) => name), ...rows.map(row => columns.map(([, value]) => value(row)))].map(line).join('')

/** Tables in one file, one under the other. */
export const csvTables = (tables: readonly string[]): string => tables.join('\r\n')
