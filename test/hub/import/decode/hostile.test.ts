import { afterAll, describe, expect, it } from 'vitest'
import { createPool } from '../../../../hub/import/pool.ts'
import { decodeChanged, recordings } from '../../../faults/input/audio.ts'
import { makeWav } from '../support/wav.ts'

// `EARSHOT_FUZZ` says how many files are tried for each seed.
const cases = Number(process.env['EARSHOT_FUZZ'] ?? 600)
const pool = createPool({ limitMs: 10_000 })
afterAll(() => pool.close())

describe('a hostile file', () => {
  it.each(recordings.map(recording => [recording[0], recording] as const))('made from %s becomes a clip within its limits or is refused with a reason', async (_, recording) => {
    const checked = await decodeChanged(recording, { cases, seed: 7 }, pool)
    expect(Object.values(checked).every(count => count > 0)).toBe(true)
  }, 60_000 + cases * 100)

  it('that stops its thread costs that file alone', async () => {
    const hurried = createPool({ size: 1, limitMs: 1 })
    try {
      const long = makeWav({ seconds: 59, sampleRate: 48_000 })
      expect(await hurried.prepare(long)).toMatchObject({ ok: false, reason: 'corrupt' })
    } finally {
      await hurried.close()
    }
    expect(await pool.prepare(makeWav())).toMatchObject({ ok: true })
  })
})
