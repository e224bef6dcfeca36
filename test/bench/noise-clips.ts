import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sequence } from '../support/chance.ts'

/** A 16 kHz WAV of syllable-like bursts of a voice-like tone for `spokenMs`, then a faint hiss. */
function wav(durationMs: number, spokenMs: number, chance: () => number): Buffer {
  const count = Math.round(durationMs * 16)
  const bytes = Buffer.alloc(44 + count * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + count * 2, 4)
  bytes.write('WAVEfmt ', 8)
  for (const [at, value, size] of [[16, 16, 4], [20, 1, 2], [22, 1, 2], [24, 16000, 4], [28, 32000, 4], [32, 2, 2], [34, 16, 2]] as const) {
    bytes.writeUIntLE(value, at, size)
  }
  bytes.write('data', 36)
  bytes.writeUInt32LE(count * 2, 40)
  const pitch = 110 + chance() * 90
  for (let i = 0; i < count; i++) {
    const seconds = i / 16000
    const syllable = seconds * 1000 > spokenMs ? 0 : Math.max(0, Math.sin(seconds * Math.PI * 4)) ** 0.5
    let tone = 0
    for (let harmonic = 1; harmonic <= 12; harmonic++) tone += Math.sin(2 * Math.PI * pitch * harmonic * seconds) / harmonic
    bytes.writeInt16LE(Math.round(syllable * (tone * 6000 + (chance() - 0.5) * 1500) + (chance() - 0.5) * 20), 44 + i * 2)
  }
  return bytes
}

/** Writes invented clips with a manifest that the hub's import takes; times in milliseconds, spoken throughout if not said. */
export function writeNoiseClips(folder: string, lengths: readonly number[], spokenMs = Infinity, seed = 7): { manifest: string } {
  mkdirSync(folder, { recursive: true })
  const chance = sequence(seed)
  const rows = lengths.map((length, index) => {
    const file = `${index}.wav`
    writeFileSync(join(folder, file), wav(length, spokenMs, chance))
    return JSON.stringify({ file, locale: 'en-US', hypothesis: `play song number ${index} in the kitchen` })
  })
  const manifest = join(folder, 'clips.jsonl')
  writeFileSync(manifest, rows.join('\n'))
  return { manifest }
}
