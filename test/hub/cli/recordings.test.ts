import { realSource } from '../../support/sources.ts'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WaveFile } from 'wavefile'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeHub, openHub } from '../../../hub/hub.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'

const tone = (seconds: number): Uint8Array => {
  const wave = new WaveFile()
  const samples = Int16Array.from({ length: 16_000 * seconds }, (_, index) => Math.round(9_000 * Math.sin(index / 9)))
  wave.fromScratch(1, 16_000, '16', samples)
  return wave.toBuffer()
}

async function madeHub() {
  const data = join(temporaryFolder(), 'hub')
  await askCommand('init', '--data', data)
  return data
}

function recordings(manifest: string, files: Record<string, Uint8Array>): string {
  const folder = join(temporaryFolder(), 'recordings')
  mkdirSync(folder)
  writeFileSync(join(folder, 'clips.csv'), manifest)
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return folder
}

describe('import', () => {
  it('takes recordings in and gives them out, each once', async () => {
    const data = await madeHub()
    const folder = recordings('file,locale,hypothesis\na.wav,en-US,play jazz\nb.wav,de,licht aus\n', { 'a.wav': tone(1), 'b.wav': tone(2) })
    expect(await askCommand('import', folder, '--data', data)).toEqual({ exit: 0, value: { imported: 2, skipped: 0, refused: [], droppedColumns: [] } })
    expect(await askCommand('import', folder, '--data', data)).toEqual({ exit: 0, value: { imported: 0, skipped: 2, refused: [], droppedColumns: [] } })
    await askCommand('people', 'add', 'r-17', '--role', 'reviewer', '--data', data)
    expect(await askCommand('assign', '--person', 'r-17', '--locale', 'de', '--data', data)).toMatchObject({ exit: 0, value: { clips: 1 } })
    expect((await askCommand('status', '--data', data)).value).toMatchObject({ clips: { imported: 2, assigned: 1 }, batches: 1 })
    const blobs = readdirSync(join(data, 'blobs'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    expect(blobs).toHaveLength(2)
    expect(blobs.every(({ name }) => /^[0-9a-f-]{36}$/.test(name))).toBe(true)
  })

  it('keeps by when they have to be answered, for the batch that is made of them', async () => {
    const data = await madeHub()
    const folder = recordings('file,locale,hypothesis\na.wav,en-US,play jazz\n', { 'a.wav': tone(1) })
    expect(await askCommand('import', folder, '--due', 'Friday', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'time_malformed' } } })
    expect(await askCommand('import', folder, '--due', '2026-12-04T18:00+02:00', '--data', data)).toMatchObject({ exit: 0, value: { imported: 1 } })
    await askCommand('people', 'add', 'r-17', '--role', 'reviewer', '--data', data)
    const { batch } = (await askCommand('assign', '--person', 'r-17', '--data', data)).value
    const hub = await openHub(data)
    onTestFinished(() => closeHub(hub))
    const due = async () => (await hub.store.selectFrom('batches').select('due_at').executeTakeFirstOrThrow()).due_at
    expect(await due()).toBe(Date.parse('2026-12-04T16:00:00Z'))
    expect(await askCommand('batches', 'due', String(batch), '--by', '2026-12-05T18:00Z', '--data', data)).toMatchObject({ exit: 0, value: { batch, dueAt: Date.parse('2026-12-05T18:00:00Z') } })
    expect(await due()).toBe(Date.parse('2026-12-05T18:00:00Z'))
    expect(await askCommand('batches', 'due', String(batch), '--data', data)).toMatchObject({ exit: 0, value: { dueAt: null } })
    expect(await due()).toBeNull()
    expect(await askCommand('batches', 'due', 'nothing', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'batch_unknown' } } })
  })

  it('names what it refused and takes the rest', async () => {
    const data = await madeHub()
    const folder = recordings('file,locale,hypothesis\na.wav,en-US,play jazz\ncut.wav,en-US,cut\ngone.wav,en-US,gone\n', {
      'a.wav': tone(1), 'cut.wav': tone(1).subarray(0, 9_000),
    })
    const { exit, value } = await askCommand('import', folder, '--data', data)
    expect(exit).toBe(1)
    expect(value).toMatchObject({ imported: 1, refused: [{ line: 3, file: 'cut.wav', reason: 'truncated' }, { line: 4, file: 'gone.wav', reason: 'missing_file' }] })
    expect((await runCommand('import', folder, '--data', data)).out).toContain('line 4, gone.wav: missing_file')
  })

  it('does nothing without a manifest, in an empty folder, or with columns that could name somebody', async () => {
    const data = await madeHub()
    const refusal = async (...args: string[]) => {
      const { exit, value } = await askCommand('import', ...args, '--data', data)
      expect(exit).toBe(2)
      return (value as { error: { code: string; what: string } }).error
    }
    expect(await refusal(temporaryFolder())).toMatchObject({ code: 'import_failed' })
    expect(await refusal(join(temporaryFolder(), 'nowhere'))).toMatchObject({ code: 'import_failed' })
    const named = recordings('file,locale,hypothesis,account_number\na.wav,en-US,play jazz,4711\n', { 'a.wav': tone(1) })
    expect(await refusal(named)).toMatchObject({ code: 'import_failed', what: expect.stringContaining('account_number') })
    expect((await askCommand('import', named, '--drop-unknown', '--data', data)).value).toMatchObject({ imported: 1, droppedColumns: ['account_number'] })
  })
})

describe('export', () => {
  it('of nothing prints nothing, and says so when it writes a file', async () => {
    const data = await madeHub()
    expect(await runCommand('export', '--format', 'jsonl', '--data', data)).toMatchObject({ exit: 0, out: '' })
    const out = join(temporaryFolder(), 'annotations.jsonl')
    expect((await askCommand('export', '--out', out, '--data', data)).value).toMatchObject({ clips: 0, file: out, export: expect.any(String) })
    expect(readFileSync(out, 'utf8')).toBe('')
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600)
    expect((await askCommand('status', '--data', data)).value).toMatchObject({ exports: 2 })
  })

  it('never writes over a file, and leaves none behind when it fails', async () => {
    const data = await madeHub()
    const folder = temporaryFolder()
    const out = join(folder, 'kept.jsonl')
    writeFileSync(out, 'mine')
    expect(await askCommand('export', '--out', out, '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'out_exists' } } })
    expect(readFileSync(out, 'utf8')).toBe('mine')
    const nowhere = await askCommand('export', '--out', join(folder, 'no', 'such', 'folder.jsonl'), '--data', data)
    expect(nowhere).toMatchObject({ exit: 2, value: { error: { code: 'path_missing' } } })
    expect(readdirSync(folder)).toEqual(['kept.jsonl'])
    expect((await askCommand('status', '--data', data)).value).toMatchObject({ exports: 0 })
    expect(await runCommand('export', '--format', 'xml', '--data', data)).toMatchObject({ exit: 2 })
  })
})

describe('the real recordings', () => {
  it.skipIf(realSource === null)('are all imported as they are', async () => {
    const data = await madeHub()
    expect(await askCommand('import', realSource?.folder ?? '', '--data', data)).toMatchObject({ exit: 0, value: { imported: 60, refused: [] } })
  })
})
