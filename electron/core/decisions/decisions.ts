import { isFalseWake, type Annotation, type SkipCause } from '../../../shared/domain/annotation.ts'
import { faultsOf } from '../../../shared/domain/annotation-rules.ts'
import { openQuestions } from '../../../shared/domain/task.ts'
import type { ClipState } from '../../../shared/domain/batch.ts'
import { countedOf } from '../../../shared/domain/counted.ts'
import { totalMs } from '../../../shared/domain/heard.ts'
import type { RecordedDecision } from '../../../shared/domain/shift-figures.ts'
import type { Decision as TimedDecision } from '../../../shared/domain/throughput.ts'
import type { Stream } from '../audit/stream.ts'
import type { Clip, ClipStore } from '../clips/store.ts'
import type { Listening } from '../clips/listening.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** A reviewer's answer for a clip: an annotation, or why there is none. */
export type Answer = { kind: 'annotation'; annotation: Annotation } | { kind: 'skip'; cause: SkipCause }

/** Answers for clips; every call belongs into the caller's transaction. */
export type Decisions = {
  /** Why an answer may not be given yet, null when it may. */
  objection(clip: Clip, answer: Answer): Refusal | null
  /** Gives the answer's revision, 1 for a clip's first. */
  decide(clip: Clip, shift: string, answer: Answer, now: number): number
  /** Takes the newest answer back, which it gives; the one before counts again, or the clip is open. */
  withdraw(clip: Clip, shift: string): Answer
  /** The answer that counts, null where there is none or it is a skip. */
  standing(clip: string): Annotation | null
  recordEscalation(clip: Clip, shift: string, now: number): void
  inShift(shift: string): TimedDecision[]
  /** The same one by one, with what was counted of each. */
  recordedIn(shift: string): RecordedDecision[]
}

type RecordedRow = Omit<RecordedDecision, 'counted'> & { corrected: number | null; labelled: number | null }

type Row = { revision: number; kind: Answer['kind'] | 'escalation'; annotation: string | null; cause: SkipCause | null }

const uncounted = { corrected: null, labelled: null }

const stateAfter: Record<Answer['kind'], ClipState> = { annotation: 'submitted', skip: 'skipped' }

export function createDecisions({ db, stream, clips, listening }: {
  db: Db
  stream: Stream
  clips: ClipStore
  listening: Listening
}): Decisions {
  const insert = db.prepare(
    `INSERT INTO decision (clip, revision, kind, annotation, cause, shift, decided_at, handling_ms, corrected, labelled)
     VALUES (:clip, :revision, :kind, :annotation, :cause, :shift, :at, :handlingMs, :corrected, :labelled)`,
  )
  const lastRevision = db.prepare<[string], { n: number }>('SELECT coalesce(max(revision), 0) AS n FROM decision WHERE clip = ?')
  const standing = db.prepare<[string], Row>('SELECT * FROM decision WHERE clip = ? AND withdrawn = 0 ORDER BY revision DESC LIMIT 2')
  const setWithdrawn = db.prepare('UPDATE decision SET withdrawn = 1 WHERE clip = ? AND revision = ?')
  const shiftDecisions = db.prepare<[string], TimedDecision>(
    `SELECT max(decided_at) AS at, max(handling_ms) AS handlingMs FROM decision WHERE shift = ? AND withdrawn = 0 GROUP BY clip`,
  )

  const recorded = db.prepare<[string], RecordedRow>(
    `SELECT d.clip, CASE d.kind WHEN 'escalation' THEN NULL ELSE d.revision END AS revision, d.decided_at AS at, d.handling_ms AS handlingMs,
            c.duration_ms AS durationMs, d.corrected, d.labelled
     FROM decision d JOIN clip c ON c.id = d.clip WHERE d.shift = ? AND d.withdrawn = 0 ORDER BY d.decided_at, d.clip, d.revision`,
  )

  const record = (clip: Clip, shift: string, row: { kind: Row['kind']; annotation: Annotation | null; cause: SkipCause | null; at: number }) => {
    const revision = (lastRevision.get(clip.id)?.n ?? 0) + 1
    const handled = listening.settle(clip.id)
    // What came of harm is no figure of anybody's pace.
    const handlingMs = row.kind === 'escalation' ? null : handled
    const { corrected, labelled } = row.annotation === null ? uncounted : countedOf(row.annotation, clip.suggestion.hypothesis)
    insert.run({
      ...row, clip: clip.id, revision, shift, handlingMs, corrected, labelled,
      annotation: row.annotation === null ? null : JSON.stringify(row.annotation),
    })
    return { revision, handlingMs }
  }
  const where = (clip: Clip, shift: string) => ({ clip: clip.id, batch: clip.batch, lease: clip.lease, shift })

  return {
    objection(clip, answer) {
      if (answer.kind === 'skip') return null
      const { task } = clips.batch(clip.batch)
      const [fault] = faultsOf(task, answer.annotation, clip)
      if (fault !== undefined) return new Refusal('answer_unfit', { at: fault.at, why: fault.kind })
      const open = openQuestions(task, answer.annotation)
      if (open.length > 0) return new Refusal('questions_open', { questions: open.join(', ') })
      return isFalseWake(answer.annotation.wake) || listening.allHeard(clip) ? null : new Refusal('not_all_heard')
    },
    decide(clip, shift, answer, at) {
      const annotation = answer.kind === 'annotation' ? answer.annotation : null
      const cause = answer.kind === 'skip' ? answer.cause : null
      const { revision, handlingMs } = record(clip, shift, { kind: answer.kind, annotation, cause, at })
      clips.setState(clip, stateAfter[answer.kind])
      if (annotation !== null) {
        clips.saveDraft(clip.id, annotation, at)
        stream.append('annotation.submitted', {
          ...where(clip, shift), revision, annotation, handlingMs,
          taskVersion: clips.batch(clip.batch).task.version,
          heardMs: totalMs(listening.heard(clip.id)),
        })
      }
      if (cause !== null) stream.append('clip.skipped', { ...where(clip, shift), revision, cause, handlingMs })
      return revision
    },
    withdraw(clip, shift) {
      const [newest, before] = standing.all(clip.id)
      if (newest === undefined || newest.kind === 'escalation') throw new Refusal('nothing_to_undo')
      setWithdrawn.run(clip.id, newest.revision)
      clips.setState(clip, before === undefined || before.kind === 'escalation' ? 'open' : stateAfter[before.kind])
      stream.append('decision.withdrawn', { ...where(clip, shift), revision: newest.revision })
      return newest.kind === 'skip' && newest.cause !== null
        ? { kind: 'skip', cause: newest.cause }
        : { kind: 'annotation', annotation: JSON.parse(newest.annotation ?? 'null') as Annotation }
    },
    standing(clip) {
      const annotation = standing.get(clip)?.annotation ?? null
      return annotation === null ? null : (JSON.parse(annotation) as Annotation)
    },
    recordEscalation(clip, shift, at) {
      record(clip, shift, { kind: 'escalation', annotation: null, cause: null, at })
      clips.setState(clip, 'escalated')
    },
    inShift: shift => shiftDecisions.all(shift),
    recordedIn: shift =>
      recorded.all(shift).map(({ corrected, labelled, ...row }) => ({ ...row, counted: corrected === null ? null : { corrected, labelled: labelled ?? 0 } })),
  }
}
