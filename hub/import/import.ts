import { fingerprintOf } from './fingerprint.ts'
import { findManifest, openFolder } from './folder.ts'
import { readManifest, type ManifestRow } from './manifest/manifest.ts'
import { createPool, type Pool } from './pool.ts'
import type { ImportedClip, ImportFolder, ImportOptions, ImportReport, ImportRow, ImportSink, Refusal } from './sink.ts'
import { readSourceFile } from './source-file.ts'

/** Imports what a manifest names into a sink; see `ImportOptions`. Running it again goes on where it ended. */
export const importFolder: ImportFolder = async options => {
  const folder = await openFolder(options.folder)
  if (typeof folder !== 'string') return { ok: false, fault: folder }
  const manifest = await readManifest(options.manifest ?? (await findManifest(folder)), options.dropUnknown ?? false)
  if (!manifest.ok) return manifest
  const pool = createPool()
  try {
    const counts = await importRows(manifest.rows, folder, pool, options)
    return { ok: true, report: { ...counts, droppedColumns: manifest.droppedColumns } }
  } finally {
    await pool.close()
  }
}

type Refused = { kind: 'refused' } & Pick<Refusal, 'reason' | 'detail'>
type Outcome = Refused | { kind: 'skipped' } | { kind: 'ready'; clip: ImportedClip }
type Begun = { line: number; file: string; outcome: Promise<Outcome> }

/** Files are decoded some rows ahead; the sink is asked and given one clip at a time, in the manifest's order. */
async function importRows(
  rows: readonly ManifestRow[], folder: string, pool: Pool, { sink, onProgress, signal }: ImportOptions,
): Promise<Omit<ImportReport, 'droppedColumns'>> {
  const counts = { imported: 0, skipped: 0, refused: [] as Refusal[] }
  const begin = createBeginner(folder, pool, sink)
  const ahead: Begun[] = []

  const finishFirst = async (): Promise<void> => {
    const begun = ahead.shift()
    if (begun === undefined) return
    const outcome = await begun.outcome
    signal?.throwIfAborted()
    if (outcome.kind === 'ready') {
      await sink.add(outcome.clip)
      counts.imported++
    } else if (outcome.kind === 'skipped') counts.skipped++
    else counts.refused.push({ line: begun.line, file: begun.file, reason: outcome.reason, detail: outcome.detail })
    const refused = counts.refused.length
    onProgress?.({ ...counts, refused, done: counts.imported + counts.skipped + refused, total: rows.length })
  }

  for (const row of rows) {
    signal?.throwIfAborted()
    ahead.push(await begin(row))
    if (ahead.length > pool.size * 2) await finishFirst()
  }
  while (ahead.length > 0) await finishFirst()
  return counts
}

const refused = (reason: Refusal['reason'], detail: string): Refused => ({ kind: 'refused', reason, detail })

/** Reads a row's file and has it prepared, unless it is in the sink or came before in this run. */
function createBeginner(folder: string, pool: Pool, sink: ImportSink): (row: ManifestRow) => Promise<Begun> {
  const before = new Map<string, Promise<Outcome>>()

  const prepare = async (row: ImportRow, bytes: Uint8Array<ArrayBuffer>, fingerprint: string): Promise<Outcome> => {
    const prepared = await pool.prepare(bytes)
    if (!prepared.ok) return refused(prepared.reason, prepared.detail)
    const { wav, sha256, measured } = prepared
    const late = row.words?.findIndex(word => word.from >= measured.durationMs) ?? -1
    if (late >= 0) {
      return refused('bad_row', `words[${late}] starts after the end of the recording, which lasts ${measured.durationMs} ms`)
    }
    const words = row.words?.map(word => ({ ...word, to: Math.min(word.to, measured.durationMs) })) ?? null
    return { kind: 'ready', clip: { row: { ...row, words }, wav, sha256, measured, fingerprint } }
  }
  const consider = async (row: ImportRow): Promise<{ outcome: Promise<Outcome> }> => {
    const source = await readSourceFile(folder, row.file)
    if (!source.ok) return { outcome: Promise.resolve(refused(source.reason, source.detail)) }
    const fingerprint = fingerprintOf(source.bytes, row)
    const earlier = before.get(fingerprint)
    if (earlier !== undefined) return { outcome: earlier }
    if (await sink.has(fingerprint)) return { outcome: Promise.resolve({ kind: 'skipped' }) }
    const outcome = prepare(row, source.bytes, fingerprint)
    // Kept without the clip itself, which would fill the memory.
    before.set(fingerprint, outcome.then(made => (made.kind === 'ready' ? { kind: 'skipped' } : made)))
    return { outcome }
  }

  return async entry => {
    if (entry.row === null) {
      return { line: entry.line, file: entry.file, outcome: Promise.resolve(refused('bad_row', entry.fault)) }
    }
    return { line: entry.line, file: entry.row.file, ...(await consider(entry.row)) }
  }
}
