import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { ClipStore } from '../clips/store.ts'
import type { Db } from '../database/open.ts'
import type { Refusals, RefusedLabel } from '../mining/refusals.ts'
import { Refusal } from '../refusal.ts'
import type { Answer, Decisions } from './decisions.ts'

/** What a reviewer can take back and do again: edits, decisions and refused labels, across clips and restarts. */
export type History = {
  /** Notes an edit of a draft; letters typed in one go are one step, everything else is one each. */
  noteEdit(clip: string, before: Annotation, after: Annotation, now: number): void
  /** Notes an answer before it is recorded; undoing it brings `before` back as the draft. */
  noteDecision(clip: string, before: Annotation, answer: Answer, now: number): void
  noteRefusal(clip: string, refused: RefusedLabel, now: number): void
  /** Undoes the newest step and gives its clip; refuses with `nothing_to_undo`, or as the clip may not be worked on. */
  undo(shift: string, now: number): string
  /** Repeats the step undone last; refuses with `nothing_to_redo`, or as the clip may not be worked on. */
  redo(shift: string, now: number): string
  /** A sealed clip has no way back. */
  forget(clip: string): void
}

type Step = { step: number; clip: string; kind: 'edit' | 'decision' | 'refusal'; before: string; after: string; at: number }

/** Typing that pauses for longer than this starts a new step, in milliseconds. */
const typingPauseMs = 1_200

/** What typing leaves alone: spans follow their words, and may go with them, but none is added. */
const untyped = (annotation: Annotation): string => JSON.stringify({ ...annotation, transcript: '', slots: [], sensitive: [] })
const labelsOf = ({ slots, sensitive }: Annotation): string[] => [...slots.map(slot => slot.label), ...sensitive.map(span => span.class)]

function isTyping(before: Annotation, after: Annotation): boolean {
  const labels = labelsOf(before)
  return before.transcript !== after.transcript && untyped(before) === untyped(after) &&
    labelsOf(after).length <= labels.length && labelsOf(after).every(label => labels.includes(label))
}

export function createHistory({ db, clips, decisions, refusals }: {
  db: Db
  clips: ClipStore
  decisions: Decisions
  refusals: Refusals
}): History {
  const insert = db.prepare('INSERT INTO history (clip, kind, before, after, at) VALUES (?, ?, ?, ?, ?)')
  const dropUndone = db.prepare('DELETE FROM history WHERE undone = 1')
  const newest = db.prepare<[], Step>('SELECT * FROM history WHERE undone = 0 ORDER BY step DESC LIMIT 1')
  const undone = db.prepare<[], Step>('SELECT * FROM history WHERE undone = 1 ORDER BY step LIMIT 1')
  const mark = db.prepare('UPDATE history SET undone = ? WHERE step = ?')
  const lengthen = db.prepare('UPDATE history SET after = ?, at = ? WHERE step = ?')
  const forget = db.prepare('DELETE FROM history WHERE clip = ?')

  const continues = (last: Step | undefined, clip: string, before: Annotation, after: Annotation, now: number): last is Step =>
    last !== undefined && last.kind === 'edit' && last.clip === clip && now - last.at <= typingPauseMs &&
    isTyping(before, after) && isTyping(JSON.parse(last.before) as Annotation, JSON.parse(last.after) as Annotation)

  const restore = (clip: string, draft: Annotation | null, now: number): void => {
    if (draft !== null && JSON.stringify(draft) !== JSON.stringify(clips.draft(clip))) clips.saveDraft(clip, draft, now)
  }

  return {
    noteEdit(clip, before, after, now) {
      dropUndone.run()
      const last = newest.get()
      if (continues(last, clip, before, after, now)) lengthen.run(JSON.stringify(after), now, last.step)
      else insert.run(clip, 'edit', JSON.stringify(before), JSON.stringify(after), now)
    },
    noteDecision(clip, before, answer, now) {
      dropUndone.run()
      insert.run(clip, 'decision', JSON.stringify(before), JSON.stringify(answer), now)
    },
    noteRefusal(clip, refused, now) {
      dropUndone.run()
      insert.run(clip, 'refusal', 'null', JSON.stringify(refused), now)
    },
    undo(shift, now) {
      const step = newest.get()
      if (step === undefined) throw new Refusal('nothing_to_undo')
      const clip = clips.requireWorkable(step.clip, now)
      if (step.kind === 'decision') decisions.withdraw(clip, shift)
      if (step.kind === 'refusal') refusals.remove(step.clip, JSON.parse(step.after) as RefusedLabel)
      else restore(step.clip, JSON.parse(step.before) as Annotation | null, now)
      mark.run(1, step.step)
      return step.clip
    },
    redo(shift, now) {
      const step = undone.get()
      if (step === undefined) throw new Refusal('nothing_to_redo')
      const clip = clips.requireWorkable(step.clip, now)
      switch (step.kind) {
        case 'edit':
          restore(step.clip, JSON.parse(step.after) as Annotation, now)
          break
        case 'decision':
          decisions.decide(clip, shift, JSON.parse(step.after) as Answer, now)
          break
        case 'refusal':
          refusals.add(step.clip, JSON.parse(step.after) as RefusedLabel)
          break
      }
      mark.run(0, step.step)
      return step.clip
    },
    forget: clip => {
      forget.run(clip)
    },
  }
}
