import { parse } from 'csv-parse/sync'

// A manifest's text, cut into records. A record that cannot be read spoils no other.

/** `line` counts from 1 and is where the record starts. */
export type Line<T> = { line: number } & ({ record: T; fault: null } | { record: null; fault: string })

/** RFC 4180, separated by commas; empty lines are left out. */
export function readCsvLines(text: string): Line<string[]>[] {
  const lines = text.split(/\r\n|\n|\r/)
  const read: Line<string[]>[] = []
  for (let at = 0; at < lines.length; ) {
    const closed = closedAfter(lines, at)
    const record = lines.slice(at, closed ?? at + 1).join('\n')
    if (closed === null) read.push({ line: at + 1, record: null, fault: 'A quotation mark opens a cell and is never closed.' })
    else if (record.trim() !== '') read.push({ line: at + 1, ...readCsvRecord(record) })
    at = closed ?? at + 1
  }
  return read
}

/** JSON Lines: an object on each line; empty lines are left out. */
export function readJsonLines(text: string): Line<Record<string, unknown>>[] {
  return text.split('\n').flatMap((content, i): Line<Record<string, unknown>>[] => {
    if (content.trim() === '') return []
    const value = parseJson(content)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject
      ? [{ line: i + 1, record: value as Record<string, unknown>, fault: null }]
      : [{ line: i + 1, record: null, fault: 'This line is not one JSON object.' }]
  })
}

/** Undefined for what is no JSON: what a parser says about it would quote it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A cell over more lines than this is a forgotten quotation mark. */
const mostLinesOfRecord = 200

/** The line after the record that starts at `at`: the first with all quotation marks in pairs. */
function closedAfter(lines: readonly string[], at: number): number | null {
  let open = false
  for (let end = at; end < Math.min(lines.length, at + mostLinesOfRecord); end++) {
    const marks = (lines[end] ?? '').split('"').length - 1
    if (marks % 2 === 1) open = !open
    if (!open) return end + 1
  }
  return null
}

function readCsvRecord(record: string): { record: string[]; fault: null } | { record: null; fault: string } {
  try {
    const [cells] = parse(record, { relax_column_count: true, max_record_size: 0 })
    return { record: cells ?? [], fault: null }
  } catch {
    return { record: null, fault: 'Its quotation marks are not in order: quote a whole cell, and double every mark inside it.' }
  }
}
