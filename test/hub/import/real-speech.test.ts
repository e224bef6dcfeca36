import { describe, expect, it } from 'vitest'
import { importFolder } from '../../../hub/import/import.ts'
import { realSource } from '../../support/sources.ts'
import { createMemorySink } from './support/memory-sink.ts'

describe.skipIf(realSource === null)('recordings of real voices', () => {
  it('are imported as they are, all of them, and speech is found in each', async () => {
    const sink = createMemorySink()
    const outcome = await importFolder({ folder: realSource?.folder ?? '', sink })
    expect(outcome).toMatchObject({ ok: true, report: { skipped: 0, refused: [], droppedColumns: [] } })
    expect(sink.clips.length).toBeGreaterThanOrEqual(60)
    for (const { row, measured } of sink.clips) {
      expect(measured.loudness, row.file).toBeGreaterThan(-40)
      const spoken = measured.speech.reduce((sum, span) => sum + span.to - span.from, 0)
      expect(spoken / measured.durationMs, row.file).toBeGreaterThan(0.7)
      expect(row.reference, row.file).not.toBeNull()
    }
  })
})
