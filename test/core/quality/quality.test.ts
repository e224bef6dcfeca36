import { expect, test } from 'vitest'
import { qualityFigures } from '../../../shared/domain/quality/figures.ts'
import type { MyQuality, Quality } from '../../../shared/contract/quality.ts'
import { openWorkplace } from '../../support/in-test.ts'

const told: MyQuality = {
  at: 1_795_000_000_000, live: true, from: '2026-10-31', to: '2026-11-29', batches: [],
  figures: qualityFigures(Array.from({ length: 50 }, () => ({ substitutions: 1, deletions: 0, insertions: 0, words: 4, wrong: false, accepted: false })), []),
}

test('one’s own quality is told as the hub last told it while that is away, and is in the file of everything kept about oneself', async () => {
  const { ask, vault, handout } = await openWorkplace([])
  await expect(ask('quality.mine', { days: null })).rejects.toThrow()
  vault.db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('own-quality', JSON.stringify([{ asked: null, told }]))
  expect(await ask('quality.mine', { days: null })).toEqual({ ...told, live: false })
  const { ticket } = await ask('shifts.export', { format: 'json' })
  const file = JSON.parse(Buffer.from(handout(ticket)?.bytes ?? []).toString()) as { quality: MyQuality }
  expect(file.quality.figures.gold).toMatchObject({ items: 50, value: 0.25 })
})

test('a supervisor takes along every figure of the page with its interval, and no word of a reviewer', async () => {
  const { ask, vault, handout } = await openWorkplace([], 'supervisor')
  const { figures, batches: _, ...days } = told
  const quality: Quality = {
    ...days, visibility: 'named', people: [{ person: 'r-101', figures }], sites: [{ site: 'Cluj', people: 3, figures }], batches: [{ batch: '=Kitchen', person: 'r-101', figures }], locales: [], tasks: [],
    spots: {
      from: days.from, to: days.to, words: [{ locale: 'en-US', heard: 'of', written: 'quendelhonig', clips: 9, people: 3 }],
      labels: [{ locale: 'en-US', question: 'intent', label: 'play_radio', items: 40, agreement: 0.5, interval: { low: 0.3, high: 0.7 } }],
    },
  }
  const asked = { from: '2026-11-01', to: '2026-11-29' }
  vault.db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('quality', JSON.stringify([{ asked, told: quality }]))
  const file = async (format: 'csv' | 'json'): Promise<string> => Buffer.from(handout((await ask('quality.file', { days: asked, format })).ticket)?.bytes ?? []).toString()
  const [csv, json] = [await file('csv'), await file('json')]
  const lines = csv.split('\r\n')
  expect(lines[0]).toBe('by,name,person,people,figure,clips,value,interval_low,interval_high,withheld,substitutions,deletions,insertions,words')
  expect(lines.filter(line => line.startsWith('reviewer,'))).toHaveLength(6)
  expect(lines.filter(line => line.startsWith(`batch,"'=Kitchen",r-101,`))).toHaveLength(6)
  expect(lines.find(line => line.startsWith('site,') && line.includes(',gold,'))).toMatch(/^site,"Cluj",,3,gold,50,0\.25,.*,50,0,0,200$/)
  expect(csv).toContain('intent,"play_radio",en-US,40,0.5,0.3,0.7')
  expect((JSON.parse(json) as Quality).people).toEqual(quality.people)
  expect(csv + json).not.toContain('quendelhonig')
  await expect(ask('quality.read', { days: null })).rejects.toThrow()
})
