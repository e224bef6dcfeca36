import type { Played } from '../../../shared/contract/clips.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Refusal } from '../refusal.ts'
import type { Answer } from './decisions.ts'

/** Drafts, answers, and the way back. */
export function createDecisionHandlers(desk: Desk): Pick<
  DeskHandlers,
  'annotations.save' | 'annotations.submit' | 'clips.skip' | 'history.undo' | 'history.redo'
> {
  const { db, clips, place, listening, decisions, history, shifts, now, emit } = desk

  /** What undoing an answer brings back: all that was entered, but the verdict of a false wake, which is the answer itself. */
  function enteredBefore(clip: string, given: Answer): Annotation {
    const draft = clips.draft(clip)
    return given.kind === 'skip' ? draft : { ...given.annotation, wake: draft.wake }
  }

  /** What was heard stays heard, also when the answer is refused. */
  const answer = db.transaction((clipId: string, given: Answer, played: Played | null): Refusal | string | null => {
    const at = now()
    const shift = shifts.requireRunning()
    const clip = clips.requireWorkable(clipId, at)
    listening.take(clip, shift, played)
    const objection = decisions.objection(clip, given)
    if (objection !== null) return objection
    history.noteDecision(clipId, enteredBefore(clipId, given), given, at)
    decisions.decide(clip, shift, given, at)
    return place.enter(clips.nextAfter(clipId, at))
  })
  const decide = (clip: string, given: Answer, played: Played | null): { next: string | null } => {
    const next = answer(clip, given, played)
    if (next !== null && typeof next !== 'string') throw next
    emit('clips.changed')
    desk.decided()
    return { next }
  }
  const step = (go: 'undo' | 'redo'): { clip: string } => {
    const clip = db.transaction(() => place.enter(history[go](shifts.requireRunning(), now())))()
    emit('clips.changed')
    desk.decided()
    return { clip }
  }

  return {
    'annotations.save': db.transaction(({ clip: id, annotation }) => {
      const at = now()
      shifts.requireRunning()
      const clip = clips.requireWorkable(id, at)
      const before = clips.draft(id)
      if (JSON.stringify(before) !== JSON.stringify(annotation)) {
        clips.saveDraft(id, annotation, at)
        history.noteEdit(id, before, annotation, at)
        if (clip.state === 'ready') clips.setState(clip, 'open')
      }
      return { revision: clips.page(id).revision }
    }),
    'annotations.submit': ({ clip, annotation, played }) => decide(clip, { kind: 'annotation', annotation }, played),
    'clips.skip': ({ clip, cause, played }) => decide(clip, { kind: 'skip', cause }, played),
    'history.undo': () => step('undo'),
    'history.redo': () => step('redo'),
  }
}
