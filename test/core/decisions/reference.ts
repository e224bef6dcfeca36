import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { ClipState } from '../../../shared/domain/batch.ts'

// What a reviewer may expect of undo, as simply as it can be said: every step knows how to go back and forth.

export type ModelClip = { state: ClipState; draft: Annotation; answers: ({ kind: 'skip' } | { kind: 'annotation'; annotation: Annotation })[]; refused: boolean }

type Step = {
  clip: number
  undo(clip: ModelClip): ModelClip
  redo(clip: ModelClip): ModelClip
  /** Typing that may go on: since when, and what stood before. */
  typing: { at: number; before: Annotation } | null
}

const standing = ({ answers }: ModelClip): ClipState => {
  const last = answers.at(-1)
  return last === undefined ? 'open' : last.kind === 'skip' ? 'skipped' : 'submitted'
}
const withAnswers = (clip: ModelClip, answers: ModelClip['answers'], draft: Annotation): ModelClip => {
  const next = { ...clip, answers, draft }
  return { ...next, state: standing(next) }
}

export function createReference(fresh: readonly Annotation[]) {
  const clips: ModelClip[] = fresh.map(draft => ({ state: 'ready', draft, answers: [], refused: false }))
  const past: Step[] = []
  let future: Step[] = []
  const at = (index: number): ModelClip => clips[index]!
  const take = (step: Step): void => {
    future = []
    clips[step.clip] = step.redo(at(step.clip))
    past.push(step)
  }
  const opened = (clip: ModelClip): ModelClip => (clip.state === 'ready' ? { ...clip, state: 'open' } : clip)

  return {
    clips,
    /** Sound was licensed: the clip counts as begun. */
    begin(index: number) {
      clips[index] = opened(at(index))
    },
    edit(index: number, after: Annotation, now: number, typed: boolean) {
      const before = at(index).draft
      if (JSON.stringify(before) === JSON.stringify(after)) return
      clips[index] = opened(at(index))
      const last = past.at(-1)
      const goesOn = typed && last?.clip === index && last.typing !== null && now - last.typing.at <= 1_200
      const from = goesOn ? last.typing!.before : before
      if (goesOn) past.pop()
      take({
        clip: index,
        undo: clip => ({ ...clip, draft: from }),
        redo: clip => ({ ...clip, draft: after }),
        typing: typed ? { at: now, before: from } : null,
      })
    },
    answer(index: number, answer: ModelClip['answers'][number]) {
      const { draft } = at(index)
      take({
        clip: index,
        undo: clip => withAnswers(clip, clip.answers.slice(0, -1), draft),
        redo: clip => withAnswers(clip, [...clip.answers, answer], answer.kind === 'skip' ? draft : answer.annotation),
        typing: null,
      })
    },
    refuse(index: number) {
      if (at(index).refused) return
      take({ clip: index, undo: clip => ({ ...clip, refused: false }), redo: clip => ({ ...clip, refused: true }), typing: null })
    },
    /** The clip that it was in, null when there is nothing to take back. */
    undo(): number | null {
      const step = past.pop()
      if (step === undefined) return null
      clips[step.clip] = step.undo(at(step.clip))
      future.push(step)
      return step.clip
    },
    redo(): number | null {
      const step = future.pop()
      if (step === undefined) return null
      clips[step.clip] = step.redo(at(step.clip))
      past.push(step)
      return step.clip
    },
  }
}
