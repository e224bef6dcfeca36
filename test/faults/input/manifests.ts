import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readManifest } from '../../../hub/import/manifest/manifest.ts'
import { csv, jsonWith } from '../../hub/import/support/manifests.ts'
import { mutated } from '../../support/mutated.ts'
import type { Checked } from '../fault.ts'
import { expect, type Cases, type Target } from './target.ts'

/** A word that no fault may repeat. */
const secret = 'popocatepetl'

const words = JSON.stringify([{ text: secret, from: 0, to: 400, confidence: 0.5 }])
export const manifestSeeds = {
  CSV: csv(
    ['file', 'locale', 'hypothesis', 'words', 'recorded_at', 'speaker', 'sensitivity'],
    ['a.wav', 'en-US', secret, words, '2026-11-12T10:00:00Z', 's1', ''],
    ['b.wav', 'hi-IN', 'पांच मिनट', '', '2026-11-12', 's2', 'threat'],
  ),
  'JSON Lines': jsonWith({ hypothesis: secret, words: JSON.parse(words) as unknown, slots: [{ label: 'name', words: { from: 0, to: 1 } }] }) + jsonWith({ intent: 'play_music' }),
}

/** Manifests of which any bytes were changed: read row by row, or refused with what is wrong and what to do, never with what a row says. */
export async function readMutated(text: string, { cases, seed }: Cases, folder: string): Promise<Checked> {
  const path = join(folder, 'clips')
  const counts = { 'manifests read': 0, 'manifests refused': 0, 'rows refused': 0 }
  await fc.assert(
    fc.asyncProperty(mutated(Buffer.from(text)), fc.boolean(), async (bytes, dropUnknown) => {
      writeFileSync(path, bytes)
      const read = await readManifest(path, dropUnknown)
      if (!read.ok) {
        counts['manifests refused']++
        expect(read.fault.message.length > 0 && read.fault.advice.length > 0, () => 'A manifest is refused without a word')
        return
      }
      counts['manifests read']++
      for (const row of read.rows) {
        expect(row.line > 0, () => 'A row is on no line')
        if (row.fault === null) expect(row.row.file.length > 0, () => 'A row names no file')
        else {
          counts['rows refused']++
          expect(!row.fault.includes(secret), () => 'A fault repeats what a row says')
        }
      }
    }),
    { numRuns: cases, seed },
  )
  return counts
}

export const manifests: readonly Target[] = Object.entries(manifestSeeds).map(([format, text]) => ({
  name: `manifests in ${format}`,
  run: (cases, folder) => readMutated(text, cases, folder),
}))
