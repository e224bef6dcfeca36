import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageSql, type FoundRow, type PageInput } from '../../electron/core/search/finding.ts'
import { matchText, readQuery } from '../../electron/core/search/query.ts'
import { initial } from '../../electron/core/vault/migrations/0001-initial.ts'
import { search as searchTables } from '../../electron/core/vault/migrations/0003-search.ts'
import { makeWorkplace } from '../support/workplace.ts'
import { percentile, spread, timed, type Bench } from './figures.ts'
import { addUtterances, utterances } from './vault-rows.ts'

const clipCount = 20_000
const limit = 50
const rounds = 40
/** Common and rare phrases, whole and unfinished, in three scripts. */
const phrases = [
  'taylor swift', 'play', 'kitchen sp', 'number 437', '"road songs" please', 'quiet jazz on the', 'nothing like it',
  'दिन के गाने', 'लता मंगे', 'बजाओ', 'बच्चों की कहानी सुनाओ', '周杰伦', '新闻', '安静的爵士', '厨房',
]

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const rows = utterances(clipCount)
  const place = await makeWorkplace(folder, [])
  const now = place.clock.now()
  addUtterances(place.vault.db, rows, now)

  const plain = new Database(join(folder, 'plain.db'))
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) plain.pragma(setting)
  for (const { up } of [initial, searchTables]) plain.exec(up)
  addUtterances(plain, rows, now)
  const page = plain.prepare<PageInput, FoundRow>(pageSql)

  const ours: number[] = []
  const baseline: number[] = []
  for (let round = -1; round < rounds; round++) {
    for (const text of phrases) {
      const input = { text: matchText(readQuery(text)), before: Number.MAX_SAFE_INTEGER, scope: 'all', now, limit }
      const base = await timed(() => page.all(input))
      const own = await timed(() => place.ask('search.find', { text, scope: 'all', cursor: null, limit }))
      // The first round warms both up.
      if (round < 0) continue
      baseline.push(base)
      ours.push(own)
    }
  }
  plain.close()
  await place.close()
  rmSync(folder, { recursive: true, force: true })

  const figure = spread(ours)
  const base = percentile(baseline, 0.95)
  const ratio = figure.p95 / base
  return {
    search: {
      ...figure, value: figure.p95, unit: 'ms', baseline: base, ratio, bar: 'p95 <= 10, ratio <= 1.5', holds: figure.p95 <= 10 && ratio <= 1.5,
      leavesOut: `the bridge; ${phrases.length} phrases over ${clipCount} leased utterances in three scripts, first ${limit} newest first, from the call to the answer with the places of the words; baseline and ratio at p95: the same SQL on the same rows, prepared, unencrypted, nothing parsed`,
    },
  }
}

export const search: Bench = { name: 'search', measure }
