import type { Played } from '../../../shared/contract/clips.ts'
import type { MethodOutput } from '../../../shared/contract/methods.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { Refusal } from '../refusal.ts'
import type { Answer } from './decisions.ts'

type Decided = MethodOutput<'annotations.submit'>
/** What sounded of the clip that is answered, and which one is to sound next. */
type Sounding = { played: Played | null; begin?: string | undefined }

/** Drafts, answers, and the way back. */
export function createDecisionHandlers(desk: Desk): Pick<
  DeskHandlers,
  'annotations.save' | 'annotations.submit' | 'clips.skip' | 'history.undo' | 'history.redo'
> {
  const { db, clips, place, listening, licence, decisions, history, shifts, now, emit } = desk

  /** What undoing an answer brings back: all that was entered, but the verdict of a false wake, which is the answer itself. */
  function enteredBefore(clip: string, given: Answer): Annotation {
    const draft = clips.draft(clip)
    return given.kind === 'skip' ? draft : { ...given.annotation, wake: draft.wake }
  }

  /** The answer stands whether or not the clip after it may sound: who asks for that one alone hears why not. */
  function begins(clip: string, at: number): boolean {
    try {
      licence.give(clip, at)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  /** What was heard stays heard, also when the answer is refused. */
  const answer = db.transaction((clipId: string, given: Answer, { played, begin }: Sounding): Refusal | Decided => {
    const at = now()
    const shift = shifts.requireRunning()
    const clip = clips.requireWorkable(clipId, at)
    listening.take(clip, shift, played)
    const objection = decisions.objection(clip, given)
    if (objection !== null) return objection
    history.noteDecision(clipId, enteredBefore(clipId, given), given, at)
    decisions.decide(clip, shift, given, at)
    const next = place.enter(clips.nextAfter(clipId, at))
    return next !== null && next === begin && begins(next, at) ? { next, startedAt: at } : { next }
  })
  const decide = (clip: string, given: Answer, sounding: Sounding): Decided => {
    const decided = answer(clip, given, sounding)
    if (decided instanceof Refusal) throw decided
    emit('clips.changed')
    desk.decided()
    return decided
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
    'annotations.submit': ({ clip, annotation, ...sounding }) => decide(clip, { kind: 'annotation', annotation }, sounding),
    'clips.skip': ({ clip, cause, ...sounding }) => decide(clip, { kind: 'skip', cause }, sounding),
    'history.undo': () => step('undo'),
    'history.redo': () => step('redo'),
  }
}
