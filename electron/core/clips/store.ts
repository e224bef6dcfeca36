import type { Annotation, Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, type Suggestion, type TaskSpecification } from '../../../shared/domain/task.ts'
import { isHeld, mayBecome, type BatchState, type ClipState } from '../../../shared/domain/batch.ts'
import type { ContentFlag } from '../../../shared/domain/exposure.ts'
import { playbackGainDb } from '../../../shared/domain/loudness.ts'
import type { Span } from '../../../shared/domain/values.ts'
import { spreadWords } from '../../../shared/domain/words.ts'
import type { BatchPage, ClipPage, ClipRow } from '../../../shared/contract/clips.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { SearchIndex } from '../search/index-store.ts'
import { leaseRuns } from './lease-runs.ts'

/** A clip as the core works with it. */
export type Clip = { id: string; batch: string; lease: string; state: ClipState; position: number; durationMs: number; speech: Span[]; suggestion: Suggestion; flags: ContentFlag[] }

export type ClipStore = {
  /** Refuses with `clip_unknown`. */
  get(clip: string): Clip
  /** Refuses unless the clip may be worked on now: lease running, not sealed, verified on this laptop. */
  requireWorkable(clip: string, now: number): Clip
  isWorkable(clip: string, now: number): boolean
  /** Whether a clip is known on this laptop, in whatever state. */
  knows(clip: string): boolean
  setState(clip: Clip, state: ClipState): void
  /** Plays a clip softer than its loudness asks for, once and for all. */
  soften(clip: string, db: number): void
  /** `shieldAll` softens every clip, not just those that are flagged. */
  page(clip: string, shieldAll?: boolean): ClipPage
  batch(batch: string): BatchPage
  rows(): ClipRow[]
  draft(clip: string): Annotation
  saveDraft(clip: string, annotation: Annotation, now: number): void
  /** The one left open last, of those that may be worked on. */
  left(now: number): string | null
}

type Row = {
  id: string; batch: string; lease: string; state: ClipState; position: number; locale: string; day: string | null; duration_ms: number
  peaks: string; loudness: number | null; true_peak: number; speech: string; hypothesis: string; words: string | null
  intent: string | null; slots: string; flags: string; heard: string | null; task: string; starts_at: number; ends_at: number; revision: number
  draft: string | null; decided: string | null; arrived: number; softer_db: number; batch_state: BatchState; shredded_for: string | null
}
type BatchRow = { id: string; name: string; purpose: string; legal_basis: string; retain_until: string; ends_at: number; task: string }

const newest = `(SELECT max(revision) FROM decision d WHERE d.clip = c.id AND d.withdrawn = 0 AND d.kind = 'annotation')`

const selectOne = `
  SELECT c.*, b.state AS batch_state, b.task, b.starts_at, b.ends_at, l.heard, f.annotation AS draft,
         (SELECT coalesce(max(revision), 0) FROM decision d WHERE d.clip = c.id) AS revision,
         (SELECT annotation FROM decision d WHERE d.clip = c.id AND d.revision = ${newest}) AS decided
  FROM clip c JOIN batch b ON b.id = c.batch
  LEFT JOIN listening l ON l.clip = c.id LEFT JOIN draft f ON f.clip = c.id
  WHERE c.id = ?`

const suggestionOf = ({ hypothesis, intent, slots }: Row): Suggestion => ({ hypothesis, intent, slots: JSON.parse(slots) as Slot[] })

function annotationOf(row: Row): Annotation {
  const entered = row.draft ?? row.decided
  if (entered !== null) return JSON.parse(entered) as Annotation
  return freshAnnotation(JSON.parse(row.task) as TaskSpecification, suggestionOf(row))
}

function objection(row: Row, now: number): Refusal | null {
  if (row.state === 'escalated') return new Refusal('clip_sealed')
  if (row.batch_state === 'recalled' || row.shredded_for !== null) return new Refusal('clip_recalled')
  if (row.state === 'shredded' || !isHeld(row.batch_state) || row.ends_at <= now) return new Refusal('lease_ended', { endsAt: row.ends_at })
  if (row.starts_at > now) return new Refusal('lease_early', { startsAt: row.starts_at })
  return row.arrived === 0 ? new Refusal('clip_unknown') : null
}

export function createClipStore(db: Db, index: SearchIndex): ClipStore {
  const one = db.prepare<[string], Row>(selectOne)
  const all = db.prepare<[], ClipRow>(
    `SELECT c.id AS clip, c.batch, c.position, c.state,
            (SELECT json_extract(annotation, '$.wake') FROM decision d WHERE d.clip = c.id AND d.revision = ${newest}) AS wake
     FROM clip c JOIN batch b ON b.id = c.batch WHERE c.arrived = 1 AND b.state IN ('offered', 'leased') ORDER BY c.position`,
  )
  const setState = db.prepare('UPDATE clip SET state = ? WHERE id = ?')
  const soften = db.prepare('UPDATE clip SET softer_db = ? WHERE id = ?')
  const putDraft = db.prepare('INSERT OR REPLACE INTO draft (clip, annotation, saved_at) VALUES (?, ?, ?)')
  const getBatch = db.prepare<[string], BatchRow>('SELECT * FROM batch WHERE id = ?')
  const leftOpen = db.prepare<{ now: number }, { id: string }>(
    `SELECT c.id FROM clip c INDEXED BY clip_state JOIN batch b ON b.id = c.batch LEFT JOIN draft f ON f.clip = c.id
     WHERE c.state = 'open' AND c.arrived = 1 AND ${leaseRuns} ORDER BY f.saved_at DESC LIMIT 1`,
  )

  const row = (clip: string): Row => {
    const found = one.get(clip)
    if (found === undefined) throw new Refusal('clip_unknown')
    return found
  }
  const asClip = (found: Row): Clip => {
    const { id, batch, lease, state, position, duration_ms: durationMs, speech } = found
    return { id, batch, lease, state, position, durationMs, speech: JSON.parse(speech) as Span[], suggestion: suggestionOf(found), flags: JSON.parse(found.flags) as ContentFlag[] }
  }

  return {
    get: clip => asClip(row(clip)),
    knows: clip => one.get(clip) !== undefined,
    soften: (clip, by) => {
      soften.run(by, clip)
    },
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
        gainDb: playbackGainDb(found.loudness, found.true_peak) - found.softer_db,
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
    left: now => leftOpen.get({ now })?.id ?? null,
  }
}
