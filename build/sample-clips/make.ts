import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TimedWord } from '../../shared/domain/annotation.ts'
import { align, wordsOf } from '../../shared/domain/words.ts'
import { timeWords } from '../../hub/import/manifest/word-times.ts'
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
  const words = hear(said, reference, hypothesis, line.doubtful, number)
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

/** The recogniser's words: those said, with their times, where it heard as many; null where nothing was said. */
function hear(
  said: readonly TimedWord[], reference: string, hypothesis: string, doubtful: readonly string[], number: number,
): TimedWord[] | null {
  if (said.length === 0) return null
  const timed = timeWords(reference, said)
  if (timed === null) throw new Error(`Clip ${number}: what is said is not what is written`)
  const heard = wordsOf(hypothesis)
  return align(timed.map(word => word.text), heard).flatMap(({ left, right }) => {
    const text = right === null ? undefined : heard[right]
    if (text === undefined) return []
    const word = left === null ? undefined : timed[left]
    if (word === undefined) throw new Error(`Clip ${number}: nothing is said where "${text}" was heard`)
    return [{ text, from: word.from, to: word.to, confidence: confidenceOf(text, number, doubtful.includes(text)) }]
  })
}

/** Between 0.90 and 0.99, or 0.30 and 0.54 where doubtful; the same each time. */
function confidenceOf(text: string, number: number, isDoubtful: boolean): number {
  const share = createHash('sha256').update(`${number}/${text}`).digest().readUInt8() / 255
  return Math.round((isDoubtful ? 0.3 + share * 0.24 : 0.9 + share * 0.09) * 100) / 100
}

function rangeOf(text: string, hypothesis: string): { from: number; to: number } {
  const words = wordsOf(hypothesis)
  const wanted = wordsOf(text)
  const from = words.findIndex((_, i) => wanted.every((word, j) => words[i + j] === word))
  if (from < 0) throw new Error(`"${text}" is not in "${hypothesis}"`)
  return { from, to: from + wanted.length }
}

function recordedAt(locale: string, number: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [7 + (number % 13), (number * 17) % 60, (number * 29) % 60].map(two).join(':')
  return `2026-10-${two(5 + (number % 14))}T${time}${zones[locale] ?? 'Z'}`
}
