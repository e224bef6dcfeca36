import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutated } from '../../../support/mutated.ts'
import { csv, jsonWith, readText } from '../support/manifests.ts'

/** Cases of each format; EARSHOT_FUZZ multiplies them. */
const runs = 400 * Number(process.env['EARSHOT_FUZZ'] ?? 1)
/** A word that no fault may repeat. */
const secret = 'popocatepetl'

const words = JSON.stringify([{ text: secret, from: 0, to: 400, confidence: 0.5 }])
const seeds = {
  CSV: csv(
    ['file', 'locale', 'hypothesis', 'words', 'recorded_at', 'speaker', 'sensitivity'],
    ['a.wav', 'en-US', secret, words, '2026-11-12T10:00:00Z', 's1', ''],
    ['b.wav', 'hi-IN', 'पांच मिनट', '', '2026-11-12', 's2', 'threat'],
  ),
  'JSON Lines': jsonWith({ hypothesis: secret, words: JSON.parse(words) as unknown, slots: [{ label: 'name', words: { from: 0, to: 1 } }] }) + jsonWith({ intent: 'play_music' }),
}

describe.each(Object.entries(seeds))('a manifest in %s of which any bytes were changed', (_, seed) => {
  it('is read row by row, or refused with what is wrong and what to do, and never repeats what a row says', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(Buffer.from(seed)), fc.boolean(), async (bytes, dropUnknown) => {
        const read = await readText(bytes, dropUnknown)
        if (!read.ok) {
          expect(read.fault.message.length).toBeGreaterThan(0)
          expect(read.fault.advice.length).toBeGreaterThan(0)
          return
        }
        for (const row of read.rows) {
          expect(row.line).toBeGreaterThan(0)
          if (row.fault === null) expect(row.row.file.length).toBeGreaterThan(0)
          else expect(row.fault).not.toContain(secret)
        }
      }),
      { numRuns: runs },
    )
  }, 600_000)
})
