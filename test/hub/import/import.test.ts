import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFolder } from '../../../hub/import/import.ts'
import type { ImportOptions, ImportReport } from '../../../hub/import/sink.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { csv } from './support/manifests.ts'
import { createMemorySink } from './support/memory-sink.ts'
import { fixture, sampleClip } from './support/recordings.ts'
import { makeWav, sine, withChunk } from './support/wav.ts'

const header = ['file', 'locale', 'hypothesis']

/** A folder with files and a `clips.csv` that names them, or the given rows. */
function folderOf(files: Record<string, Uint8Array>, rows = Object.keys(files).map(file => [file, 'en-US', `in ${file}`])): string {
  const folder = temporaryFolder()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'clips.csv'), csv(header, ...rows))
  return folder
}

async function reportOf(options: ImportOptions): Promise<ImportReport> {
  const outcome = await importFolder(options)
  if (!outcome.ok) throw new Error(outcome.fault.message)
  return outcome.report
}

const tone = (hertz: number): Uint8Array => makeWav({ seconds: 0.4, channels: [sine(hertz)] })

describe('import', () => {
  it('makes clips of every format in the order of the manifest, and reports each refused file', async () => {
    const folder = folderOf({
      'a.wav': makeWav({ channels: [sine(440), sine(440, 0.1)] }),
      'b.mp3': fixture('variable.mp3'),
      'c.txt': new TextEncoder().encode('not audio at all'),
      'd.opus': sampleClip('clip-02.opus'),
      'e.wav': makeWav().subarray(0, 9000),
      'f.wav': sampleClip('clip-01.flac'),
      'g.wav': new Uint8Array(),
      'h.wav': makeWav({ seconds: 0.2 }),
    })
    const sink = createMemorySink()
    const report = await reportOf({ folder, sink })
    expect(report).toMatchObject({ imported: 4, skipped: 0, droppedColumns: [] })
    expect(report.refused.map(({ line, file, reason }) => [line, file, reason])).toEqual([
      [4, 'c.txt', 'unsupported_format'], [6, 'e.wav', 'truncated'], [8, 'g.wav', 'empty'], [9, 'h.wav', 'too_short'],
    ])
    expect(sink.clips.map(({ row, measured }) => [row.file, row.hypothesis, measured.sampleRate, measured.durationMs])).toEqual([
      ['a.wav', 'in a.wav', 16_000, 1000], ['b.mp3', 'in b.mp3', 16_000, 1200], ['d.opus', 'in d.opus', 16_000, 3720], ['f.wav', 'in f.wav', 16_000, 3610],
    ])
  })

  it('keeps a clip as a bare 16-bit mono WAV with its hash', async () => {
    const folder = folderOf({ 'a.wav': makeWav({ sampleRate: 22_050, bits: 24, channels: [sine(440, 0.5), sine(440, 0.1)] }) })
    const sink = createMemorySink()
    await importFolder({ folder, sink })
    const [clip] = sink.clips
    const wav = Buffer.from(clip?.wav ?? [])
    expect(wav.length).toBe(44 + 2 * 22_050)
    expect([wav.toString('latin1', 0, 4), wav.readUInt32LE(4), wav.toString('latin1', 8, 16)]).toEqual(['RIFF', wav.length - 8, 'WAVEfmt '])
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt32LE(28), wav.readUInt16LE(32), wav.readUInt16LE(34)])
      .toEqual([1, 1, 22_050, 44_100, 2, 16])
    expect([wav.toString('latin1', 36, 40), wav.readUInt32LE(40)]).toEqual(['data', wav.length - 44])
    expect(Math.max(...new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length)))).toBe(Math.round(0.3 * 32_767))
    expect(clip?.sha256).toBe(createHash('sha256').update(wav).digest('base64url'))
  })

  it('leaves behind what a file says beside its sound', async () => {
    const list = new TextEncoder().encode('INFOIART\x09\0\0\0Jane Roe\0')
    const folder = folderOf({ 'a.wav': withChunk(makeWav(), 'LIST', list), 'b.mp3': fixture('counted.mp3') })
    const sink = createMemorySink()
    await importFolder({ folder, sink })
    const said = /Jane|Roe|12-345|G090|LAME/
    const textIn = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
    expect(textIn(fixture('counted.mp3'))).toMatch(said)
    expect(sink.clips).toHaveLength(2)
    for (const { wav } of sink.clips) expect(textIn(wav)).not.toMatch(said)
  })

  it('goes on where an earlier run ended, and adds nothing twice', async () => {
    const folder = folderOf(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.wav`, tone(200 + i)])))
    const sink = createMemorySink()
    const stop = new AbortController()
    const first = importFolder({ folder, sink, signal: stop.signal, onProgress: ({ done }) => done === 5 && stop.abort() })
    await expect(first).rejects.toThrow('aborted')
    expect(sink.clips).toHaveLength(5)
    expect(await reportOf({ folder, sink })).toMatchObject({ imported: 7, skipped: 5 })
    expect(sink.clips.map(({ row }) => row.file)).toEqual(Array.from({ length: 12 }, (_, i) => `${i}.wav`))
    expect(await reportOf({ folder, sink })).toMatchObject({ imported: 0, skipped: 12 })
  })

  it('ends with the sink’s own error, and keeps what was added before', async () => {
    const folder = folderOf(Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.wav`, tone(200 + i)])))
    const sink = createMemorySink(4)
    await expect(importFolder({ folder, sink })).rejects.toThrow('The disk is full')
    expect(sink.clips.map(({ row }) => row.file)).toEqual(['0.wav', '1.wav', '2.wav'])
  })

  it('takes the same recording under another row as another clip, and the same row twice as one', async () => {
    const row = ['a.wav', 'en-US', 'one']
    const folder = folderOf({ 'a.wav': tone(440), 'bad.wav': new Uint8Array(99) }, [row, row, ['a.wav', 'en-US', 'two'], ['bad.wav', 'en-US', ''], ['bad.wav', 'en-US', '']])
    const sink = createMemorySink()
    const report = await reportOf({ folder, sink })
    expect(report).toMatchObject({ imported: 2, skipped: 1 })
    expect(report.refused.map(({ line }) => line)).toEqual([5, 6])
  })

  it('knows a row again whichever format its manifest has', async () => {
    const folder = folderOf({ 'a.wav': tone(440) })
    const lines = join(folder, 'more.jsonl')
    writeFileSync(lines, '{"hypothesis":"in a.wav","locale":"en-US","file":"a.wav"}\n')
    const sink = createMemorySink()
    await importFolder({ folder, sink })
    expect(await reportOf({ folder, sink, manifest: lines })).toMatchObject({ imported: 0, skipped: 1 })
  })

  it('tells its progress after every row', async () => {
    const folder = folderOf({ 'a.wav': tone(440), 'b.wav': new Uint8Array(), 'c.wav': tone(550) })
    const seen: number[][] = []
    await importFolder({
      folder, sink: createMemorySink(),
      onProgress: ({ done, total, imported, skipped, refused }) => seen.push([done, total, imported, skipped, refused]),
    })
    expect(seen).toEqual([[1, 3, 1, 0, 0], [2, 3, 1, 0, 1], [3, 3, 2, 0, 1]])
  })

  it('refuses words that start behind the end of a recording, and ends those that overlap it', async () => {
    const folder = folderOf({ 'a.wav': makeWav() })
    const manifest = join(folder, 'clips.jsonl')
    const row = (from: number) => JSON.stringify({ file: 'a.wav', locale: 'en-US', hypothesis: 'stop', words: [{ text: 'stop', from, to: 1200 }] })
    writeFileSync(manifest, `${row(1000)}\n${row(900)}\n`)
    const sink = createMemorySink()
    const report = await reportOf({ folder, manifest, sink })
    expect(report.refused).toEqual([{ line: 1, file: 'a.wav', reason: 'bad_row', detail: expect.stringContaining('lasts 1000 ms') }])
    expect(sink.clips[0]?.row.words).toEqual([{ text: 'stop', from: 900, to: 1000, confidence: null }])
  })
})

describe('a row', () => {
  it.skipIf(process.platform === 'win32')('reaches no file outside the folder, and nothing that is no file', async () => {
    const outside = folderOf({ 'secret.wav': tone(440) })
    const folder = folderOf({ 'a.wav': tone(440) })
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    writeFileSync(join(inner, 'b.wav'), tone(550))
    symlinkSync(join(outside, 'secret.wav'), join(folder, 'link.wav'))
    symlinkSync(outside, join(folder, 'linked'))
    symlinkSync('loop.wav', join(folder, 'loop.wav'))
    symlinkSync('inner/b.wav', join(folder, 'within.wav'))
    execFileSync('mkfifo', [join(folder, 'pipe.wav')])
    const files = [
      '../secret.wav', join(outside, 'secret.wav'), 'inner/../../secret.wav', 'link.wav', 'linked/secret.wav', '\\\\host\\share\\x.wav', 'C:\\x.wav', 'inner\\b.wav',
      'missing.wav', 'a.wav/x.wav', 'inner', 'loop.wav', 'pipe.wav', '.', 'within.wav', 'inner/b.wav', './a.wav',
    ]
    writeFileSync(join(folder, 'clips.csv'), csv(header, ...files.map(file => [file, 'en-US', file])))
    const sink = createMemorySink()
    const report = await reportOf({ folder, sink })
    expect(report.refused.map(({ file, reason }) => [file, reason])).toEqual([
      ...files.slice(0, 8).map(file => [file, 'outside_folder']),
      ['missing.wav', 'missing_file'], ['a.wav/x.wav', 'missing_file'],
      ['inner', 'unreadable'], ['loop.wav', 'unreadable'], ['pipe.wav', 'unreadable'], ['.', 'outside_folder'],
    ])
    expect(sink.clips.map(({ row }) => row.file)).toEqual(['within.wav', 'inner/b.wav', './a.wav'])
  })
})

describe('import as a whole is refused', () => {
  const faultOf = async (folder: string, manifest?: string) => {
    const sink = createMemorySink()
    const outcome = await importFolder({ folder, manifest, sink })
    expect(sink.clips).toEqual([])
    return outcome.ok ? null : outcome.fault
  }

  it('without a folder, recordings or a manifest, and says what to do', async () => {
    const empty = temporaryFolder()
    const bare = folderOf({ 'a.wav': tone(440) })
    const cases = [
      ['folder_missing', await faultOf(join(empty, 'nowhere'))],
      ['folder_missing', await faultOf(join(bare, 'a.wav'))],
      ['folder_empty', await faultOf(empty)],
      ['manifest_missing', await faultOf(bare, join(bare, 'other.csv'))],
      ['manifest_unreadable', await faultOf(bare, bare)],
      ['manifest_unreadable', await faultOf(bare, join(bare, 'a.wav'))],
    ] as const
    for (const [code, fault] of cases) {
      expect(fault).toMatchObject({ code, columns: [] })
      expect(`${fault?.message} ${fault?.advice}`).toMatch(/^.+\. [A-Z].+\.$/)
    }
  })

  it('with an identity column, before any file is touched', async () => {
    const folder = folderOf({ 'a.wav': tone(440) })
    writeFileSync(join(folder, 'clips.csv'), csv([...header, 'customer_name'], ['a.wav', 'en-US', 'x', 'Jane Roe']))
    expect(await faultOf(folder)).toMatchObject({ code: 'unknown_columns', columns: ['customer_name'] })
    const sink = createMemorySink()
    expect(await reportOf({ folder, sink, dropUnknown: true })).toMatchObject({ imported: 1, droppedColumns: ['customer_name'] })
    expect(JSON.stringify(sink.clips.map(({ row }) => row))).not.toContain('Jane')
  })
})
