import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { createPreparer } from '../../hub/import/prepare.ts'
import { playbackGainDb } from '../../shared/domain/loudness.ts'
import { hearWords, rangeOf } from '../sample-clips/hearing.ts'
import { Line, writtenOf } from '../sample-clips/script.ts'
import { record } from '../sample-clips/sound.ts'

// Makes the recordings of practice, and the module that says what is in them, from clips.json; see README.md.

const PracticeLine = z.strictObject({ name: z.string().regex(/^[a-z-]+$/), ...Line.shape })

const opusKbps = 20
const here = import.meta.dirname
const practice = join(here, '../../renderer/practice/clips')
const audio = join(practice, 'audio')

const lines = z.array(PracticeLine).parse(JSON.parse(readFileSync(join(here, 'clips.json'), 'utf8')))
const folder = mkdtempSync(join(tmpdir(), 'practice-clips-'))
const preparer = await createPreparer()
try {
  rmSync(audio, { recursive: true, force: true })
  mkdirSync(audio)
  const recordings: string[] = []
  for (const [index, line] of lines.entries()) recordings.push(`  '${line.name}': ${literal(await makeRecording(line, index + 1))},\n`)
  writeFileSync(join(practice, 'recordings.ts'), moduleOf(recordings))
  process.stdout.write(`${lines.length} clips made\n`)
} finally {
  preparer.free()
  rmSync(folder, { recursive: true })
}

/** What is measured is the file that is played, as a hub measures what it imports. */
async function makeRecording(line: z.infer<typeof PracticeLine>, number: number): Promise<object> {
  const wav = join(folder, `${line.name}.wav`)
  const said = record(line, wav, folder)
  const file = join(audio, `${line.name}.opus`)
  execFileSync('opusenc', ['--quiet', '--bitrate', String(opusKbps), '--serial', String(number), '--discard-comments', wav, file])
  const prepared = await preparer.prepare(readFileSync(file))
  if (!prepared.ok) throw new Error(`${line.name}: ${prepared.detail}`)
  const { durationMs, peaks, loudness, truePeak, speech } = prepared.measured
  const reference = writtenOf(line)
  const hypothesis = line.heard ?? reference
  return {
    locale: line.locale,
    durationMs,
    peaks: Buffer.from(peaks).toString('base64url'),
    gainDb: Math.round(playbackGainDb(loudness, truePeak) * 10) / 10,
    speech,
    hypothesis,
    words: hearWords({ said, reference, hypothesis, doubtful: line.doubtful, number }) ?? [],
    slots: line.slots.map(slot => ({ label: slot.label, words: rangeOf(slot.text, hypothesis) })),
    reference,
  }
}

function literal(value: object): string {
  const entries = Object.entries(value).map(([key, entry]) => `    ${key}: ${JSON.stringify(entry)},\n`)
  return `{\n${entries.join('')}  }`
}

function moduleOf(made: readonly string[]): string {
  return `import type { Recording } from './recording.ts'

// Made by build/practice-clips/make.ts from its clips.json; do not edit.

export const recordings = {
${made.join('')}} satisfies Record<string, Recording>

export type RecordingName = keyof typeof recordings
`
}
