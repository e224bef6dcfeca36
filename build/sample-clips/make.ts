import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hearWords, rangeOf } from './hearing.ts'
import { readScript, scripts, writtenOf, type Line } from './script.ts'
import { record } from './sound.ts'

// Makes the recordings and the manifests of the sample clips from their scripts; see README.md.

const here = import.meta.dirname
const opusKbps = 20
const zones: Record<string, string> = {
  'en-US': '-04:00', 'en-GB': '+01:00', 'de-DE': '+02:00', 'es-ES': '+02:00', 'fr-FR': '+02:00', 'ro-RO': '+03:00', 'hi-IN': '+05:30',
}

const folder = mkdtempSync(join(tmpdir(), 'sample-clips-'))
try {
  let made = 0
  for (const script of scripts) {
    const rows = readScript(script).map(line => makeClip(line, ++made))
    writeFileSync(join(here, `${script}.jsonl`), rows.map(row => `${JSON.stringify(row)}\n`).join(''))
  }
  process.stdout.write(`${made} clips made\n`)
} finally {
  rmSync(folder, { recursive: true })
}

function makeClip(line: Line, number: number): Record<string, unknown> {
  const name = `clip-${String(number).padStart(2, '0')}`
  const wav = join(folder, `${name}.wav`)
  const said = record(line, wav, folder)
  const file = `audio/${name}.${line.format}`
  encode(wav, join(here, file), line.format, number)
  const reference = writtenOf(line)
  const hypothesis = line.heard ?? reference
  const words = hearWords({ said, reference, hypothesis, doubtful: line.doubtful, number })
  return {
    file,
    locale: line.locale,
    hypothesis,
    ...(words === null ? {} : { words }),
    ...(line.intent === undefined ? {} : { intent: line.intent }),
    ...(line.slots.length === 0 ? {} : { slots: line.slots.map(slot => ({ label: slot.label, ...rangeOf(slot.text, hypothesis) })) }),
    ...(line.wakeWord === undefined ? {} : { wake_word: line.wakeWord }),
    recorded_at: recordedAt(line.locale, number),
    speaker: `synthetic-${createHash('sha256').update(`${line.voice}/${line.pitch}`).digest('hex').slice(0, 8)}`,
    source_ref: `sample-${String(number).padStart(4, '0')}`,
    ...(line.sensitivity.length === 0 ? {} : { sensitivity: line.sensitivity }),
    ...(reference === '' ? {} : { reference }),
  }
}

function encode(wav: string, to: string, format: Line['format'], number: number): void {
  if (format === 'flac') execFileSync('flac', ['--silent', '--force', '--best', '--no-padding', '--no-seektable', '-o', to, wav])
  else execFileSync('opusenc', ['--quiet', '--bitrate', String(opusKbps), '--serial', String(number), '--discard-comments', wav, to])
}

function recordedAt(locale: string, number: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [7 + (number % 13), (number * 17) % 60, (number * 29) % 60].map(two).join(':')
  return `2026-10-${two(5 + (number % 14))}T${time}${zones[locale] ?? 'Z'}`
}
