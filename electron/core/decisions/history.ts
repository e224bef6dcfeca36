import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { ClipStore } from '../clips/store.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { Answer, Decisions } from './decisions.ts'

/** What a reviewer can take back and do again: edits and decisions, across clips and restarts. */
export type History = {
  /** Notes an edit of a draft; letters typed in one go are one step. */
  noteEdit(clip: string, before: Annotation, after: Annotation, now: number): void
  noteDecision(clip: string, answer: Answer, now: number): void
  /** Undoes the newest step and gives its clip; refuses with `nothing_to_undo`. */
  undo(shift: string, now: number): string
  /** Repeats the step undone last; refuses with `nothing_to_redo`. */
  redo(shift: string, now: number): string
  /** A sealed clip has no way back. */
  forget(clip: string): void
}

type Step = { step: number; clip: string; kind: 'edit' | 'decision'; before: string; after: string; at: number }

/** Typing that pauses for longer than this starts a new step, in milliseconds. */
const typingPauseMs = 1_200

const onlyText = (before: Annotation, after: Annotation): boolean =>
  before.transcript !== after.transcript && before.wake === after.wake && before.intent === after.intent &&
  before.quality.join() === after.quality.join()

export function createHistory({ db, clips, decisions }: { db: Db; clips: ClipStore; decisions: Decisions }): History {
  const insert = db.prepare('INSERT INTO history (clip, kind, before, after, at) VALUES (?, ?, ?, ?, ?)')
  const dropUndone = db.prepare('DELETE FROM history WHERE undone = 1')
  const newest = db.prepare<[], Step>('SELECT * FROM history WHERE undone = 0 ORDER BY step DESC LIMIT 1')
  const undone = db.prepare<[], Step>('SELECT * FROM history WHERE undone = 1 ORDER BY step LIMIT 1')
  const mark = db.prepare('UPDATE history SET undone = ? WHERE step = ?')
  const lengthen = db.prepare('UPDATE history SET after = ?, at = ? WHERE step = ?')
  const forget = db.prepare('DELETE FROM history WHERE clip = ?')

  const continues = (last: Step | undefined, clip: string, before: Annotation, after: Annotation, now: number): last is Step =>
    last !== undefined && last.kind === 'edit' && last.clip === clip && now - last.at <= typingPauseMs &&
    onlyText(before, after) && onlyText(JSON.parse(last.before) as Annotation, JSON.parse(last.after) as Annotation)

  return {
    noteEdit(clip, before, after, now) {
      dropUndone.run()
      const last = newest.get()
      if (continues(last, clip, before, after, now)) lengthen.run(JSON.stringify(after), now, last.step)
      else insert.run(clip, 'edit', JSON.stringify(before), JSON.stringify(after), now)
    },
    noteDecision(clip, answer, now) {
      dropUndone.run()
      insert.run(clip, 'decision', 'null', JSON.stringify(answer), now)
    },
    undo(shift, now) {
      const step = newest.get()
      if (step === undefined) throw new Refusal('nothing_to_undo')
      const clip = clips.requireWorkable(step.clip, now)
      if (step.kind === 'edit') clips.saveDraft(step.clip, JSON.parse(step.before) as Annotation, now)
      else decisions.withdraw(clip, shift)
      mark.run(1, step.step)
      return step.clip
    },
    redo(shift, now) {
      const step = undone.get()
      if (step === undefined) throw new Refusal('nothing_to_redo')
      const clip = clips.requireWorkable(step.clip, now)
      if (step.kind === 'edit') clips.saveDraft(step.clip, JSON.parse(step.after) as Annotation, now)
      else decisions.decide(clip, shift, JSON.parse(step.after) as Answer, now)
      mark.run(0, step.step)
      return step.clip
    },
    forget: clip => {
      forget.run(clip)
    },
  }
}
