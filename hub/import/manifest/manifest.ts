import { readFile, stat } from 'node:fs/promises'
import type { ImportFault, ImportFaultCode, ImportRow } from '../sink.ts'
import {
  columns, describeColumn, entryKeys, isColumn, listColumns, requiredColumns, type Column, type ListColumn,
} from './columns.ts'
import { parseJson, readCsvLines, readJsonLines, type Line } from './lines.ts'
import { readRow, type Cells } from './row.ts'

// A manifest as a whole: which columns it has, and each row as far as it can be understood.

export type ManifestRow = { line: number } & ({ row: ImportRow; fault: null } | { row: null; file: string; fault: string })

export type ReadManifest =
  | { ok: true; rows: ManifestRow[]; droppedColumns: string[] }
  | { ok: false; fault: ImportFault }

/** Reads CSV or JSON Lines, told apart by content. Bad rows are marked; only the manifest as a whole can be a fault. */
export async function readManifest(path: string, dropUnknown: boolean): Promise<ReadManifest> {
  const text = await readText(path)
  if (typeof text !== 'string') return { ok: false, fault: text }
  const table = text.trimStart().startsWith('{') ? readJsonTable(text) : readCsvTable(text)
  const unknown = unknownColumns(table)
  const fault = findFault(table, unknown, dropUnknown)
  if (fault !== null) return { ok: false, fault }
  return { ok: true, rows: table.lines.map(toManifestRow), droppedColumns: unknown }
}

type Table = { lines: Line<Map<string, unknown>>[]; header: string[]; inEveryRow: boolean }

const mostBytes = 256 * 1024 * 1024

async function readText(path: string): Promise<string | ImportFault> {
  const found = await stat(path).catch(() => null)
  if (found === null) {
    const advice = 'Name it with --manifest, or put clips.csv or clips.jsonl into the folder.'
    return fault('manifest_missing', `There is no manifest at ${path}.`, advice)
  }
  if (!found.isFile() || found.size > mostBytes) {
    const what = found.isFile() ? 'larger than 256 MB' : 'no file'
    return fault('manifest_unreadable', `${path} is ${what}.`, 'Name a CSV or JSON Lines file with --manifest.')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const isText = error instanceof TypeError
    return isText
      ? fault('manifest_unreadable', `${path} is not UTF-8 text.`, 'Save it as UTF-8.')
      : fault('manifest_unreadable', `${path} cannot be read.`, 'Check that this account may read it.')
  }
}

function readCsvTable(text: string): Table {
  const [head, ...rest] = readCsvLines(text)
  const header = head?.record ?? []
  const lines = rest.map((line): Line<Map<string, unknown>> => {
    if (line.record === null) return line
    const { record } = line
    if (record.length !== header.length) {
      return { line: line.line, record: null, fault: `It has ${record.length} cells and the header ${header.length}.` }
    }
    return { line: line.line, record: new Map(header.map((name, i) => [name, readCell(name, record[i] ?? '')])), fault: null }
  })
  return { lines, header, inEveryRow: true }
}

/** The lists of a CSV are JSON in a cell; what is none is left for the row's check to refuse. */
const readCell = (name: string, cell: string): unknown =>
  (listColumns as string[]).includes(name) && cell !== '' ? (parseJson(cell) ?? cell) : cell

function readJsonTable(text: string): Table {
  const lines = readJsonLines(text).map((line): Line<Map<string, unknown>> =>
    line.record === null ? line : { ...line, record: new Map(Object.entries(line.record)) })
  return { lines, header: [...new Set(lines.flatMap(line => [...(line.record?.keys() ?? [])]))], inEveryRow: false }
}

/** Columns, and keys inside the lists of `words` and `slots`, that are not on the list. */
function unknownColumns({ header, lines }: Table): string[] {
  const inside = lines.flatMap(({ record }) => listColumns.flatMap(column =>
    entriesOf(record?.get(column)).flatMap(entry => Object.keys(entry)
      .filter(key => !isEntryKey(column, key))
      .map(key => `${column}[].${key}`))))
  return [...header.filter(name => !isColumn(name)), ...new Set(inside)]
}

const isEntryKey = (column: ListColumn, key: string): boolean => (entryKeys[column] as readonly string[]).includes(key)

const entriesOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(entry => typeof entry === 'object' && entry !== null && !Array.isArray(entry)) : []

function findFault({ header, lines, inEveryRow }: Table, unknown: readonly string[], dropUnknown: boolean): ImportFault | null {
  if (lines.length === 0) return fault('manifest_empty', 'The manifest names no recording.', 'Add a row for each recording.')
  const twice = [...new Set(header.filter((name, i) => header.indexOf(name) !== i))]
  if (twice.length > 0) return fault('duplicate_columns', `The manifest has twice: ${listed(twice)}.`, 'Keep one of each.', twice)
  if (unknown.length > 0 && !dropUnknown) {
    const rest = `Remove them, or have them dropped with --drop-unknown. Known are ${columns.join(', ')}.`
    return fault('unknown_columns', `The manifest has columns that may not be imported: ${listed(unknown)}.`, rest, [...unknown])
  }
  const missing = requiredColumns.filter(name => !header.includes(name))
  if (missing.length === 0 || (!inEveryRow && header.length === 0)) return null
  const advice = 'Add them; CSV cells are separated by commas.'
  return fault('missing_columns', `The manifest lacks the columns ${missing.join(', ')}.`, advice, missing)
}

const listed = (names: readonly string[]): string => names.map(describeColumn).join('; ')

const fault = (code: ImportFaultCode, message: string, advice: string, named: readonly string[] = []): ImportFault =>
  ({ code, message, advice, columns: [...named] })

function toManifestRow({ line, ...content }: Line<Map<string, unknown>>): ManifestRow {
  if (content.record === null) return { line, row: null, file: '', fault: content.fault }
  const read = readRow(knownCells(content.record))
  const file = content.record.get('file')
  return read.ok
    ? { line, row: read.row, fault: null }
    : { line, row: null, file: typeof file === 'string' ? file : '', fault: read.detail }
}

function knownCells(record: Map<string, unknown>): Cells {
  const cells: Cells = {}
  for (const column of columns) cells[column] = withoutUnknownKeys(column, record.get(column))
  return cells
}

function withoutUnknownKeys(column: Column, value: unknown): unknown {
  const list = listColumns.find(name => name === column)
  if (list === undefined || !Array.isArray(value)) return value
  return value.map((entry: unknown) => {
    const [keyed] = entriesOf([entry])
    return keyed === undefined ? entry : Object.fromEntries(Object.entries(keyed).filter(([key]) => isEntryKey(list, key)))
  })
}
