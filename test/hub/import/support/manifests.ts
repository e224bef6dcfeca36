import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, type ReadManifest } from '../../../../hub/import/manifest/manifest.ts'
import { temporaryFolder } from '../../../support/folders.ts'

/** Reads a manifest of the given text. */
export function readText(text: string | Uint8Array, dropUnknown = false): Promise<ReadManifest> {
  const path = join(temporaryFolder(), 'clips')
  writeFileSync(path, text)
  return readManifest(path, dropUnknown)
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

export const csv = (...lines: string[][]): string => lines.map(cells => `${cells.map(quoted).join(',')}\n`).join('')

/** A manifest of one good row, with further columns. */
export const csvWith = (more: Record<string, string>): string =>
  csv(['file', 'locale', 'hypothesis', ...Object.keys(more)], ['a.wav', 'en-US', 'play taylor swift', ...Object.values(more)])

export const jsonWith = (more: Record<string, unknown>): string =>
  `${JSON.stringify({ file: 'a.wav', locale: 'en-US', hypothesis: 'play taylor swift', ...more })}\n`
