import { expect, test } from 'vitest'
import { qualityFigures } from '../../../shared/domain/quality/figures.ts'
import type { MyQuality } from '../../../shared/contract/quality.ts'
import { openWorkplace } from '../../support/in-test.ts'

const told: MyQuality = {
  at: 1_795_000_000_000, live: true, from: '2026-10-31', to: '2026-11-29', batches: [],
  figures: qualityFigures(Array.from({ length: 50 }, () => ({ substitutions: 1, deletions: 0, insertions: 0, words: 4, wrong: false, accepted: false })), []),
}

test('one’s own quality is told as the hub last told it while that is away, and is in the file of everything kept about oneself', async () => {
  const { ask, vault, handout } = await openWorkplace([])
  await expect(ask('quality.mine', {})).rejects.toThrow()
  vault.db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('own-quality', JSON.stringify(told))
  expect(await ask('quality.mine', {})).toEqual({ ...told, live: false })
  const { ticket } = await ask('shifts.export', { format: 'json' })
  const file = JSON.parse(Buffer.from(handout(ticket)?.bytes ?? []).toString()) as { quality: MyQuality }
  expect(file.quality.figures.gold).toMatchObject({ items: 50, value: 0.25 })
})
