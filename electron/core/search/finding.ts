import { falseWakes, type Annotation, type Slot, type TimedWord } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, type TaskSpecification } from '../../../shared/domain/task.ts'
import { mayReturn, type ContentFlag } from '../../../shared/domain/exposure.ts'
import type { ClipState } from '../../../shared/domain/batch.ts'
import type { Span, WordRange } from '../../../shared/domain/values.ts'
import { spreadWords } from '../../../shared/domain/words.ts'
import { leaseRuns } from '../clips/lease-runs.ts'
import type { Db } from '../database/open.ts'
import { matchText, rangesOf, type Query } from './query.ts'
import { placedWords } from './words.ts'

/** A clip that a query was found in. */
export type Found = {
  clip: string
  batch: string
  position: number
  state: ClipState
  locale: string
  durationMs: number
  /** Flagged as likely distressing. */
  shielded: boolean
  task: TaskSpecification
  annotation: Annotation
  /** Where the query stands in the transcript; empty where only the recogniser wrote it. */
  words: WordRange[]
  heard: Span[]
  /** The recogniser's words with their times, spread where it gave none. */
  timed(): TimedWord[]
}

export type Page = { scope: string; cursor: number | null; limit: number }

export type Finding = {
  /** A page of clips that may be opened now, newest first, and where the next page begins; none whose kind was opted out of. */
  find(query: Query, page: Page, now: number): { found: Found[]; cursor: number | null }
}

export type FoundRow = {
  clip: string; batch: string; position: number; state: ClipState; locale: string; duration_ms: number; flags: string; indexed: string
  hypothesis: string; intent: string | null; slots: string; draft: string | null; heard: string | null
}

const quarantined = `c.state = 'submitted' AND f.annotation ->> '$.wake' IN (${falseWakes.map(verdict => `'${verdict}'`).join(', ')})`

/** One page: clips whose sound is here, whose lease holds, and which nobody has sealed, taken back or quarantined. */
export const pageSql = `
  SELECT c.id AS clip, c.batch, c.position, c.state, c.locale, c.duration_ms, c.flags, s.transcript AS indexed,
         c.hypothesis, c.intent, c.slots, f.annotation AS draft, l.heard
  FROM search s JOIN clip c ON c.position = s.rowid JOIN batch b ON b.id = c.batch
  LEFT JOIN draft f ON f.clip = c.id LEFT JOIN listening l ON l.clip = c.id
  WHERE s.search MATCH :text AND s.rowid < :before AND (:scope = 'all' OR c.batch = :scope)
    AND c.arrived = 1 AND c.state NOT IN ('escalated', 'shredded') AND NOT (${quarantined})
    AND ${leaseRuns}
  ORDER BY s.rowid DESC LIMIT :limit`

export type PageInput = { text: string; before: number; scope: string; now: number; limit: number }

export function createFinding(db: Db, optedOut: () => readonly ContentFlag[]): Finding {
  const page = db.prepare<PageInput, FoundRow>(pageSql)
  const timesOf = db.prepare<[string], { words: string | null; speech: string }>('SELECT words, speech FROM clip WHERE id = ?')
  const taskOf = db.prepare<[string], { task: string }>('SELECT task FROM batch WHERE id = ?')

  return {
    find(query, { scope, cursor, limit }, now) {
      if (query.length === 0) return { found: [], cursor: null }
      const rows = page.all({ text: matchText(query), before: cursor ?? Number.MAX_SAFE_INTEGER, scope, now, limit })
      const tasks = new Map<string, TaskSpecification>()
      const task = (batch: string): TaskSpecification => {
        const known = tasks.get(batch) ?? (JSON.parse(taskOf.get(batch)?.task ?? '') as TaskSpecification)
        tasks.set(batch, known)
        return known
      }
      const out = optedOut()
      const wanted = rows.filter(({ flags }) => flags === '[]' || mayReturn(JSON.parse(flags) as ContentFlag[], out))
      const found = wanted.map((row): Found => ({
        clip: row.clip, batch: row.batch, position: row.position, state: row.state, locale: row.locale, durationMs: row.duration_ms,
        shielded: row.flags !== '[]',
        task: task(row.batch),
        annotation: row.draft === null
          ? freshAnnotation(task(row.batch), { ...row, slots: JSON.parse(row.slots) as Slot[] })
          : (JSON.parse(row.draft) as Annotation),
        words: rangesOf(query, placedWords(row.indexed)),
        heard: JSON.parse(row.heard ?? '[]') as Span[],
        timed() {
          const { words, speech } = timesOf.get(row.clip) ?? { words: null, speech: '[]' }
          return words === null ? spreadWords(row.hypothesis, JSON.parse(speech) as Span[], row.duration_ms) : (JSON.parse(words) as TimedWord[])
        },
      }))
      return { found, cursor: rows.length < limit ? null : (rows.at(-1)?.position ?? null) }
    },
  }
}
