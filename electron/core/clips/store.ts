import type { Annotation, Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, type Suggestion, type TaskSpecification } from '../../../shared/domain/task.ts'
import { mayBecome, type ClipState } from '../../../shared/domain/batch.ts'
import { playbackGainDb } from '../../../shared/domain/loudness.ts'
import type { Span } from '../../../shared/domain/values.ts'
import { spreadWords } from '../../../shared/domain/words.ts'
import type { BatchPage, ClipPage, ClipRow } from '../../../shared/contract/clips.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { SearchIndex } from '../search/index-store.ts'

/** A clip as the core works with it. */
export type Clip = { id: string; batch: string; lease: string; state: ClipState; position: number; durationMs: number; speech: Span[]; suggestion: Suggestion }

export type ClipStore = {
  /** Refuses with `clip_unknown`. */
  get(clip: string): Clip
  /** Refuses unless the clip may be worked on now: lease running, not sealed, verified on this laptop. */
  requireWorkable(clip: string, now: number): Clip
  isWorkable(clip: string, now: number): boolean
  setState(clip: Clip, state: ClipState): void
  /** `shieldAll` softens every clip, not just those that are flagged. */
  page(clip: string, shieldAll?: boolean): ClipPage
  batch(batch: string): BatchPage
  rows(): ClipRow[]
  draft(clip: string): Annotation
  saveDraft(clip: string, annotation: Annotation, now: number): void
  /** The first clip that waits after another one, its batch before all others; null when none is left. */
  nextAfter(clip: string | null, now: number): string | null
  /** The clips to come after one, at most `most`. */
  upcoming(clip: string, most: number, now: number): string[]
  /** The one left open last, of those that may be worked on. */
  left(now: number): string | null
  remaining(now: number): number
}

type Row = {
  id: string; batch: string; lease: string; state: ClipState; position: number; locale: string; day: string | null; duration_ms: number
  peaks: string; loudness: number | null; true_peak: number; speech: string; hypothesis: string; words: string | null
  intent: string | null; slots: string; flags: string; heard: string | null; task: string; starts_at: number; ends_at: number; revision: number
  draft: string | null; decided: string | null; arrived: number
}
type BatchRow = { id: string; name: string; purpose: string; legal_basis: string; retain_until: string; ends_at: number; task: string }

const newest = `(SELECT max(revision) FROM decision d WHERE d.clip = c.id AND d.withdrawn = 0 AND d.kind = 'annotation')`

const selectOne = `
  SELECT c.*, b.lease, b.task, b.starts_at, b.ends_at, l.heard, f.annotation AS draft,
         (SELECT coalesce(max(revision), 0) FROM decision d WHERE d.clip = c.id) AS revision,
         (SELECT annotation FROM decision d WHERE d.clip = c.id AND d.revision = ${newest}) AS decided
  FROM clip c JOIN batch b ON b.id = c.batch
  LEFT JOIN listening l ON l.clip = c.id LEFT JOIN draft f ON f.clip = c.id
  WHERE c.id = ?`

/** Clips that wait, by the index that serves the question: `clip_waiting` in their order, `clip_state` to count them. */
const waitingBy = (index: 'clip_waiting' | 'clip_state'): string => `
  FROM clip c INDEXED BY ${index} CROSS JOIN batch b ON b.id = c.batch
  WHERE c.arrived = 1 AND c.state IN ('ready', 'open') AND b.starts_at <= :now AND b.ends_at > :now`

const suggestionOf = ({ hypothesis, intent, slots }: Row): Suggestion => ({ hypothesis, intent, slots: JSON.parse(slots) as Slot[] })

function annotationOf(row: Row): Annotation {
  const entered = row.draft ?? row.decided
  if (entered !== null) return JSON.parse(entered) as Annotation
  return freshAnnotation(JSON.parse(row.task) as TaskSpecification, suggestionOf(row))
}

function objection(row: Row, now: number): Refusal | null {
  if (row.state === 'escalated') return new Refusal('clip_sealed')
  if (row.state === 'shredded') return new Refusal('clip_recalled')
  if (row.ends_at <= now || row.starts_at > now) return new Refusal('lease_ended', { endsAt: row.ends_at })
  return row.arrived === 0 ? new Refusal('clip_unknown') : null
}

export function createClipStore(db: Db, index: SearchIndex): ClipStore {
  const one = db.prepare<[string], Row>(selectOne)
  const all = db.prepare<[], ClipRow>(
    `SELECT c.id AS clip, c.batch, c.position, c.state,
            (SELECT json_extract(annotation, '$.wake') FROM decision d WHERE d.clip = c.id AND d.revision = ${newest}) AS wake
     FROM clip c WHERE c.arrived = 1 ORDER BY c.position`,
  )
  const select = (batch: '=' | '<>', position: '>' | '<') =>
    db.prepare<{ now: number; batch: string; position: number; most: number }, { id: string }>(
      `SELECT c.id ${waitingBy('clip_waiting')} AND +c.batch ${batch} :batch AND c.position ${position} :position ORDER BY c.position LIMIT :most`,
    )
  /** A batch that is begun is finished first; then those behind it; then what was left behind. */
  const within = [select('=', '>'), select('=', '<')]
  const beyond = [select('<>', '>'), select('<>', '<')]
  const remaining = db.prepare<{ now: number }, { n: number }>(`SELECT count(*) AS n ${waitingBy('clip_state')}`)
  const setState = db.prepare('UPDATE clip SET state = ? WHERE id = ?')
  const putDraft = db.prepare('INSERT OR REPLACE INTO draft (clip, annotation, saved_at) VALUES (?, ?, ?)')
  const getBatch = db.prepare<[string], BatchRow>('SELECT * FROM batch WHERE id = ?')
  const leftOpen = db.prepare<{ now: number }, { id: string }>(
    `SELECT c.id FROM clip c INDEXED BY clip_state JOIN batch b ON b.id = c.batch LEFT JOIN draft f ON f.clip = c.id
     WHERE c.state = 'open' AND c.arrived = 1 AND b.starts_at <= :now AND b.ends_at > :now ORDER BY f.saved_at DESC LIMIT 1`,
  )

  const row = (clip: string): Row => {
    const found = one.get(clip)
    if (found === undefined) throw new Refusal('clip_unknown')
    return found
  }
  const asClip = (found: Row): Clip => {
    const { id, batch, lease, state, position, duration_ms: durationMs, speech } = found
    return { id, batch, lease, state, position, durationMs, speech: JSON.parse(speech) as Span[], suggestion: suggestionOf(found) }
  }
  const upcoming = (clip: string | null, most: number, now: number): string[] => {
    const { position, batch } = clip === null ? { position: 0, batch: '' } : row(clip)
    const found: string[] = []
    for (const way of clip === null ? beyond : [...within, ...beyond]) {
      if (found.length < most) found.push(...way.all({ now, batch, position, most: most - found.length }).map(({ id }) => id))
    }
    return found
  }

  return {
    get: clip => asClip(row(clip)),
    requireWorkable(clip, now) {
      const found = row(clip)
      const refusal = objection(found, now)
      if (refusal !== null) throw refusal
      return asClip(found)
    },
    isWorkable(clip, now) {
      const found = one.get(clip)
      return found !== undefined && objection(found, now) === null
    },
    setState(clip, state) {
      if (clip.state !== state && !mayBecome(clip.state, state)) throw new Refusal('clip_closed')
      setState.run(state, clip.id)
      clip.state = state
    },
    page(clip, shieldAll = false) {
      const found = row(clip)
      const speech = JSON.parse(found.speech) as Span[]
      return {
        clip: found.id,
        batch: found.batch,
        position: found.position,
        state: found.state,
        locale: found.locale,
        day: found.day,
        durationMs: found.duration_ms,
        peaks: found.peaks,
        gainDb: playbackGainDb(found.loudness, found.true_peak),
        shielded: shieldAll || found.flags !== '[]',
        speech,
        hypothesis: found.hypothesis,
        words: found.words === null ? spreadWords(found.hypothesis, speech, found.duration_ms) : (JSON.parse(found.words) as TimedWord[]),
        wordsApproximate: found.words === null,
        suggestedIntent: found.intent,
        suggestedSlots: JSON.parse(found.slots) as Slot[],
        heard: JSON.parse(found.heard ?? '[]') as Span[],
        annotation: annotationOf(found),
        revision: found.revision,
      }
    },
    batch(id) {
      const found = getBatch.get(id)
      if (found === undefined) throw new Refusal('clip_unknown')
      return {
        batch: found.id, name: found.name, purpose: found.purpose, legalBasis: found.legal_basis,
        retainUntil: found.retain_until, endsAt: found.ends_at, task: JSON.parse(found.task) as TaskSpecification,
      }
    },
    rows: () => all.all(),
    draft: clip => annotationOf(row(clip)),
    saveDraft: (clip, annotation, now) => {
      putDraft.run(clip, JSON.stringify(annotation), now)
      index.put(clip, annotation.transcript)
    },
    nextAfter: (clip, now) => upcoming(clip, 1, now)[0] ?? null,
    upcoming,
    left: now => leftOpen.get({ now })?.id ?? null,
    remaining: now => remaining.get({ now })?.n ?? 0,
  }
}
